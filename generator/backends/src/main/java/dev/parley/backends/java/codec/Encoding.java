package dev.parley.backends.java.codec;

import com.palantir.javapoet.CodeBlock;
import dev.parley.lang.model.Type;

/** Writes the statements that encode the fields of a shape. */
final class Encoding {
    private final Context context;
    private final Shape shape;

    Encoding(Context context, Shape shape) {
        this.context = context;
        this.shape = shape;
    }

    /** A statement, without semicolon, that encodes a field. */
    CodeBlock field(Type.Field field) {
        if (field.constant().isPresent()) {
            return write(field.type(), Variables.constant(context, field.type(), field.constant().get()));
        }
        String name = context.name(shape, field);
        if (!field.optional()) {
            return value(field, CodeBlock.of("$N", name));
        }
        if (field.type() instanceof Type.Uint || field.type() instanceof Type.FixedOpaque) {
            return CodeBlock.of("$N.ifPresent($L)", name, element(field.type()));
        }
        String value = context.names().free(shape.owner(), "value");
        return CodeBlock.of("$N.ifPresent($L -> $L)", name, value, value(field, CodeBlock.of("$L", value)));
    }

    private CodeBlock value(Type.Field field, CodeBlock value) {
        if (context.extensionsType(shape, field).isPresent()) {
            return bounded(((Type.VarVector) field.type()).bounds(), value);
        } else if (field.type() instanceof Type.Select select) {
            return select.bounds().map(bounds -> bounded(bounds, value))
                    .orElseGet(() -> CodeBlock.of("$L.encode(out)", value));
        }
        return write(field.type(), value);
    }

    private static CodeBlock bounded(Type.Bounds bounds, CodeBlock value) {
        return CodeBlock.of("out.bounded($L, $L)", bounds.lengthWidth(), value);
    }

    private CodeBlock write(Type type, CodeBlock value) {
        if (type instanceof Type.Uint uint) {
            return CodeBlock.of("out.uint$L($L)", 8 * uint.width(), value);
        } else if (type instanceof Type.FixedOpaque || type instanceof Type.OpenOpaque) {
            return CodeBlock.of("out.bytes($L)", value);
        } else if (type instanceof Type.VarOpaque opaque) {
            return CodeBlock.of("out.vector($L, $L)", opaque.bounds().lengthWidth(), value);
        } else if (type instanceof Type.FixedVector vector) {
            return isEncodable(vector.element()) ? CodeBlock.of("out.elements($L)", value)
                    : CodeBlock.of("$L.forEach($L)", value, element(vector.element()));
        } else if (type instanceof Type.VarVector vector) {
            int width = vector.bounds().lengthWidth();
            return isEncodable(vector.element()) ? CodeBlock.of("out.list($L, $L)", width, value)
                    : CodeBlock.of("out.list($L, $L,$W$L)", width, value, element(vector.element()));
        } else if (type instanceof Type.Code code) {
            return CodeBlock.of("out.uint$L($L.code())", 8 * code.width(), value);
        }
        return CodeBlock.of("$L.encode(out)", value);
    }

    private CodeBlock element(Type type) {
        if (type instanceof Type.Uint uint) {
            return CodeBlock.of("out::uint$L", 8 * uint.width());
        } else if (type instanceof Type.FixedOpaque) {
            return CodeBlock.of("out::bytes");
        }
        String each = context.names().free(shape.owner(), "element");
        return CodeBlock.of("$L -> $L", each, write(type, CodeBlock.of("$L", each)));
    }

    private static boolean isEncodable(Type element) {
        return element instanceof Type.Code || element instanceof Type.Struct;
    }
}
