package dev.parley.lang.example;

/** Bytes as hexadecimal digits. */
final class Hex {
    /** The most bytes that an example has in one place. */
    static final int MOST = 1 << 16;

    private Hex() {
    }

    static int length(String hex) {
        return hex.length() / 2;
    }

    static int at(String hex, int index) {
        return Integer.parseInt(slice(hex, index, 1), 16);
    }

    static String slice(String hex, int from, int count) {
        return hex.substring(2 * from, 2 * (from + count));
    }

    /** The bytes with others from an index on. */
    static String with(String hex, int index, String others) {
        return hex.substring(0, 2 * index) + others + hex.substring(2 * index + others.length());
    }

    static String zeros(int count) {
        return "00".repeat(count);
    }

    /** Cut or filled up with zeros. */
    static String resized(String hex, int count) {
        return count <= length(hex) ? slice(hex, 0, count) : hex + zeros(count - length(hex));
    }

    /** A number in so many bytes, big end first. */
    static String number(long value, int width) {
        StringBuilder hex = new StringBuilder();
        for (int shift = 8 * width - 4; shift >= 0; shift -= 4) {
            hex.append(Character.forDigit((int) (value >>> shift & 0xf), 16));
        }
        return hex.toString();
    }
}
