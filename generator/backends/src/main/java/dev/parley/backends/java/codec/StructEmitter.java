package dev.parley.backends.java.codec;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.TermText;
import dev.parley.lang.model.Type;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Makes a record of a struct or of an arm. */
final class StructEmitter {
    private final Context context;
    private final Withers withers;
    private final Truncations truncations;

    StructEmitter(Context context) {
        this.context = context;
        this.withers = new Withers(context);
        this.truncations = new Truncations(context);
    }

    /** The record of a struct, with the interfaces of its selects inside. */
    TypeSpec struct(Type.Struct struct) {
        Shape shape = shape(struct);
        String title = JavaSource.cite(struct.name().toString(), struct.span());
        return record(shape, title).addModifiers(Modifier.PUBLIC).addSuperinterface(WireTypes.ENCODABLE).build();
    }

    /** The blocks of extensions that a struct holds. */
    List<ExtensionBlock> extensionBlocks(Type.Struct struct) {
        return extensionBlocks(shape(struct));
    }

    private List<ExtensionBlock> extensionBlocks(Shape shape) {
        return shape.fields().stream().flatMap(field -> ExtensionBlock.of(context, shape, field).stream()).toList();
    }

    private Shape shape(Type.Struct struct) {
        return Shape.of(context.names(), struct);
    }

    /** The record of a shape without its super-interface. */
    TypeSpec.Builder record(Shape shape, String title) {
        TypeSpec.Builder type = TypeSpec.recordBuilder(shape.type()).addJavadoc("$L.\n", title);
        MethodSpec.Builder header = MethodSpec.constructorBuilder();
        for (Type.Field field : shape.components()) {
            header.addParameter(ParameterSpec.builder(context.componentType(shape, field), context.name(shape, field))
                    .addJavadoc("$L\n", describe(field)).build());
        }
        type.recordConstructor(header.build());
        CodeBlock checks = new Checking(context, shape).all();
        if (!checks.isEmpty()) {
            type.addMethod(MethodSpec.compactConstructorBuilder().addModifiers(Modifier.PUBLIC)
                    .addJavadoc("Takes only what can be encoded.\n\n"
                            + "@throws IllegalArgumentException naming the field that cannot be\n")
                    .addCode(checks).build());
        }
        type.addMethod(decode(shape));
        shape.fields().stream().filter(f -> f.constant().isPresent()).forEach(f -> type.addMethod(constant(shape, f)));
        type.addMethods(extensionAccessors(shape));
        type.addMethods(withers.of(shape));
        type.addMethods(truncations.of(shape));
        type.addMethod(encodedLength(shape));
        type.addMethod(encode(shape));
        selects(type, shape);
        return type;
    }

    private static String describe(Type.Field field) {
        return JavaSource.cite(Notation.of(field), field.span())
                + field.where().map(where -> ", where {@code " + TermText.of(where) + "}").orElse("");
    }

    private MethodSpec decode(Shape shape) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("decode")
                .addJavadoc("Reads one value and leaves the reader behind it.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(WireTypes.READER, "in")
                .addException(WireTypes.DECODE_EXCEPTION)
                .returns(shape.type());
        shape.outer().forEach(variable -> method.addParameter(variable.declaration()));
        Decoding decoding = new Decoding(context, shape);
        if (shape.fields().size() == 1 && shape.components().size() == 1 && shape.fields().get(0).where().isEmpty()) {
            method.addStatement("return new $T($L)", shape.type(), decoding.field(shape.fields().get(0)));
            return method.build();
        }
        for (Type.Field field : shape.fields()) {
            if (field.constant().isPresent()) {
                method.addStatement(decoding.constant(field, field.constant().get()));
            } else {
                method.addStatement("$T $N = $L", context.componentType(shape, field), context.name(shape, field),
                        decoding.field(field));
            }
            method.addCode(decoding.condition(field));
        }
        CodeBlock components = shape.components().stream().map(f -> CodeBlock.of("$N", context.name(shape, f)))
                .collect(CodeBlock.joining(",$W"));
        return method.addStatement("return new $T($L)", shape.type(), components).build();
    }

    private MethodSpec constant(Shape shape, Type.Field field) {
        return MethodSpec.methodBuilder(context.name(shape, field))
                .addJavadoc("$L: a constant.\n", JavaSource.cite(Notation.of(field), field.span()))
                .addModifiers(Modifier.PUBLIC)
                .returns(context.componentType(shape, field))
                .addStatement("return $L", Variables.constant(context, field.type(), field.constant().orElseThrow()))
                .build();
    }

    private MethodSpec encodedLength(Shape shape) {
        return MethodSpec.methodBuilder("encodedLength").addAnnotation(Override.class).addModifiers(Modifier.PUBLIC)
                .returns(TypeName.INT)
                .addStatement("return $L", new Measuring(context, shape).all())
                .build();
    }

    private MethodSpec encode(Shape shape) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("encode").addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(WireTypes.WRITER, "out");
        Encoding encoding = new Encoding(context, shape);
        shape.fields().forEach(field -> method.addStatement(encoding.field(field)));
        return method.build();
    }

    private void selects(TypeSpec.Builder type, Shape shape) {
        for (Type.Field field : shape.fields()) {
            if (field.type() instanceof Type.Select select) {
                type.addType(new SelectEmitter(context, this, shape, field, select).union());
            }
        }
    }

    private List<MethodSpec> extensionAccessors(Shape shape) {
        return extensionBlocks(shape).stream()
                .flatMap(block -> new ExtensionsEmitter(block).messageAccessors().stream()).toList();
    }
}
