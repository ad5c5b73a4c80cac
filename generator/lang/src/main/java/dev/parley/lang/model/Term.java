package dev.parley.lang.model;

import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Optional;

/** An expression whose names are resolved and whose types are known. Definitions are expanded. */
public sealed interface Term {
    /** The type of its value. */
    ValueType type();

    /** Where it is written. */
    Span span();

    /** A number. */
    record Int(long value, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.INT;
        }
    }

    /** A truth value. */
    record Bool(boolean value, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }
    }

    /** A text. */
    record Text(String value, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.STRING;
        }
    }

    /** Literal bytes, each 0..255. */
    record Octets(List<Integer> values, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.BYTES;
        }
    }

    /** An enumerator. */
    record CodeValue(Type.Code code, Type.Enumerator value, Span span) implements Term {
        @Override
        public ValueType type() {
            return new ValueType.Code(code);
        }
    }

    /** A field or parameter of the struct that the term stands in, or of a message alias's wire type. */
    record Local(String name, ValueType type, Span span) implements Term {
    }

    /** The message that an {@code on} block or a fact is about. */
    record This(ValueType type, Span span) implements Term {
    }

    /** A main message that was sent before. */
    record Earlier(Sent message, ValueType type, Span span) implements Term {
    }

    /** A field of a struct or of an arm. */
    record FieldOf(Term object, Type.Field field, ValueType type, Span span) implements Term {
    }

    /** The value of a select, taken as one of its arms. */
    record ArmOf(Term select, Type.Arm arm, Span span) implements Term {
        @Override
        public ValueType type() {
            return new ValueType.Arm(arm);
        }
    }

    /** The body of an extension of a message; absent if the message does not carry it. */
    record ExtensionOf(Term message, ExtensionTable.Row row, ExtensionTable.Column column, Span span) implements Term {
        @Override
        public ValueType type() {
            return new ValueType.Struct(column.body());
        }
    }

    /** Whether an extension is there. */
    record Present(ExtensionOf extension, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }
    }

    /** An attribute of a code point from its registry. */
    record AttributeOf(Term code, Type.Column column, ValueType type, Span span) implements Term {
    }

    /** Whether a code point has an entry in its registry. */
    record Registered(Term code, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }
    }

    /** A fact. */
    record FactValue(String fact, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }
    }

    /** A role's private option. */
    record OptionValue(Role role, String option, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }
    }

    /** Whether a main message was sent; any of several if the role was not named. */
    record Seen(List<Sent> messages, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }
    }

    /** A value that a {@code let} or the {@code schedule} defines. */
    record Named(String name, ValueType type, Span span) implements Term {
    }

    /** {@code list[index]} */
    record ElementOf(Term list, Term index, ValueType type, Span span) implements Term {
    }

    /** The number of elements of a list, or of bytes. */
    record LengthOf(Term of, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.INT;
        }
    }

    /** {@code element in collection}; a collection is a list or bytes. */
    record Contains(Term collection, Term element, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }
    }

    /** {@code slice(of, from, count)} of bytes or of a secret. */
    record SliceOf(Term of, Term from, Term count, Span span) implements Term {
        @Override
        public ValueType type() {
            return of.type();
        }
    }

    /** So many zero bytes, public or as a secret. */
    record Zeros(Term count, ValueType type, Span span) implements Term {
    }

    /** The encodings one after the other: bytes, structs, code points. */
    record Concat(List<Term> parts, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.BYTES;
        }
    }

    /** The encoding of a struct or code point where bytes are wanted. */
    record Encoded(Term value, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.BYTES;
        }
    }

    /** A struct made of values, one for each of its fields that is no constant, in their order. */
    record Construct(Type.Struct struct, List<Term> arguments, Span span) implements Term {
        @Override
        public ValueType type() {
            return new ValueType.Struct(struct);
        }
    }

    /**
     * The message at hand as it travels, its frame included, up to the encoding of a field, which is the end of it. All
     * lengths are those of the whole message.
     *
     * @param field a {@link Term.FieldOf} at the end of a chain of fields, arms and extensions that begins in {@link This}
     */
    record Truncated(Term field, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.BYTES;
        }
    }

    /** A secret where bytes are wanted, because the protocol itself publishes it. */
    record Disclosed(Term secret, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.BYTES;
        }
    }

    /** {@code + - *} of numbers. */
    record Arithmetic(char operator, Term left, Term right, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.INT;
        }
    }

    /** {@code == != < <= > >=}; only numbers and code points have an order. */
    record Compare(String operator, Term left, Term right, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }
    }

    /** {@code !e} */
    record Not(Term operand, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }
    }

    /** {@code a & b} */
    record And(Term left, Term right, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }
    }

    /** {@code a | b}; {@code a => b} is {@code !a | b}. */
    record Or(Term left, Term right, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }
    }

    /** {@code if c then a else b} */
    record Conditional(Term condition, Term then, Term otherwise, ValueType type, Span span) implements Term {
    }

    /** A call of a primitive. */
    record Call(Extern function, List<Term> arguments, Span span) implements Term {
        @Override
        public ValueType type() {
            return function.result();
        }
    }

    /**
     * The encodings of main messages, in order. Without a first message: all before the message at hand. With a last
     * message that is the one at hand: that one included.
     */
    record Transcript(Optional<Sent> first, Optional<Sent> last, Span span) implements Term {
        @Override
        public ValueType type() {
            return ValueType.BYTES;
        }
    }
}
