package dev.parley.tests.matrix;

import dev.parley.tests.Configs;
import dev.parley.tests.matrix.peer.Known;
import dev.parley.tests.peer.Identities;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
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
    /** The groups that are on by default in every version. */
    private static final List<NamedGroup> GROUPS = Configs.tls12().build().groups();

    /** Every suite with every group of the defaults and every kind of key. */
    static List<Combination> all(TlsVersion version) {
        return Known.suites(version).stream().flatMap(suite -> keys(suite).stream().flatMap(key ->
                suite.keyExchange() == KeyExchangeAlgorithm.RSA
                        ? Stream.of(new Combination(suite, Optional.empty(), key))
                        : GROUPS.stream().map(group -> new Combination(suite, Optional.of(group), key)))).toList();
    }

    /** So many of them that every suite, every group and every kind of key occurs. */
    static List<Combination> representatives(TlsVersion version) {
        Set<Object> covered = new HashSet<>();
        List<Combination> chosen = new ArrayList<>();
        for (Combination candidate : all(version)) {
            if (covered.add(candidate.suite) | covered.add(candidate.group) | covered.add(candidate.key)) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    private static List<KeyKind> keys(CipherSuite suite) {
        return switch (suite.authentication()) {
            case RSA_KEY -> RSA_KEYS;
            case EC_KEY -> EC_KEYS;
            case ANY_KEY -> Stream.concat(RSA_KEYS.stream(), EC_KEYS.stream()).toList();
        };
    }

    /** The server's certificate. */
    Identity server() {
        return Identities.server(key);
    }

    private TlsVersion version() {
        return suite.keyExchange() == KeyExchangeAlgorithm.SEPARATE ? TlsVersion.TLS13 : TlsVersion.TLS12;
    }

    /** The groups that a client offers: the one for the key agreement, and in TLS 1.2 the curve of the server's key. */
    List<NamedGroup> offered() {
        return version() == TlsVersion.TLS13 ? accepted() : withCurve();
    }

    /** The group for the key agreement first, and the curve of the server's key (RFC 8422 section 5.3). */
    List<NamedGroup> withCurve() {
        Stream<NamedGroup> curve = server().credentials().curve().stream()
                .flatMap(own -> NamedGroup.values().stream().filter(g -> g.label().equals(own.specName())));
        List<NamedGroup> offered = Stream.concat(group.stream(), curve).distinct().toList();
        return offered.isEmpty() ? GROUPS : offered;
    }

    /** The groups that a server accepts. */
    List<NamedGroup> accepted() {
        return group.map(List::of).orElse(GROUPS);
    }

    /** Parley's client of just this combination. */
    TlsConfig.Builder client() {
        return Configs.of(version()).cipherSuites(List.of(suite)).groups(offered()).trust(Identities.PKI.trusted());
    }

    /** Parley's server of just this combination. */
    TlsConfig.Builder serverConfig() {
        return Configs.of(version()).cipherSuites(List.of(suite)).groups(accepted())
                .credentials(List.of(server().credentials()));
    }

    @Override
    public String toString() {
        return suite.label() + group.map(g -> " " + g.label()).orElse("") + " with a key of " + key;
    }
}
