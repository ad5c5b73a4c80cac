package dev.parley.backends.java.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Makes the enum of a code type that never travels. */
final class EnumEmitter {
    private final Context context;
    private final Type.Code code;
    private final ClassName type;
    private final Registry registry;

    EnumEmitter(Context context, Type.Code code) {
        this.context = context;
        this.code = code;
        this.type = context.names().type(code);
        this.registry = new Registry(context, code);
    }

    /** The whole enum. */
    TypeSpec type() {
        TypeSpec.Builder all = TypeSpec.enumBuilder(type)
                .addJavadoc("$L: never on the wire.\n", JavaSource.cite(code.name().toString(), code.span()))
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(WireTypes.LABELLED);
        code.enumerators().forEach(enumerator -> all.addEnumConstant(context.names().constant(code, enumerator),
                constant(enumerator)));
        all.addField(String.class, "label", Modifier.PRIVATE, Modifier.FINAL);
        if (code.columns().isEmpty()) {
            return all.addMethod(constructor(List.of())).addMethod(named()).addMethod(label()).build();
        } else if (registry.isComplete()) {
            List<ParameterSpec> columns = code.columns().stream()
                    .map(column -> ParameterSpec.builder(registry.type(column), registry.name(column)).build()).toList();
            columns.forEach(column -> all.addField(column.type(), column.name(), Modifier.PRIVATE, Modifier.FINAL));
            return all.addMethod(constructor(columns)).addMethod(named()).addMethod(label())
                    .addMethods(registry.ofFields()).build();
        }
        ParameterSpec entry = ParameterSpec.builder(type.nestedClass("Entry"), "entry").build();
        return all.addField(entry.type(), entry.name(), Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addParameter(String.class, "label")
                        .addStatement("this(label, null)").build())
                .addMethod(constructor(List.of(entry))).addMethod(named()).addMethod(label())
                .addMethods(registry.viaEntry()).addType(registry.entry()).build();
    }

    private TypeSpec constant(Type.Enumerator enumerator) {
        CodeBlock.Builder arguments = CodeBlock.builder().add("$S", enumerator.name());
        if (!enumerator.attributes().isEmpty()) {
            arguments.add(",$W$L", registry.isComplete() ? registry.arguments(enumerator) : registry.newEntry(enumerator));
        }
        return TypeSpec.anonymousClassBuilder(arguments.build())
                .addJavadoc("$L.\n", JavaSource.cite(enumerator.name(), enumerator.span())).build();
    }

    private static MethodSpec constructor(List<ParameterSpec> attributes) {
        MethodSpec.Builder method = MethodSpec.constructorBuilder().addParameter(String.class, "label")
                .addStatement("this.label = label");
        for (ParameterSpec attribute : attributes) {
            method.addParameter(attribute).addStatement("this.$1N = $1N", attribute.name());
        }
        return method.build();
    }

    private MethodSpec named() {
        return MethodSpec.methodBuilder("named").addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The value that the specification calls so, if any.\n")
                .addParameter(String.class, "label")
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), type))
                .addStatement("return $T.stream(values()).filter(value -> value.label.equals(label)).findFirst()",
                        Arrays.class)
                .build();
    }

    private MethodSpec label() {
        return MethodSpec.methodBuilder("label").addAnnotation(Override.class).addModifiers(Modifier.PUBLIC)
                .returns(String.class).addStatement("return label").build();
    }
}
