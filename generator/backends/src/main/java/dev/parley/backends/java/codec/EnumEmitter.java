package dev.parley.backends.java.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Type;
import java.util.Arrays;
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
        for (Type.Column column : code.columns()) {
            all.addField(registry.type(column), registry.name(column), Modifier.PRIVATE, Modifier.FINAL);
        }
        return all.addMethod(constructor()).addMethod(named()).addMethod(label()).addMethods(registry.accessors(""))
                .build();
    }

    private TypeSpec constant(Type.Enumerator enumerator) {
        CodeBlock.Builder arguments = CodeBlock.builder().add("$S", enumerator.name());
        if (!enumerator.attributes().isEmpty()) {
            arguments.add(",$W$L", registry.arguments(enumerator));
        }
        return TypeSpec.anonymousClassBuilder(arguments.build())
                .addJavadoc("$L.\n", JavaSource.cite(enumerator.name(), enumerator.span())).build();
    }

    private MethodSpec constructor() {
        MethodSpec.Builder method = MethodSpec.constructorBuilder().addParameter(String.class, "label")
                .addStatement("this.label = label");
        for (Type.Column column : code.columns()) {
            method.addParameter(registry.type(column), registry.name(column))
                    .addStatement("this.$1N = $1N", registry.name(column));
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
