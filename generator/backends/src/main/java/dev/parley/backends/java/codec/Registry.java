package dev.parley.backends.java.codec;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.lang.model.Type;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The attributes of a code type: what its class holds of them. */
final class Registry {
    private final Context context;
    private final Type.Code code;

    Registry(Context context, Type.Code code) {
        this.context = context;
        this.code = code;
    }

    /** The nested record of an entry. */
    TypeSpec entry() {
        MethodSpec.Builder header = MethodSpec.constructorBuilder();
        for (Type.Column column : code.columns()) {
            header.addParameter(ParameterSpec.builder(type(column), name(column)).build());
        }
        return TypeSpec.recordBuilder("Entry").addModifiers(Modifier.PRIVATE).recordConstructor(header.build()).build();
    }

    /** The attributes of an enumerator as arguments. */
    CodeBlock arguments(Type.Enumerator enumerator) {
        List<CodeBlock> values = new ArrayList<>();
        for (int i = 0; i < code.columns().size(); i++) {
            values.add(value(code.columns().get(i), enumerator.attributes().get(i)));
        }
        return CodeBlock.join(values, ",$W");
    }

    /** An entry with the attributes of an enumerator. */
    CodeBlock newEntry(Type.Enumerator enumerator) {
        return CodeBlock.of("new Entry($L)", arguments(enumerator));
    }

    /** Whether every enumerator has an entry. */
    boolean isComplete() {
        return code.enumerators().stream().noneMatch(enumerator -> enumerator.attributes().isEmpty());
    }

    /** Accessors that read a field of their own for each column. */
    List<MethodSpec> ofFields() {
        return methods(CodeBlock.of("true"), "", "");
    }

    /** Accessors that read the field {@code entry}, which is null if there is none. */
    List<MethodSpec> viaEntry() {
        List<MethodSpec> methods = new ArrayList<>(methods(CodeBlock.of("entry != null"), "entry().",
                "\n@throws IllegalStateException if this has no entry in the registry\n"));
        methods.add(MethodSpec.methodBuilder("entry").addModifiers(Modifier.PRIVATE)
                .returns(context.names().type(code).nestedClass("Entry"))
                .beginControlFlow("if (entry == null)")
                .addStatement("throw new $T(label() + $S)", IllegalStateException.class, " is not registered")
                .endControlFlow()
                .addStatement("return entry").build());
        return methods;
    }

    private List<MethodSpec> methods(CodeBlock registered, String holder, String throwing) {
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(MethodSpec.methodBuilder("isRegistered").addModifiers(Modifier.PUBLIC).returns(TypeName.BOOLEAN)
                .addJavadoc("Whether this has an entry in the registry.\n")
                .addStatement("return $L", registered).build());
        for (Type.Column column : code.columns()) {
            methods.add(MethodSpec.methodBuilder(name(column)).addModifiers(Modifier.PUBLIC).returns(type(column))
                    .addJavadoc("The attribute {@code $L}.\n$L", column.name(), throwing)
                    .addStatement("return $L$N", holder, name(column)).build());
        }
        return methods;
    }

    /** The Java type of a column. */
    TypeName type(Type.Column column) {
        return context.names().wireType(column.type());
    }

    /** The Java name of a column. */
    String name(Type.Column column) {
        return context.names().column(code, column);
    }

    private CodeBlock value(Type.Column column, Type.Attribute attribute) {
        if (attribute instanceof Type.Attribute.Named named) {
            Type.Code type = (Type.Code) column.type();
            return CodeBlock.of("$T.$L", context.names().type(type),
                    context.names().constant(type, named.enumerator()));
        }
        long number = ((Type.Attribute.Number) attribute).value();
        return CodeBlock.of("$L", number == (int) number ? Long.toString(number) : number + "L");
    }
}
