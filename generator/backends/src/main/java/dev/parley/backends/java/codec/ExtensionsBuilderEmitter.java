package dev.parley.backends.java.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Makes the builder of a message's extensions, which is also what decoding collects them in. */
final class ExtensionsBuilderEmitter {
    private final ExtensionBlock block;
    private final Context context;
    private final Decoding decoding;
    private final String typeField;
    private final Type.Field dataField;

    ExtensionsBuilderEmitter(ExtensionBlock block) {
        this.block = block;
        this.context = block.context();
        this.decoding = new Decoding(context, block.inside());
        this.typeField = block.table().extension().fields().get(0).name();
        this.dataField = block.table().extension().fields().get(1);
    }

    /** The nested class. */
    TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(block.builder())
                .addJavadoc("Collects extensions; they travel in the order of the calls.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addField(FieldSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(Map.class), block.codeType(), block.extension()),
                        "byType", Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("new $T<>()", LinkedHashMap.class).build());
        block.inputs().forEach(v -> type.addField(v.type(), v.javaName(), Modifier.PRIVATE, Modifier.FINAL));
        block.columns().forEach((row, column) -> type.addField(block.body(column), block.name(row), Modifier.PRIVATE));
        type.addMethod(constructor());
        block.columns().forEach((row, column) -> type.addMethod(setter(row, column)));
        return type.addMethod(add()).addMethod(build()).addMethod(put()).addMethod(decode()).build();
    }

    private MethodSpec constructor() {
        MethodSpec.Builder method = block.withInputs(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE));
        block.inputs().forEach(variable -> method.addStatement("this.$1N = $1N", variable.javaName()));
        return method.build();
    }

    private MethodSpec setter(ExtensionTable.Row row, ExtensionTable.Column column) {
        return MethodSpec.methodBuilder(block.name(row)).addModifiers(Modifier.PUBLIC)
                .addJavadoc("Adds $L.\n\n@throws IllegalArgumentException if it is there already\n",
                        JavaSource.cite(row.type().name(), row.type().span()))
                .addParameter(block.body(column), "body").returns(block.builder())
                .addStatement("put($L, body)", constant(row))
                .addStatement("$N = body", block.name(row))
                .addStatement("return this")
                .build();
    }

    private MethodSpec add() {
        return MethodSpec.methodBuilder("add").addModifiers(Modifier.PUBLIC)
                .addJavadoc("Adds an extension of any type.\n\n"
                        + "@throws IllegalArgumentException if the type is there already or has no place in this\n"
                        + "    message, or the bytes are no body of the type\n")
                .addParameter(block.extension(), "extension").returns(block.builder())
                .beginControlFlow("try")
                .addStatement("$T.decode(extension.toBytes(), $S,$W$L,$Wthis::decode)", WireTypes.READER,
                        block.shape().pathOf(block.field()), context.malformed())
                .addStatement("return this")
                .nextControlFlow("catch ($T e)", WireTypes.DECODE_EXCEPTION)
                .addStatement("throw new $T(e.getMessage(), e)", IllegalArgumentException.class)
                .endControlFlow()
                .build();
    }

    private MethodSpec build() {
        return MethodSpec.methodBuilder("build").addModifiers(Modifier.PUBLIC)
                .addJavadoc("All that was added.\n").returns(block.type())
                .addStatement("return new $T(this)", block.type())
                .build();
    }

    private MethodSpec put() {
        return MethodSpec.methodBuilder("put").addModifiers(Modifier.PRIVATE)
                .addParameter(block.codeType(), "type")
                .addParameter(WireTypes.ENCODABLE, "body")
                .beginControlFlow("if (byType.putIfAbsent(type, new $T(type, body.toBytes())) != null)",
                        block.extension())
                .addStatement("throw new $T(type + $S)", IllegalArgumentException.class, " is there already")
                .endControlFlow()
                .build();
    }

    private MethodSpec decode() {
        ValueType owner = new ValueType.Struct(block.table().extension());
        String typeAccessor = context.names().field(owner, block.table().extension().fields().get(0));
        MethodSpec.Builder method = MethodSpec.methodBuilder("decode").addModifiers(Modifier.PRIVATE)
                .addParameter(WireTypes.READER, "in")
                .addException(WireTypes.DECODE_EXCEPTION).returns(block.extension())
                .addStatement("$1T extension = $1T.decode(in)", block.extension())
                .addStatement("$T type = extension.$N()", block.codeType(), typeAccessor)
                .beginControlFlow("if (byType.putIfAbsent(type, extension) != null)")
                .addStatement("throw in.error($S, type + $S,$W$L)", typeField, " comes twice",
                        context.alert(block.table().duplicate()))
                .endControlFlow();
        String opening = "if ($L)";
        for (Map.Entry<ExtensionTable.Row, ExtensionTable.Column> entry : block.columns().entrySet()) {
            open(method, opening, CodeBlock.of("type.equals($L)", constant(entry.getKey())));
            method.addStatement("$N = $L", block.name(entry.getKey()), body(owner, entry.getValue()));
            opening = "else if ($L)";
        }
        Optional<CodeBlock> misplaced = misplaced();
        if (misplaced.isPresent()) {
            open(method, opening, misplaced.get());
            method.addStatement("throw in.error($S, type + $S,$W$L)", typeField, " has no place here",
                    context.alert(block.table().misplaced()));
        }
        if (misplaced.isPresent() || !block.columns().isEmpty()) {
            method.endControlFlow();
        }
        return method.addStatement("return extension").build();
    }

    private static void open(MethodSpec.Builder method, String opening, CodeBlock condition) {
        if (opening.startsWith("else")) {
            method.nextControlFlow(opening, condition);
        } else {
            method.beginControlFlow(opening, condition);
        }
    }

    private CodeBlock body(ValueType owner, ExtensionTable.Column column) {
        return CodeBlock.of("in.again($S, extension.$N().length(),$W$L)", dataField.name(),
                context.names().field(owner, dataField), decoding.element(column.body(), column.arguments()));
    }

    /** Whether a type is one that the table knows, but not for this message. */
    private Optional<CodeBlock> misplaced() {
        List<CodeBlock> types = block.table().rows().stream().filter(row -> !block.columns().containsKey(row))
                .map(row -> CodeBlock.of("type.equals($L)", constant(row))).toList();
        return types.isEmpty() ? Optional.empty() : Optional.of(CodeBlock.join(types, "$W|| "));
    }

    private CodeBlock constant(ExtensionTable.Row row) {
        return CodeBlock.of("$T.$L", block.codeType(), context.names().constant(block.code(), row.type()));
    }
}
