package dev.parley.lang.link;

import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;

/** The type that a field's value has in terms. */
final class ValueTypes {
    private ValueTypes() {
    }

    static ValueType of(Type type) {
        if (type instanceof Type.Uint) {
            return ValueType.INT;
        }
        if (type instanceof Type.FixedVector v) {
            return new ValueType.ListOf(of(v.element()));
        }
        if (type instanceof Type.VarVector v) {
            return new ValueType.ListOf(of(v.element()));
        }
        if (type instanceof Type.Code c) {
            return new ValueType.Code(c);
        }
        if (type instanceof Type.Struct s) {
            return new ValueType.Struct(s);
        }
        if (type instanceof Type.Select s) {
            return new ValueType.Select(s);
        }
        return ValueType.BYTES;
    }
}
