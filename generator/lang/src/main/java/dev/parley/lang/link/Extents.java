package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Name;
import dev.parley.lang.syntax.Vector;
import java.math.BigInteger;
import java.util.Optional;

/** Lengths and bounds of vectors. */
final class Extents {
    private final Constants constants;
    private final FieldNames fieldNames;
    private final Problems problems;

    Extents(Constants constants, FieldNames fieldNames, Problems problems) {
        this.constants = constants;
        this.fieldNames = fieldNames;
        this.problems = problems;
    }

    /** The length of a fixed vector, over the struct's fields and parameters. */
    Type.Extent length(Vector.Extent written, StructScope scope) {
        Optional<BigInteger> known = constant(written, scope.namespace(), false);
        if (known.isPresent()) {
            return new Type.Extent.Literal(fit(known.get(), written.span()));
        }
        if (written instanceof Vector.Extent.Combined c) {
            return new Type.Extent.Combined(length(c.left(), scope), c.operator(), length(c.right(), scope));
        }
        return written instanceof Vector.Extent.Reference r ? reference(r.name(), scope) : new Type.Extent.Literal(0);
    }

    private Type.Extent reference(Name name, StructScope scope) {
        FieldNames.Meaning meaning = fieldNames.of(name, scope);
        if (meaning.field().isPresent()) {
            ValueType type = scope.field(meaning.field().get()).get().value();
            if (!type.equals(ValueType.INT) && !Unknown.is(type)) {
                problems.report("type-mismatch", name.span(), "a length must be a number, but '" + name + "' is "
                        + Conversions.describe(type));
            }
            return new Type.Extent.Reference(meaning.field().get(), false);
        }
        scope.need(new ParameterUse(new Type.Parameter(name.text(), ValueType.INT), meaning.origin(), name.span()),
                problems);
        return new Type.Extent.Reference(name.text(), true);
    }

    /** Constant bounds, checked. */
    Type.Bounds bounds(Vector.Bounded written, String namespace) {
        Optional<BigInteger> floor = constant(written.floor(), namespace, true);
        Optional<BigInteger> ceiling = constant(written.ceiling(), namespace, true);
        if (floor.isEmpty() || ceiling.isEmpty()) {
            return new Type.Bounds(0, 0);
        }
        Type.Bounds bounds = new Type.Bounds(fit(floor.get(), written.floor().span()),
                fit(ceiling.get(), written.ceiling().span()));
        if (floor.get().compareTo(ceiling.get()) > 0) {
            problems.report("bad-bounds", written.span(), "the floor " + floor.get() + " is above the ceiling "
                    + ceiling.get());
        } else if (ceiling.get().signum() == 0) {
            problems.report("bad-bounds", written.span(), "a vector that is always empty has no length to stand behind",
                    "leave the field out");
        }
        return bounds;
    }

    private int fit(BigInteger value, Span span) {
        if (value.signum() < 0 || value.bitLength() >= Integer.SIZE) {
            problems.report("bad-bounds", span, "a length is a number from 0 to 2^31-1, not " + value);
            return 0;
        }
        return value.intValue();
    }

    private Optional<BigInteger> constant(Vector.Extent written, String namespace, boolean must) {
        if (written instanceof Vector.Extent.Literal l) {
            return Optional.of(l.value());
        }
        if (written instanceof Vector.Extent.Reference r) {
            Optional<BigInteger> value = constants.number(namespace, r.name());
            if (value.isEmpty() && must) {
                problems.report("bad-bounds", r.span(), "bounds are constant, but '" + r.name()
                        + "' is no constant number",
                        "declare it, as in uint16 " + r.name().last() + " = 32;");
            }
            return value;
        }
        Vector.Extent.Combined c = (Vector.Extent.Combined) written;
        Optional<BigInteger> left = constant(c.left(), namespace, must);
        Optional<BigInteger> right = constant(c.right(), namespace, must);
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(c.operator() == '+' ? left.get().add(right.get())
                : c.operator() == '-' ? left.get().subtract(right.get()) : left.get().multiply(right.get()));
    }

    /** The name of something inside a struct, as {@code Struct.field}. */
    static String inside(QualifiedName struct, String field) {
        return struct.name() + "." + field;
    }
}
