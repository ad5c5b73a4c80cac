package dev.parley.wire;

import java.util.Locale;

/** Code points for tests: the alerts of a protocol that is about nothing. */
enum Sign implements CodePoint {
    MALFORMED, FORBIDDEN;

    @Override
    public int code() {
        return ordinal();
    }

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
