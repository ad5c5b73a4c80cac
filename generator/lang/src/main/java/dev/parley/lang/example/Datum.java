package dev.parley.lang.example;

import dev.parley.lang.model.Term;

/** What a term comes to, as far as the messages tell. */
sealed interface Datum {
    Datum TRUE = new Truth(true);
    Datum FALSE = new Truth(false);
    Datum OPAQUE = new Opaque();

    /** A truth value. */
    record Truth(boolean value) implements Datum {
    }

    /** A value; a {@link Value.Code} of an enumeration that never travels has the index of its enumerator as code. */
    record Known(Value value) implements Datum {
    }

    /** Something that primitives make: it is there, but nobody knows its value. */
    record Opaque() implements Datum {
    }

    /**
     * Something that is not there.
     *
     * @param part what it is that is not there
     * @param scope where that part stands
     * @param doubtful whether comparisons look for it first, and are false without it; otherwise machines would fail
     */
    record Missing(Term part, Scope scope, boolean doubtful) implements Datum {
        Missing certain() {
            return doubtful ? new Missing(part, scope, false) : this;
        }
    }

    static Datum of(boolean value) {
        return value ? TRUE : FALSE;
    }

    static Datum number(long value) {
        return new Known(new Value.Number(value));
    }

    default boolean isTrue() {
        return this instanceof Truth truth && truth.value();
    }

    default boolean isFalse() {
        return this instanceof Truth truth && !truth.value();
    }
}
