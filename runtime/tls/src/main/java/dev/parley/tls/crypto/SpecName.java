package dev.parley.tls.crypto;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How constants of this package are found by the name that the specification gives them. */
interface SpecName {
    /** The name in the specification's spelling, such as {@code x25519}. */
    String specName();

    /** An index of the constants by name. */
    static <T extends SpecName> Map<String, T> index(T[] constants) {
        return Stream.of(constants).collect(Collectors.toUnmodifiableMap(SpecName::specName, Function.identity()));
    }
}
