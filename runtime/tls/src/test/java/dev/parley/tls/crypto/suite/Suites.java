package dev.parley.tls.crypto.suite;

import dev.parley.tls.crypto.Crypto;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** The suites that every test vector runs against. */
final class Suites {
    private Suites() {}

    static Stream<Named<Crypto>> all() {
        return Stream.of(
                Named.of("standard", CryptoSuites.standard()), Named.of("Bouncy Castle", CryptoSuites.bouncyCastle()));
    }

    /** Each suite with each: the first acts, the second checks. */
    static Stream<Arguments> pairs() {
        return all().flatMap(one -> all().map(other -> Arguments.of(one, other)));
    }
}
