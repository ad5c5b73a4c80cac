package dev.parley.backends.java.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.TermText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Makes the class that holds the extensions of a message: as they came, and with the bodies that the message knows. */
final class ExtensionsEmitter {
    private final ExtensionBlock block;

    ExtensionsEmitter(ExtensionBlock block) {
        this.block = block;
    }

    /** The whole class. */
    TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(block.type())
                .addJavadoc("The extensions of $L, in the order in which they travel.\n",
                        JavaSource.cite(block.holder().name().toString(), block.field().span()))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(WireTypes.ENCODABLE)
                .addField(ParameterizedTypeName.get(ClassName.get(Map.class), block.codeType(), block.extension()),
                        "byType", Modifier.PRIVATE, Modifier.FINAL);
        block.bodies().forEach(body -> type.addField(body.type(), body.name(), Modifier.PRIVATE, Modifier.FINAL));
        type.addMethod(constructor()).addMethod(builder()).addMethod(of()).addMethod(decode());
        type.addMethod(raw()).addMethod(types());
        block.bodies().forEach(body -> type.addMethod(accessor(body)));
        block.varied().forEach(body -> type.addMethod(hasOf(body, has(body))
                .addStatement("return byType.containsKey($L)", block.constant(body.row())).build()));
        type.addMethods(new ExtensionWithers(block).methods());
        return type.addMethod(encodedLength()).addMethod(encode()).addMethods(objectMethods())
                .addType(new ExtensionsBuilderEmitter(block).type())
                .build();
    }

    /** Accessors of the bodies for the record of the message. */
    List<MethodSpec> messageAccessors() {
        List<MethodSpec> accessors = new ArrayList<>();
        String all = block.context().name(block.shape(), block.field());
        for (ExtensionBody body : block.bodies()) {
            CodeBlock value = block.field().optional()
                    ? CodeBlock.of("$N.flatMap($T::$N)", all, block.type(), body.name())
                    : CodeBlock.of("$N.$N()", all, body.name());
            accessors.add(accessorOf(body, block.context().names().messageExtension(body.row(), body.column()))
                    .addStatement("return $L", value).build());
        }
        for (ExtensionBody body : block.varied()) {
            CodeBlock value = block.field().optional()
                    ? CodeBlock.of("$N.filter($T::$N).isPresent()", all, block.type(), has(body))
                    : CodeBlock.of("$N.$N()", all, has(body));
            accessors.add(hasOf(body, block.context().names().messageHas(body.row(), body.column()))
                    .addStatement("return $L", value).build());
        }
        return accessors;
    }

    private MethodSpec constructor() {
        MethodSpec.Builder method = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE)
                .addParameter(block.builder(), "builder")
                .addStatement("byType = $T.unmodifiableMap(new $T<>(builder.byType))", Collections.class,
                        LinkedHashMap.class);
        block.bodies().forEach(body -> method.addStatement("$1N = builder.$1N", body.name()));
        return method.build();
    }

    private MethodSpec builder() {
        return block.withInputs(MethodSpec.methodBuilder("builder").addModifiers(Modifier.PUBLIC, Modifier.STATIC))
                .addJavadoc("Collects extensions, beginning with none.\n")
                .returns(block.builder())
                .addStatement("return new $T($L)", block.builder(), block.inputNames())
                .build();
    }

    private MethodSpec of() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("of").addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The given extensions.\n\n@throws IllegalArgumentException if {@link Builder#add} refuses one\n")
                .addParameter(listOf(block.extension()), "extensions");
        return block.withInputs(method).returns(block.type())
                .addStatement("$T builder = builder($L)", block.builder(), block.inputNames())
                .addStatement("extensions.forEach(builder::add)")
                .addStatement("return builder.build()")
                .build();
    }

    private MethodSpec decode() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("decode").addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("Reads extensions up to the end of the value at hand.\n")
                .addParameter(WireTypes.READER, "in");
        return block.withInputs(method).addException(WireTypes.DECODE_EXCEPTION).returns(block.type())
                .addStatement("$T builder = builder($L)", block.builder(), block.inputNames())
                .addStatement("in.elements(builder::$N)", block.last().isPresent() ? "next" : "decode")
                .addStatement("return builder.build()")
                .build();
    }

    private MethodSpec raw() {
        return MethodSpec.methodBuilder("raw").addModifiers(Modifier.PUBLIC)
                .addJavadoc("All extensions as they are on the wire.\n")
                .returns(listOf(block.extension()))
                .addStatement("return $T.copyOf(byType.values())", List.class)
                .build();
    }

    private MethodSpec types() {
        return MethodSpec.methodBuilder("types").addModifiers(Modifier.PUBLIC)
                .addJavadoc("The types of all extensions, in order.\n")
                .returns(ParameterizedTypeName.get(ClassName.get(Set.class), block.codeType()))
                .addStatement("return byType.keySet()")
                .build();
    }

    private MethodSpec accessor(ExtensionBody body) {
        return accessorOf(body, body.name())
                .addStatement("return $T.ofNullable($N)", Optional.class, body.name())
                .build();
    }

    private MethodSpec.Builder accessorOf(ExtensionBody body, String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC)
                .addJavadoc("The body of $L, if it is there$L.\n",
                        JavaSource.cite(body.row().type().name(), body.row().type().span()), where(body))
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), body.type()));
    }

    private String has(ExtensionBody body) {
        return block.context().names().has(body.row(), body.column());
    }

    private static MethodSpec.Builder hasOf(ExtensionBody body, String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(TypeName.BOOLEAN)
                .addJavadoc("Whether $L is there, whichever body it has.\n",
                        JavaSource.cite(body.row().type().name(), body.row().type().span()));
    }

    private static String where(ExtensionBody body) {
        return body.when().map(when -> " and {@code " + TermText.of(when) + "}").orElse("");
    }

    private MethodSpec encodedLength() {
        return overriding("encodedLength").returns(TypeName.INT)
                .addStatement("return $T.lengthOf(byType.values())", WireTypes.WRITER)
                .build();
    }

    private MethodSpec encode() {
        return overriding("encode").addParameter(WireTypes.WRITER, "out")
                .addStatement("byType.values().forEach(extension -> extension.encode(out))")
                .build();
    }

    private List<MethodSpec> objectMethods() {
        return List.of(
                overriding("equals").returns(TypeName.BOOLEAN).addParameter(Object.class, "other")
                        .addStatement("return other instanceof $T that && raw().equals(that.raw())", block.type())
                        .build(),
                overriding("hashCode").returns(TypeName.INT).addStatement("return raw().hashCode()").build(),
                overriding("toString").returns(String.class).addStatement("return raw().toString()").build());
    }

    private static MethodSpec.Builder overriding(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    private static TypeName listOf(ClassName element) {
        return ParameterizedTypeName.get(ClassName.get(List.class), element);
    }
}
