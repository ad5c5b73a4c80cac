package dev.parley.lang.example;

import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Structs that terms make. */
final class Constructions {
    private Constructions() {
    }

    /** The struct, unless a value does not fit into its field: machines would fail then. */
    static Optional<Value> of(Term.Construct struct, List<Datum> parts) {
        Map<String, Value> fields = new LinkedHashMap<>();
        int next = 0;
        for (Type.Field field : struct.struct().fields()) {
            Datum part = field.constant().isPresent() ? Operators.literal(field.constant().get()) : parts.get(next++);
            Value value = of(field.type(), ((Datum.Known) part).value());
            if (!fits(field.type(), value, fields)) {
                return Optional.empty();
            }
            fields.put(field.name(), value);
        }
        return Optional.of(new Value.Struct(struct.struct(), fields));
    }

    /** Constants are written as numbers, whatever they are constants of. */
    private static Value of(Type type, Value value) {
        return type instanceof Type.Code code ? new Value.Code(code, Operators.number(value)) : value;
    }

    /** Conditions and inner structs are left to whoever made those. */
    private static boolean fits(Type type, Value value, Map<String, Value> before) {
        if (type instanceof Type.Uint uint) {
            return Operators.number(value) >= 0
                    && (uint.width() == Long.BYTES || Operators.number(value) >> uint.width() * Byte.SIZE == 0);
        }
        if (type instanceof Type.VarOpaque opaque) {
            return fits(opaque.bounds(), type, value);
        }
        if (type instanceof Type.VarVector vector) {
            return fits(vector.bounds(), type, value);
        }
        Optional<Type.Extent> extent = type instanceof Type.FixedOpaque opaque ? Optional.of(opaque.length())
                : type instanceof Type.FixedVector vector ? Optional.of(vector.length()) : Optional.empty();
        return extent.isEmpty() || length(extent.get(), before) == Encoding.contentLength(type, value);
    }

    private static boolean fits(Type.Bounds bounds, Type type, Value value) {
        int length = Encoding.contentLength(type, value);
        return bounds.floor() <= length && length <= bounds.ceiling();
    }

    private static long length(Type.Extent extent, Map<String, Value> before) {
        if (extent instanceof Type.Extent.Literal literal) {
            return literal.value();
        }
        if (extent instanceof Type.Extent.Reference reference) {
            return Operators.number(before.get(reference.name()));
        }
        Type.Extent.Combined sum = (Type.Extent.Combined) extent;
        return Operators.arithmetic(sum.operator(), length(sum.left(), before), length(sum.right(), before));
    }
}
