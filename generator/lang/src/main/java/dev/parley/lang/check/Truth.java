package dev.parley.lang.check;

/** A truth value that may not be known. */
enum Truth {
    FALSE, UNKNOWN, TRUE;

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    Truth not() {
        return values()[2 - ordinal()];
    }

    Truth and(Truth other) {
        return values()[Math.min(ordinal(), other.ordinal())];
    }

    Truth or(Truth other) {
        return values()[Math.max(ordinal(), other.ordinal())];
    }
}
