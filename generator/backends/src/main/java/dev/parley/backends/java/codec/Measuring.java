package dev.parley.backends.java.codec;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the length in bytes of encoded values: a number, and what depends on the value. */
final class Measuring {
    private final Context context;
    private final Shape shape;

    Measuring(Context context, Shape shape) {
        this.context = context;
        this.shape = shape;
    }

    /** The length of the whole shape. */
    CodeBlock all() {
        Size total = Size.of(0);
        for (Type.Field field : shape.fields()) {
            total = total.plus(field(field));
        }
        return total.sum();
    }

    /** The length of one field. */
    CodeBlock one(Type.Field field) {
        return field(field).sum();
    }

    /** The length of what stands behind the length of a vector, or of a value that has no length in front. */
    CodeBlock content(Type.Field field, CodeBlock value) {
        if (context.extensionsType(shape, field).isPresent() || field.type() instanceof Type.Select) {
            return CodeBlock.of("$L.encodedLength()", value);
        } else if (field.type() instanceof Type.VarVector vector) {
            return elements(vector.element(), value);
        } else if (field.type() instanceof Type.FixedVector vector) {
            return elements(vector.element(), value);
        }
        return CodeBlock.of("$L.length()", value);
    }

    /** The length of the elements of a list. */
    CodeBlock elements(Type element, CodeBlock list) {
        return all(element, list).inline();
    }

    private Size field(Type.Field field) {
        CodeBlock name = field.constant().map(constant -> Variables.constant(context, field.type(), constant))
                .orElseGet(() -> CodeBlock.of("$N", context.name(shape, field)));
        if (!field.optional()) {
            return value(field, name);
        }
        Optional<Integer> fixed = fixed(field.type());
        if (fixed.isPresent()) {
            return Size.of(CodeBlock.of("($L.isPresent() ? $L : 0)", name, fixed.get()));
        } else if (field.type() instanceof Type.Struct) {
            return Size.of(CodeBlock.of("$L.map($T::encodedLength).orElse(0)", name, WireTypes.ENCODABLE));
        }
        String value = context.names().free(shape.owner(), "value");
        CodeBlock present = value(field, CodeBlock.of("$L", value)).inline();
        return Size.of(CodeBlock.of("$L.map($L -> $L).orElse(0)", name, value, present));
    }

    private Size value(Type.Field field, CodeBlock value) {
        if (field.type() instanceof Type.Select select) {
            return Size.of(select.bounds().map(Type.Bounds::lengthWidth).orElse(0)).plus(Size.of(content(field, value)));
        } else if (context.extensionsType(shape, field).isPresent()) {
            int width = ((Type.VarVector) field.type()).bounds().lengthWidth();
            return Size.of(width).plus(Size.of(content(field, value)));
        }
        return value(field.type(), value);
    }

    private Size value(Type type, CodeBlock value) {
        Optional<Integer> fixed = fixed(type);
        if (fixed.isPresent()) {
            return Size.of(fixed.get());
        } else if (type instanceof Type.FixedOpaque || type instanceof Type.OpenOpaque) {
            return Size.of(CodeBlock.of("$L.length()", value));
        } else if (type instanceof Type.VarOpaque opaque) {
            return Size.of(opaque.bounds().lengthWidth()).plus(Size.of(CodeBlock.of("$L.length()", value)));
        } else if (type instanceof Type.FixedVector vector) {
            return all(vector.element(), value);
        } else if (type instanceof Type.VarVector vector) {
            return Size.of(vector.bounds().lengthWidth()).plus(all(vector.element(), value));
        }
        return Size.of(CodeBlock.of("$L.encodedLength()", value));
    }

    private Size all(Type element, CodeBlock list) {
        Optional<Integer> fixed = fixed(element);
        if (fixed.isPresent()) {
            String times = fixed.get() == 1 ? "" : fixed.get() + " * ";
            return Size.of(CodeBlock.of("$L$L.size()", times, list));
        } else if (element instanceof Type.Struct) {
            return Size.of(CodeBlock.of("$T.lengthOf($L)", WireTypes.WRITER, list));
        }
        String each = context.names().free(shape.owner(), "element");
        CodeBlock length = value(element, CodeBlock.of("$L", each)).inline();
        return Size.of(CodeBlock.of("$T.lengthOf($L,$W$L -> $L)", WireTypes.WRITER, list, each, length));
    }

    private static Optional<Integer> fixed(Type type) {
        if (type instanceof Type.Uint uint) {
            return Optional.of(uint.width());
        } else if (type instanceof Type.Code code) {
            return Optional.of(code.width());
        } else if (type instanceof Type.FixedOpaque opaque
                && opaque.length() instanceof Type.Extent.Literal literal) {
            return Optional.of(literal.value());
        } else if (type instanceof Type.FixedVector vector
                && vector.length() instanceof Type.Extent.Literal literal) {
            return Optional.of(literal.value());
        }
        return Optional.empty();
    }

    /** A sum of a number and expressions. */
    private record Size(int number, List<CodeBlock> variable) {
        static Size of(int number) {
            return new Size(number, List.of());
        }

        static Size of(CodeBlock variable) {
            return new Size(0, List.of(variable));
        }

        Size plus(Size other) {
            List<CodeBlock> all = new ArrayList<>(variable);
            all.addAll(other.variable);
            return new Size(number + other.number, List.copyOf(all));
        }

        /** The sum, broken between lines where it is long. */
        CodeBlock sum() {
            return join("$W+ ");
        }

        /** The sum on one line. */
        CodeBlock inline() {
            return join(" + ");
        }

        private CodeBlock join(String plus) {
            List<CodeBlock> parts = new ArrayList<>();
            if (number != 0 || variable.isEmpty()) {
                parts.add(CodeBlock.of("$L", number));
            }
            parts.addAll(variable);
            return CodeBlock.join(parts, plus);
        }
    }
}
