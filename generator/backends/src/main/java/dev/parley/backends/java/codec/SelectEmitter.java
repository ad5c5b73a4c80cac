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
import java.util.ArrayList;
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
    private final Scope scope;
    private final Variable selector;
    private final ClassName union;

    SelectEmitter(Context context, StructEmitter records, Shape outer, Type.Field field, Type.Select select) {
        this.context = context;
        this.records = records;
        this.outer = outer;
        this.field = field;
        this.select = select;
        this.scope = new Scope(context, outer);
        this.selector = scope.get(select.selector().name());
        this.union = context.names().select(outer.owner(), field);
    }

    /** What decoding a select needs of the struct around it: the selector first. */
    static List<Variable> inputs(Type.Select select, Scope scope) {
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
                .addMethod(decode())
                .addMethod(isSelectedBy());
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
        String title = arm.cases().isEmpty() ? "Any other case" : "Case " + String.join(", ", arm.cases());
        return records.record(shape, JavaSource.cite(title, arm.span()).replace("{@code Any other case}", title))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addSuperinterface(union)
                .build();
    }

    private MethodSpec decode() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("decode")
                .addJavadoc("Reads the case that the selector selects.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(WireTypes.READER, "in")
                .addException(WireTypes.DECODE_EXCEPTION)
                .returns(union);
        inputs(select, scope).forEach(variable -> method.addParameter(variable.declaration()));
        for (Type.Arm arm : select.arms()) {
            method.beginControlFlow("if ($L)", condition(arm)).addStatement("return $L", decode(arm)).endControlFlow();
        }
        CodeBlock last = select.otherwise().map(arm -> CodeBlock.of("return $L", decode(arm)))
                .orElseGet(() -> CodeBlock.of("throw in.error($N + $S)", selector.javaName(), " selects nothing"));
        return method.addStatement(last).build();
    }

    private CodeBlock decode(Type.Arm arm) {
        CodeBlock.Builder call = CodeBlock.builder()
                .add("$T.decode(in", context.names().arm(outer.owner(), field, arm));
        scope.freeIn(arm.fields()).forEach(variable -> call.add(",$W$N", variable.javaName()));
        return call.add(")").build();
    }

    private MethodSpec isSelectedBy() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("isSelectedBy")
                .addJavadoc("Whether the selector selects this case.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
                .addParameter(selector.declaration())
                .returns(TypeName.BOOLEAN);
        for (Type.Arm arm : select.arms()) {
            method.beginControlFlow("if ($L)", condition(arm))
                    .addStatement("return this instanceof $T", context.names().arm(outer.owner(), field, arm))
                    .endControlFlow();
        }
        CodeBlock last = select.otherwise()
                .map(arm -> CodeBlock.of("this instanceof $T", context.names().arm(outer.owner(), field, arm)))
                .orElseGet(() -> CodeBlock.of("false"));
        return method.addStatement("return $L", last).build();
    }

    private CodeBlock condition(Type.Arm arm) {
        List<CodeBlock> any = new ArrayList<>();
        arm.cases().forEach(name -> any.addAll(conditions(name)));
        return CodeBlock.join(any, "$W|| ");
    }

    private List<CodeBlock> conditions(String name) {
        if (select.selector().type() instanceof ValueType.Code code) {
            return code.type().enumerators().stream().filter(e -> e.name().equals(name))
                    .map(enumerator -> CodeConditions.is(context.names(), selector.javaName(), code.type(), enumerator))
                    .toList();
        }
        return List.of(CodeBlock.of(name.equals("true") ? "$N" : "!$N", selector.javaName()));
    }

    private static List<Type.Arm> arms(Type.Select select) {
        Optional<Type.Arm> otherwise = select.otherwise();
        return Stream.concat(select.arms().stream(), otherwise.stream()).toList();
    }
}
