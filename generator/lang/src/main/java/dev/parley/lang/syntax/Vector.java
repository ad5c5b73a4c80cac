package dev.parley.lang.syntax;

import dev.parley.lang.source.Span;
import java.math.BigInteger;
import java.util.Optional;

/** What stands behind the name of a field or type. */
public sealed interface Vector {
    /** The place of the bracket. */
    Span span();

    /** {@code [n]}: so many bytes. */
    record Fixed(Extent length, Span span) implements Vector {
    }

    /** {@code [..]}: all bytes up to the end of what is around. */
    record Open(Span span) implements Vector {
    }

    /** {@code <floor..ceiling>}: a length in front, in bytes; a lone ceiling has floor 0. */
    record Bounded(Extent floor, Extent ceiling, Span span) implements Vector {
    }

    /** A length: a number, a name, or a sum, difference or product. */
    sealed interface Extent {
        /** The place of the first word. */
        Span span();

        /** A number. */
        record Literal(BigInteger value, Span span) implements Extent {
        }

        /** {@code Hash.length}, {@code length_of_padding} */
        record Reference(Name name) implements Extent {
            @Override
            public Span span() {
                return name.span();
            }
        }

        /** {@code a op b} with {@code + - *}. */
        record Combined(Extent left, char operator, Extent right) implements Extent {
            @Override
            public Span span() {
                return left.span();
            }
        }
    }

    /** The bounds, if these are bounds. */
    default Optional<Bounded> bounded() {
        return this instanceof Bounded b ? Optional.of(b) : Optional.empty();
    }
}
