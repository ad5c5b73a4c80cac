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

    /** An accessor of a column that reads {@code holder}, the class's own field or its entry. */
    List<MethodSpec> accessors(String holder) {
        List<MethodSpec> accessors = new ArrayList<>();
        for (Type.Column column : code.columns()) {
            MethodSpec.Builder accessor = MethodSpec.methodBuilder(name(column)).addModifiers(Modifier.PUBLIC)
                    .returns(type(column))
                    .addStatement("return $L$N", holder, name(column));
            accessor.addJavadoc(holder.isEmpty() ? "The attribute {@code $L}.\n"
                    : "The attribute {@code $L}.\n\n@throws IllegalStateException if this has no entry in the registry\n",
                    column.name());
            accessors.add(accessor.build());
        }
        return accessors;
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
