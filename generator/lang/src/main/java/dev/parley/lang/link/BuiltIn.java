package dev.parley.lang.link;

import java.util.Map;
import java.util.OptionalInt;

/** The numbers of the presentation language (RFC 9846 section 3.3). */
final class BuiltIn {
    static final String OPAQUE = "opaque";
    private static final Map<String, Integer> WIDTHS = Map.of("uint8", 1, "uint16", 2, "uint24", 3, "uint32", 4,
            "uint64", 8);

    private BuiltIn() {
    }

    /** The width in bytes of the number type of that name. */
    static OptionalInt width(String name) {
        Integer width = WIDTHS.get(name);
        return width == null ? OptionalInt.empty() : OptionalInt.of(width);
    }
}
