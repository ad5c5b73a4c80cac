package dev.parley.backends.java.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.ExtensionTable;
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
                        JavaSource.cite(block.message().toString(), block.field().span()))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(WireTypes.ENCODABLE)
                .addField(ParameterizedTypeName.get(ClassName.get(Map.class), block.codeType(), block.extension()),
                        "byType", Modifier.PRIVATE, Modifier.FINAL);
        block.columns().forEach((row, column) -> type.addField(block.body(column), block.name(row), Modifier.PRIVATE,
                Modifier.FINAL));
        type.addMethod(constructor()).addMethod(builder()).addMethod(of()).addMethod(decode());
        type.addMethod(raw()).addMethod(types());
        block.columns().forEach((row, column) -> type.addMethod(accessor(row, column)));
        return type.addMethod(encodedLength()).addMethod(encode()).addMethods(objectMethods())
                .addType(new ExtensionsBuilderEmitter(block).type())
                .build();
    }

    /** Accessors of the bodies for the record of the message. */
    List<MethodSpec> messageAccessors() {
        List<MethodSpec> accessors = new ArrayList<>();
        String all = block.context().name(block.shape(), block.field());
        block.columns().forEach((row, column) -> {
            String name = block.context().names().messageExtension(block.message(), row);
            CodeBlock body = block.field().optional()
                    ? CodeBlock.of("$N.flatMap($T::$N)", all, block.type(), block.name(row))
                    : CodeBlock.of("$N.$N()", all, block.name(row));
            accessors.add(accessorOf(row, column, name).addStatement("return $L", body).build());
        });
        return accessors;
    }

    private MethodSpec constructor() {
        MethodSpec.Builder method = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE)
                .addParameter(block.builder(), "builder")
                .addStatement("byType = $T.unmodifiableMap(new $T<>(builder.byType))", Collections.class,
                        LinkedHashMap.class);
        block.columns().keySet().forEach(row -> method.addStatement("$1N = builder.$1N", block.name(row)));
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
                .addStatement("in.elements(builder::decode)")
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

    private MethodSpec accessor(ExtensionTable.Row row, ExtensionTable.Column column) {
        return accessorOf(row, column, block.name(row))
                .addStatement("return $T.ofNullable($N)", Optional.class, block.name(row))
                .build();
    }

    private MethodSpec.Builder accessorOf(ExtensionTable.Row row, ExtensionTable.Column column, String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC)
                .addJavadoc("The body of $L, if it is there.\n", JavaSource.cite(row.type().name(), row.type().span()))
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), block.body(column)));
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
