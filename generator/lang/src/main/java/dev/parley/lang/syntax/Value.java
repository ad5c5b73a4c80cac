package dev.parley.lang.syntax;

import dev.parley.lang.source.Span;
import java.math.BigInteger;
import java.util.List;

/** A constant as written. */
public sealed interface Value {
    /** The place. */
    Span span();

    /** {@code 0x0303} */
    record Number(BigInteger value, Span span) implements Value {
    }

    /** {@code "text"}, without the quotes. */
    record Text(String value, Span span) implements Value {
    }

    /** {@code x} */
    record Reference(Name name) implements Value {
        @Override
        public Span span() {
            return name.span();
        }
    }

    /** <code>{0x13, 0x01}</code> */
    record Composite(List<Value> values, Span span) implements Value {
    }
}
