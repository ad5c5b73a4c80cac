package dev.parley.lang.model;

import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A type of the message language, with all names resolved. Typedefs are gone; types never refer to themselves. */
public sealed interface Type {
    /** An unsigned number of {@code width} bytes: 1, 2, 3, 4 or 8. */
    record Uint(int width) implements Type {
    }

    /** {@code opaque x[n]}: so many uninterpreted bytes. */
    record FixedOpaque(Extent length) implements Type {
    }

    /** {@code opaque x<floor..ceiling>}: a length and uninterpreted bytes. */
    record VarOpaque(Bounds bounds) implements Type {
    }

    /** {@code opaque x[..]}: all bytes up to the end of what is around, such as an extension's body. */
    record OpenOpaque() implements Type {
    }

    /** {@code T x[n]}: elements that fill n bytes. */
    record FixedVector(Type element, Extent length) implements Type {
    }

    /** {@code T x<floor..ceiling>}: a length in bytes, and elements that fill it. */
    record VarVector(Type element, Bounds bounds) implements Type {
    }

    /**
     * Named numbers. {@code width} is in bytes; 0 means an enumeration that never travels. An enumeration, or a number or
     * byte pair that a registry or constants give names to.
     */
    record Code(QualifiedName name, int width, List<Enumerator> enumerators, List<Column> columns, Span span)
            implements Type {
        /** The enumerator of that name, if any. */
        public Optional<Enumerator> find(String enumerator) {
            return enumerators.stream().filter(e -> e.name().equals(enumerator)).findFirst();
        }

        /** Types are equal when their names are. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Code that && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /**
     * A struct. Parameters are what its text leaves unbound, in order of first use, its own and those of the types it
     * contains.
     */
    record Struct(QualifiedName name, List<Parameter> parameters, List<Field> fields, Span span) implements Type {
        /** The field of that name, if any. */
        public Optional<Field> find(String field) {
            return fields.stream().filter(f -> f.name().equals(field)).findFirst();
        }

        /** Types are equal when their names are. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Struct that && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /**
     * Fields that depend on a value; only ever the type of a field. With bounds, the whole stands behind a length.
     *
     * @param selector what is looked at
     * @param arms at least one
     * @param otherwise what any other value selects; without it, another value is an error
     */
    record Select(Selector selector, List<Arm> arms, Optional<Arm> otherwise, Optional<Bounds> bounds) implements Type {
    }

    /**
     * A named number.
     *
     * @param first the code, or the first code of a range; -1 in an enumeration that never travels
     * @param last the last code of a range; equal to first otherwise
     * @param attributes one value for each column of the type's registry; empty if it has no entry there
     */
    record Enumerator(String name, long first, long last, List<Attribute> attributes, Span span) {
        /** Whether the name stands for several codes, so that no constant can be called by it. */
        public boolean isRange() {
            return first != last;
        }
    }

    /** A registry's column: an unsigned number or another code type. */
    record Column(String name, Type type) {
    }

    /** A cell of a registry. */
    sealed interface Attribute {
        /** A number. */
        record Number(long value) implements Attribute {
        }

        /** An enumerator of the column's code type. */
        record Named(Enumerator enumerator) implements Attribute {
        }
    }

    /**
     * A field.
     *
     * @param name never empty: derived if the text gives none
     * @param anonymous whether the name was derived, so that the fields inside can be named directly
     * @param optional whether the message may end before it
     * @param constant the only value it may have
     * @param where a condition over this and earlier fields, which appear as {@link Term.Local}
     * @param alert what answers a wrong constant or a false condition, if not the default
     * @param arguments for a parameterized struct: one term for each parameter; a {@link Term.Local} is a field or
     *     parameter of the enclosing struct
     */
    record Field(String name, boolean anonymous, Type type, boolean optional, Optional<Term> constant,
            Optional<Term> where, Optional<Enumerator> alert, List<Term> arguments, Span span) {
    }

    /** A parameter of a struct: a number, a truth value or a code type. */
    record Parameter(String name, ValueType type) {
        public Parameter {
            Objects.requireNonNull(type);
        }
    }

    /** An arm of a select. Cases are names of enumerators, or {@code true} and {@code false}. */
    record Arm(String name, List<String> cases, List<Field> fields, Span span) {
    }

    /** What a select looks at: an earlier field, or a parameter, of the enclosing struct. */
    record Selector(String name, ValueType type, boolean parameter) {
    }

    /** Bounds in bytes and the width of the length in front, which the ceiling gives (RFC 9846 section 3.4). */
    record Bounds(int floor, int ceiling) {
        /** The width in bytes of the length in front. */
        public int lengthWidth() {
            return ceiling < 1 << 8 ? 1 : ceiling < 1 << 16 ? 2 : ceiling < 1 << 24 ? 3 : 4;
        }
    }

    /** A length in bytes. */
    sealed interface Extent {
        /** A known number. */
        record Literal(int value) implements Extent {
        }

        /** An earlier field, or a parameter, of the enclosing struct. */
        record Reference(String name, boolean parameter) implements Extent {
        }

        /** {@code left operator right} with {@code + - *}. */
        record Combined(Extent left, char operator, Extent right) implements Extent {
        }
    }
}
