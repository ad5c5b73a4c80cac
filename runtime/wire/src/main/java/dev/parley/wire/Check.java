package dev.parley.wire;

/**
 * Checks of values that are about to become a message. A failure is a defect of this side, so it is an
 * {@link IllegalArgumentException} that names the field.
 */
public final class Check {
    private Check() {
    }

    /** Requires that the number fits {@code width} bytes; every long fits eight. */
    public static void uint(String field, long value, int width) {
        if (width < Long.BYTES && value >>> 8 * width != 0) {
            throw new IllegalArgumentException(field + ": " + value + " does not fit " + width + " bytes");
        }
    }

    /** Requires a length of exactly so many bytes. */
    public static void length(String field, long length, long expected) {
        if (length != expected) {
            throw new IllegalArgumentException(field + ": length " + length + " is not " + expected);
        }
    }

    /** Requires a length in bytes within floor and ceiling. */
    public static void length(String field, long length, long floor, long ceiling) {
        if (length < floor || length > ceiling) {
            throw new IllegalArgumentException(
                    field + ": length " + length + " is not within " + floor + ".." + ceiling);
        }
    }

    /** Requires a condition, which is described as {@code rule}. */
    public static void that(boolean condition, String field, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(field + ": " + rule);
        }
    }
}
