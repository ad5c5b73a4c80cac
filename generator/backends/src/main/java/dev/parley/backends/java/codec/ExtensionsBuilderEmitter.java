package dev.parley.backends.java.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;
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
                .addJavadoc("Collects extensions; they travel in the order of the calls$L.\n", block.last()
                        .map(last -> ", " + last.row().type().name() + " behind all others").orElse(""))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addField(FieldSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(Map.class), block.codeType(), block.extension()),
                        "byType", Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("new $T<>()", LinkedHashMap.class).build());
        block.inputs().forEach(v -> type.addField(v.type(), v.javaName(), Modifier.PRIVATE, Modifier.FINAL));
        block.bodies().forEach(body -> type.addField(body.type(), body.name(), Modifier.PRIVATE));
        type.addMethod(constructor());
        block.bodies().forEach(body -> type.addMethod(setter(body)));
        type.addMethod(add()).addMethod(build()).addMethod(put()).addMethod(decode());
        block.last().ifPresent(last -> type.addMethod(next(last)));
        return type.build();
    }

    private MethodSpec constructor() {
        MethodSpec.Builder method = block.withInputs(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE));
        block.inputs().forEach(variable -> method.addStatement("this.$1N = $1N", variable.javaName()));
        return method.build();
    }

    private MethodSpec setter(ExtensionBody body) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(body.name()).addModifiers(Modifier.PUBLIC)
                .addJavadoc("Adds $L.\n\n@throws IllegalArgumentException if it is there already$L\n",
                        JavaSource.cite(body.row().type().name(), body.row().type().span()), body.when()
                                .map(when -> ", or not {@code " + TermText.of(when) + "}").orElse(""))
                .addParameter(body.type(), "body").returns(block.builder());
        body.when().ifPresent(when -> method
                .beginControlFlow("if ($L)", decoding.value(new Term.Not(when, when.span())))
                .addStatement("throw new $T($T.$L + $S)", IllegalArgumentException.class, block.codeType(),
                        context.names().constant(block.code(), body.row().type()), " has another body here")
                .endControlFlow());
        return method.addStatement("put($L, body)", block.constant(body.row()))
                .addStatement("$N = body", body.name())
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
        MethodSpec.Builder method = MethodSpec.methodBuilder("build").addModifiers(Modifier.PUBLIC)
                .addJavadoc("All that was added.\n").returns(block.type());
        block.last().ifPresent(last -> method
                .addStatement("$T last = byType.remove($L)", block.extension(), block.constant(last.row()))
                .beginControlFlow("if (last != null)")
                .addStatement("byType.put($L, last)", block.constant(last.row()))
                .endControlFlow());
        return method.addStatement("return new $T(this)", block.type()).build();
    }

    /** Reads one of many. */
    private MethodSpec next(ExtensionBody last) {
        return MethodSpec.methodBuilder("next").addModifiers(Modifier.PRIVATE)
                .addParameter(WireTypes.READER, "in")
                .addException(WireTypes.DECODE_EXCEPTION).returns(block.extension())
                .beginControlFlow("if (byType.containsKey($L))", block.constant(last.row()))
                .addStatement("throw in.error($S,$W$S,$W$L)", typeField, last.row().type().name() + " must be the last",
                        context.alert(last.column().last().orElseThrow()))
                .endControlFlow()
                .addStatement("return decode(in)")
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
        for (ExtensionBody body : block.bodies()) {
            open(method, opening, is(body));
            method.addStatement("$N = $L", body.name(), value(owner, body));
            opening = "else if ($L)";
        }
        Optional<CodeBlock> misplaced = misplaced();
        if (misplaced.isPresent()) {
            open(method, opening, misplaced.get());
            method.addStatement("throw in.error($S, type + $S,$W$L)", typeField, " has no place here",
                    context.alert(block.table().misplaced()));
        }
        if (misplaced.isPresent() || !block.bodies().isEmpty()) {
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

    /** Whether an extension has the type, and what stands in front says that it has the body. */
    private CodeBlock is(ExtensionBody body) {
        CodeBlock type = CodeBlock.of("type.equals($L)", block.constant(body.row()));
        return body.when().map(when -> CodeBlock.of(when instanceof Term.Or ? "$L$W&& ($L)" : "$L$W&& $L", type,
                decoding.value(when))).orElse(type);
    }

    private CodeBlock value(ValueType owner, ExtensionBody body) {
        return CodeBlock.of("in.again($S, extension.$N().length(),$W$L)", dataField.name(),
                context.names().field(owner, dataField), decoding.element(body.column().body(), body.arguments()));
    }

    /** Whether a type is one that the table knows, but not for this message. */
    private Optional<CodeBlock> misplaced() {
        List<CodeBlock> types = block.misplaced().stream()
                .map(row -> CodeBlock.of("type.equals($L)", block.constant(row))).toList();
        return types.isEmpty() ? Optional.empty() : Optional.of(CodeBlock.join(types, "$W|| "));
    }
}
