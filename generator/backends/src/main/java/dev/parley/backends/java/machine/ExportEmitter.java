package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.Names;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Export;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the methods with which a machine gives values to whoever uses the protocol. */
final class ExportEmitter {
    private final RoleView view;

    ExportEmitter(RoleView view) {
        this.view = view;
    }

    List<MethodSpec> methods() {
        return view.model().exports().stream().map(this::method).toList();
    }

    private MethodSpec method(Export export) {
        Map<String, String> parameters = parameters(export);
        ExportScope scope = new ExportScope(MachineScope.machine(view), parameters);
        boolean secret = export.value().type().equals(ValueType.SECRET);
        MethodSpec.Builder method = MethodSpec.methodBuilder(view.own().export(export)).addModifiers(Modifier.PUBLIC)
                .returns(view.names().valueType(export.value().type())).addException(WireTypes.PROTOCOL_EXCEPTION)
                .addJavadoc("$L$L.\n\n@throws IllegalStateException if something that it is made of is not there, a message is "
                        + "half processed, or the\n    machine is closed\n@throws IllegalArgumentException if an argument "
                        + "does not fit\n", JavaSource.cite(export.name(), export.span()),
                        secret ? ": a secret that whoever asks has to wipe" : "");
        for (Type.Parameter parameter : export.parameters()) {
            method.addParameter(view.names().valueType(parameter.type()), parameters.get(parameter.name()));
        }
        Predicate<String> isTaken = name -> view.own().isMember(name) || parameters.containsValue(name);
        Statements statements = new Statements(view, scope, Locals.none(isTaken));
        return method.addStatement("requireAnswerable($S)", export.name())
                .addCode(new Availability(view, scope, export.name()).of(export.value()))
                .addCode(statements.keeping(export.value(), Known.NOTHING,
                        value -> CodeBlock.builder().addStatement("return $L", value).build()))
                .build();
    }

    /** The Java names of the parameters, which hide no member. */
    private Map<String, String> parameters(Export export) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Type.Parameter parameter : export.parameters()) {
            names.put(parameter.name(), Stream.iterate(Names.camel(parameter.name()), name -> name + "_")
                    .filter(name -> !view.own().isMember(name) && !names.containsValue(name)).findFirst().orElseThrow());
        }
        return names;
    }
}
