package dev.parley.tests.matrix;

import dev.parley.tests.Configs;
import dev.parley.tests.matrix.peer.Tls12Suites;
import dev.parley.tests.peer.Identities;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.spec.AuthenticationKey;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.KeyExchangeAlgorithm;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A cipher suite of the specification with a group for its key agreement, and a key of the kind that it asks for.
 *
 * @param group absent if the suite agrees on a key without one
 */
record Combination(CipherSuite suite, Optional<NamedGroup> group, KeyKind key) {
    private static final List<KeyKind> RSA_KEYS = List.of(KeyKind.RSA_2048);
    private static final List<KeyKind> EC_KEYS = List.of(KeyKind.P256, KeyKind.P384, KeyKind.ED25519);

    /** Every suite with every group of the defaults and every kind of key. */
    static List<Combination> all() {
        List<NamedGroup> groups = Configs.tls12().build().groups();
        return Tls12Suites.all().stream().flatMap(suite -> keys(suite).stream().flatMap(key ->
                suite.keyExchange() == KeyExchangeAlgorithm.RSA
                        ? Stream.of(new Combination(suite, Optional.empty(), key))
                        : groups.stream().map(group -> new Combination(suite, Optional.of(group), key)))).toList();
    }

    /** So many of them that every suite, every group and every kind of key occurs. */
    static List<Combination> representatives() {
        Set<Object> covered = new HashSet<>();
        List<Combination> chosen = new ArrayList<>();
        for (Combination candidate : all()) {
            if (covered.add(candidate.suite) | covered.add(candidate.group) | covered.add(candidate.key)) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    private static List<KeyKind> keys(CipherSuite suite) {
        return suite.authentication() == AuthenticationKey.RSA_KEY ? RSA_KEYS : EC_KEYS;
    }

    /** The server's certificate. */
    Identity server() {
        return Identities.server(key);
    }

    /** The groups that a client offers: the one for the key agreement, and the curve of the server's key (RFC 8422 5.3). */
    List<NamedGroup> offered() {
        Stream<NamedGroup> curve = server().credentials().curve().stream()
                .flatMap(own -> NamedGroup.values().stream().filter(g -> g.label().equals(own.specName())));
        List<NamedGroup> offered = Stream.concat(group.stream(), curve).distinct().toList();
        return offered.isEmpty() ? Configs.tls12().build().groups() : offered;
    }

    /** The groups that a server accepts. */
    List<NamedGroup> accepted() {
        return group.map(List::of).orElseGet(() -> Configs.tls12().build().groups());
    }

    /** Parley's client of just this combination. */
    TlsConfig.Builder client() {
        return Configs.tls12().cipherSuites(List.of(suite)).groups(offered()).trust(Identities.PKI.trusted());
    }

    /** Parley's server of just this combination. */
    TlsConfig.Builder serverConfig() {
        return Configs.tls12().cipherSuites(List.of(suite)).groups(accepted())
                .credentials(List.of(server().credentials()));
    }

    @Override
    public String toString() {
        return suite.label() + group.map(g -> " " + g.label()).orElse("") + " with a key of " + key;
    }
}
