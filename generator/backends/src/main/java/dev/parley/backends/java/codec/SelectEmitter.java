package dev.parley.backends.java.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Makes the sealed interface of a select, with a record for each arm. */
final class SelectEmitter {
    private final Context context;
    private final StructEmitter records;
    private final Shape outer;
    private final Type.Field field;
    private final Type.Select select;
    private final Variables scope;
    private final Variable selector;
    private final ClassName union;

    SelectEmitter(Context context, StructEmitter records, Shape outer, Type.Field field, Type.Select select) {
        this.context = context;
        this.records = records;
        this.outer = outer;
        this.field = field;
        this.select = select;
        this.scope = new Variables(context, outer);
        this.selector = scope.get(select.selector().name());
        this.union = context.names().select(outer.owner(), field);
    }

    /** What decoding a select needs of the struct around it: the selector first. */
    static List<Variable> inputs(Type.Select select, Variables scope) {
        Set<Variable> inputs = new LinkedHashSet<>();
        inputs.add(scope.get(select.selector().name()));
        arms(select).forEach(arm -> inputs.addAll(scope.freeIn(arm.fields())));
        return List.copyOf(inputs);
    }

    /** The sealed interface. */
    TypeSpec union() {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(union)
                .addJavadoc("What {@code $L} selects ($L).\n", select.selector().name(), field.span().cite())
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addSuperinterface(WireTypes.ENCODABLE)
                .addMethod(decode());
        if (selector.kind() != Variable.Kind.PARAMETER) {
            type.addMethod(isSelectedBy());
        }
        if (outer.owner() instanceof ValueType.Arm) {
            type.addModifiers(Modifier.STATIC);
        }
        arms(select).forEach(arm -> type.addType(record(arm)));
        return type.build();
    }

    private TypeSpec record(Type.Arm arm) {
        ClassName type = context.names().arm(outer.owner(), field, arm);
        List<Variable> needed = scope.freeIn(arm.fields()).stream().map(Variable::handedOn).toList();
        Shape shape = new Shape(type, new ValueType.Arm(arm), outer.pathOf(field), arm.fields(), needed, arm.span());
        String title = arm.cases().isEmpty() ? "Any other case (" + arm.span().cite() + ")"
                : "Case " + JavaSource.cite(String.join(", ", arm.cases()), arm.span());
        return records.record(shape, title)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addSuperinterface(union)
                .build();
    }

    private MethodSpec decode() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("decode")
                .addJavadoc("Reads the case that {@code $L} selects.\n", select.selector().name())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(WireTypes.READER, "in")
                .addException(WireTypes.DECODE_EXCEPTION)
                .returns(union);
        inputs(select, scope).forEach(variable -> method.addParameter(variable.declaration()));
        String form = select.selector().type() instanceof ValueType.Code ? "throw in.error($N.label() + $S)"
                : "throw in.error($N + $S)";
        CodeBlock error = CodeBlock.of(form, selector.javaName(), " selects nothing");
        return method.addCode(new Cases(context.names(), selector, select).choose(this::decode, error)).build();
    }

    private CodeBlock decode(Type.Arm arm) {
        CodeBlock.Builder call = CodeBlock.builder()
                .add("$T.decode(in", context.names().arm(outer.owner(), field, arm));
        scope.freeIn(arm.fields()).forEach(variable -> call.add(",$W$N", variable.javaName()));
        return call.add(")").build();
    }

    private MethodSpec isSelectedBy() {
        return MethodSpec.methodBuilder("isSelectedBy")
                .addJavadoc("Whether {@code $L} selects this case.\n", select.selector().name())
                .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
                .addParameter(selector.declaration())
                .returns(TypeName.BOOLEAN)
                .addCode(new Cases(context.names(), selector, select).choose(
                        arm -> CodeBlock.of("this instanceof $T", context.names().arm(outer.owner(), field, arm)),
                        CodeBlock.of("return false")))
                .build();
    }

    private static List<Type.Arm> arms(Type.Select select) {
        Optional<Type.Arm> otherwise = select.otherwise();
        return Stream.concat(select.arms().stream(), otherwise.stream()).toList();
    }
}
