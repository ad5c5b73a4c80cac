package dev.parley.lang.link;

import dev.parley.lang.model.Type;
import java.util.List;
import java.util.OptionalLong;

/** How many bytes the values of a type fill. */
final class Sizes {
    private Sizes() {
    }

    /** The fewest bytes; 0 for what depends on a value and may be empty. */
    static long least(Type type) {
        if (type instanceof Type.Uint u) {
            return u.width();
        }
        if (type instanceof Type.Code c) {
            return c.width();
        }
        if (type instanceof Type.FixedOpaque f) {
            return literal(f.length()).orElse(0);
        }
        if (type instanceof Type.FixedVector f) {
            return literal(f.length()).orElse(0);
        }
        if (type instanceof Type.VarOpaque v) {
            return v.bounds().lengthWidth() + v.bounds().floor();
        }
        if (type instanceof Type.VarVector v) {
            return v.bounds().lengthWidth() + v.bounds().floor();
        }
        if (type instanceof Type.Select s) {
            return least(s);
        }
        return type instanceof Type.Struct s ? least(s.fields()) : 0;
    }

    private static long least(Type.Select select) {
        if (select.bounds().isPresent()) {
            return select.bounds().get().lengthWidth() + select.bounds().get().floor();
        }
        long least = select.otherwise().map(o -> least(o.fields())).orElse(Long.MAX_VALUE);
        for (Type.Arm arm : select.arms()) {
            least = Math.min(least, least(arm.fields()));
        }
        return least == Long.MAX_VALUE ? 0 : least;
    }

    private static long least(List<Type.Field> fields) {
        return fields.stream().filter(f -> !f.optional()).mapToLong(f -> least(f.type())).sum();
    }

    /** The number of bytes, if all values have the same. */
    static OptionalLong fixed(Type type) {
        if (type instanceof Type.Uint || type instanceof Type.Code) {
            return OptionalLong.of(least(type));
        }
        if (type instanceof Type.FixedOpaque f) {
            return literal(f.length());
        }
        if (type instanceof Type.FixedVector f) {
            return literal(f.length());
        }
        if (!(type instanceof Type.Struct s) || s.fields().stream().anyMatch(f -> f.optional())) {
            return OptionalLong.empty();
        }
        long sum = 0;
        for (Type.Field field : s.fields()) {
            OptionalLong size = fixed(field.type());
            if (size.isEmpty()) {
                return size;
            }
            sum += size.getAsLong();
        }
        return OptionalLong.of(sum);
    }

    /** Whether only the end of what is around it tells where a value ends. */
    static boolean isOpenEnded(Type type) {
        if (type instanceof Type.Struct s) {
            return isOpenEnded(s.fields());
        }
        if (type instanceof Type.OpenOpaque) {
            return true;
        }
        return type instanceof Type.Select s && s.bounds().isEmpty()
                && (s.arms().stream().anyMatch(a -> isOpenEnded(a.fields()))
                || s.otherwise().filter(a -> isOpenEnded(a.fields())).isPresent());
    }

    private static boolean isOpenEnded(List<Type.Field> fields) {
        return fields.stream().anyMatch(f -> f.optional() || isOpenEnded(f.type()));
    }

    static OptionalLong literal(Type.Extent extent) {
        return extent instanceof Type.Extent.Literal l ? OptionalLong.of(l.value()) : OptionalLong.empty();
    }
}
