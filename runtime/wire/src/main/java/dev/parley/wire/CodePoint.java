package dev.parley.wire;

import java.util.HexFormat;

/** A number on the wire with a name in the specification, such as an enumerator or a registry entry. */
public interface CodePoint extends Labelled {
    /** The number as it is on the wire. */
    int code();

    /** A rendering of a number of {@code width} bytes that has no name of its own, such as {@code Type(0x1a2b)}. */
    static String render(String type, int code, int width) {
        return type + "(0x" + HexFormat.of().toHexDigits(code, 2 * width) + ")";
    }
}
