package dev.parley.backends.java.codec;

import dev.parley.lang.model.Type;

/** Writes fields in the presentation language, for Javadoc. */
final class Notation {
    private Notation() {
    }

    /** {@code opaque name<0..255>}, without a name if it was derived. */
    static String of(Type.Field field) {
        String name = field.anonymous() ? "" : " " + field.name();
        return (field.optional() ? "optional " : "") + base(field.type()) + name + vector(field.type());
    }

    private static String base(Type type) {
        if (type instanceof Type.Uint uint) {
            return "uint" + 8 * uint.width();
        } else if (type instanceof Type.FixedOpaque || type instanceof Type.VarOpaque
                || type instanceof Type.OpenOpaque) {
            return "opaque";
        } else if (type instanceof Type.FixedVector vector) {
            return base(vector.element()) + inner(vector.element());
        } else if (type instanceof Type.VarVector vector) {
            return base(vector.element()) + inner(vector.element());
        } else if (type instanceof Type.Code code) {
            return code.name().toString();
        } else if (type instanceof Type.Struct struct) {
            return struct.name().toString();
        }
        return "select (" + ((Type.Select) type).selector().name() + ")";
    }

    private static String inner(Type element) {
        return vector(element).isEmpty() ? "" : vector(element);
    }

    private static String vector(Type type) {
        if (type instanceof Type.FixedOpaque opaque) {
            return "[" + extent(opaque.length()) + "]";
        } else if (type instanceof Type.VarOpaque opaque) {
            return bounds(opaque.bounds());
        } else if (type instanceof Type.OpenOpaque) {
            return "[..]";
        } else if (type instanceof Type.FixedVector vector) {
            return "[" + extent(vector.length()) + "]";
        } else if (type instanceof Type.VarVector vector) {
            return bounds(vector.bounds());
        } else if (type instanceof Type.Select select) {
            return select.bounds().map(Notation::bounds).orElse("");
        }
        return "";
    }

    private static String bounds(Type.Bounds bounds) {
        return "<" + number(bounds.floor()) + ".." + number(bounds.ceiling()) + ">";
    }

    private static String extent(Type.Extent extent) {
        if (extent instanceof Type.Extent.Literal literal) {
            return number(literal.value());
        } else if (extent instanceof Type.Extent.Reference reference) {
            return reference.name();
        }
        Type.Extent.Combined combined = (Type.Extent.Combined) extent;
        return extent(combined.left()) + " " + combined.operator() + " " + extent(combined.right());
    }

    /** RFCs write limits as powers of two. */
    private static String number(int value) {
        for (int below = 1; below <= 2; below++) {
            long power = (long) value + below;
            if (value >= 255 && Long.bitCount(power) == 1) {
                return "2^" + Long.numberOfTrailingZeros(power) + "-" + below;
            }
        }
        return Integer.toString(value);
    }
}
