package dev.parley.lang.link;

import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.syntax.Name;
import dev.parley.lang.syntax.Vector;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** How many bytes a primitive gives: constants, and numbers among its parameters. */
final class ResultLengths {
    private static final Type.Extent NONE = new Type.Extent.Literal(0);

    private final Constants constants;
    private final Problems problems;

    ResultLengths(Constants constants, Problems problems) {
        this.constants = constants;
        this.problems = problems;
    }

    Type.Extent of(Vector.Extent written, ValueType result, List<Type.Parameter> parameters, String namespace) {
        if (!result.equals(ValueType.BYTES) && !result.equals(ValueType.SECRET) && !Unknown.is(result)) {
            problems.report("type-mismatch", written.span(), "only bytes and secrets have a length, but the result is "
                    + Conversions.describe(result));
            return NONE;
        }
        return length(written, parameters, namespace);
    }

    private Type.Extent length(Vector.Extent written, List<Type.Parameter> parameters, String namespace) {
        if (written instanceof Vector.Extent.Literal number) {
            return literal(number.value(), written);
        }
        if (written instanceof Vector.Extent.Combined c) {
            return new Type.Extent.Combined(length(c.left(), parameters, namespace), c.operator(),
                    length(c.right(), parameters, namespace));
        }
        Name name = ((Vector.Extent.Reference) written).name();
        Optional<Type.Parameter> parameter = parameters.stream().filter(p -> p.name().equals(name.text())).findFirst();
        if (parameter.isPresent()) {
            return parameter(name, parameter.get());
        }
        Optional<BigInteger> constant = constants.number(namespace, name);
        if (constant.isEmpty()) {
            problems.unknown("number", name.text(), name.span(), parameters.stream()
                    .filter(p -> p.type().equals(ValueType.INT)).map(Type.Parameter::name).toList());
        }
        return constant.map(value -> literal(value, written)).orElse(NONE);
    }

    private Type.Extent parameter(Name name, Type.Parameter parameter) {
        if (!parameter.type().equals(ValueType.INT) && !Unknown.is(parameter.type())) {
            problems.report("type-mismatch", name.span(), "a length must be a number, but '" + name + "' is "
                    + Conversions.describe(parameter.type()));
        }
        return new Type.Extent.Reference(parameter.name(), true);
    }

    private Type.Extent literal(BigInteger value, Vector.Extent written) {
        if (value.signum() < 0 || value.bitLength() >= Integer.SIZE) {
            problems.report("bad-bounds", written.span(), "a length is a number from 0 to 2^31-1, not " + value);
            return NONE;
        }
        return new Type.Extent.Literal(value.intValue());
    }
}
