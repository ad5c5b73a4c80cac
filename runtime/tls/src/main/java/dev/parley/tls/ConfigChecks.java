package dev.parley.tls;

import dev.parley.tls.certificate.CertificateVerifier;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.Hash;
import dev.parley.tls.crypto.KeyType;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.handshake.Authentication;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.KeyExchangeAlgorithm;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.wire.CodePoint;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What makes a configuration useless: each fault is a sentence that says what to do. */
final class ConfigChecks {
    private static final int MAX_PROTOCOL_NAME = 255;
    /** RFC 7301 section 3.1: {@code ProtocolName protocol_name_list<2..2^16-1>}. */
    private static final int MAX_PROTOCOL_LIST = (1 << 16) - 1;

    private final TlsConfig config;

    private ConfigChecks(TlsConfig config) {
        this.config = config;
    }

    /** Refuses what serves neither role; and what does not serve a server if it can be nothing else. */
    static void check(TlsConfig config) {
        ConfigChecks checks = new ConfigChecks(config);
        Tls13Checks.versions(config);
        checks.lists();
        Tls13Checks.check(config);
        checks.protocols();
        checks.schemesGoWithSuites();
        config.credentials().forEach(checks::canSign);
        checks.peersCanBeJudged();
        if (!config.credentials().isEmpty() && config.verifier().isEmpty()) {
            checkServer(config);
        }
    }

    /** Refuses what does not serve a client. */
    static void checkClient(TlsConfig config) {
        require(config.verifier().isPresent() || config.rawKeyVerifier().isPresent() || !config.preSharedKeys().isEmpty(),
                "a client must know whom to trust; set trust(…)");
    }

    /** Refuses what does not serve a server. */
    static void checkServer(TlsConfig config) {
        require(!config.credentials().isEmpty() || config.rawKey().isPresent() || !config.preSharedKeys().isEmpty(),
                "a server needs a certificate; set credentials(…)");
        config.credentials().forEach(new ConfigChecks(config)::goesWithASuite);
    }

    private void lists() {
        check(config.cipherSuites(), "cipher suite", s -> s.isRegistered()
                && AeadAlgorithm.named(s.aead().label()).isPresent() && Hash.named(s.hash().label()).isPresent());
        check(config.signatureSchemes(), "signature scheme", s -> SigningScheme.named(s.label()).isPresent());
        check(config.certificateSchemes(), "signature scheme of certificates",
                s -> SigningScheme.named(s.label()).isPresent());
        check(config.groups(), "group",
                g -> AgreementGroup.named(g.label()).filter(config.crypto().agreement()::supports).isPresent());
    }

    private static <T extends CodePoint> void check(List<T> chosen, String what, Predicate<T> isKnown) {
        require(!chosen.isEmpty(), "no " + what + " is left; name at least one, or keep the default");
        for (T choice : chosen) {
            require(isKnown.test(choice), "no primitive for the " + what + " " + choice + "; remove it");
        }
        requireOnce(chosen, what);
    }

    private void protocols() {
        int total = 0;
        for (String protocol : config.applicationProtocols()) {
            int length = protocol.getBytes(StandardCharsets.UTF_8).length;
            require(length >= 1 && length <= MAX_PROTOCOL_NAME, "the application protocol \"" + protocol + "\" has " + length
                    + " bytes; ALPN takes names of 1 to " + MAX_PROTOCOL_NAME);
            total += 1 + length;
        }
        require(total <= MAX_PROTOCOL_LIST, "the application protocols take " + total + " bytes; ALPN has room for "
                + MAX_PROTOCOL_LIST + ", so name fewer");
    }

    /** Else no handshake could ever succeed. */
    private void schemesGoWithSuites() {
        require(config.cipherSuites().stream().anyMatch(suite -> suite.keyExchange() == KeyExchangeAlgorithm.RSA
                || schemes().anyMatch(scheme -> Authentication.fits(suite, scheme.keyType()))),
                "no signature scheme goes with any cipher suite; with " + config.cipherSuites().get(0)
                        + " belongs one such as " + schemeFor(config.cipherSuites().get(0)));
    }

    private void canSign(Credentials own) {
        boolean encrypts = own.decryptsPremasters()
                && config.cipherSuites().stream().anyMatch(suite -> suite.keyExchange() == KeyExchangeAlgorithm.RSA);
        List<SigningScheme> able = config.versions().contains(TlsVersion.TLS12) ? own.schemes() : own.schemesOfTls13();
        require(encrypts || schemes().anyMatch(able::contains), able.isEmpty()
                ? "the certificate of " + name(own) + " permits no signatures; add a TLS_RSA_… suite for it, or leave it out"
                : "the " + own.keyType() + " key of " + name(own) + " makes none of the signature schemes; add one of "
                        + able.stream().map(SigningScheme::specName).collect(Collectors.joining(", "))
                        + ", or leave the certificate out");
    }

    private void peersCanBeJudged() {
        require(config.clientAuthentication() == ClientAuthentication.NONE || config.verifier().isPresent()
                        || config.rawKeyVerifier().isPresent(),
                "client certificates are asked for but nobody is trusted; set trust(…) as well");
        require(!config.namesAuthorities() || config.anchors().isPresent(),
                "there are no authorities to be named; set trust(…) to authorities, or leave out namesAuthorities(…)");
        require(config.stapling() == Stapling.NONE || config.verifier().flatMap(CertificateVerifier::staples).isPresent(),
                "OCSP responses are asked for but nobody can judge them; set trust(…) to authorities or to a verifier with "
                        + "staples(), or stapling(NONE)");
    }

    private void goesWithASuite(Credentials own) {
        require(config.cipherSuites().stream().anyMatch(suite -> Authentication.fits(suite, own.keyType())),
                "no cipher suite goes with the " + own.keyType() + " key of " + name(own) + "; add one such as "
                        + suiteFor(own.keyType()) + ", or leave the certificate out");
    }

    private Stream<SigningScheme> schemes() {
        return config.signatureSchemes().stream().flatMap(scheme -> SigningScheme.named(scheme.label()).stream());
    }

    private static SignatureScheme schemeFor(CipherSuite suite) {
        return SignatureScheme.values().stream().filter(s -> SigningScheme.named(s.label())
                .filter(known -> Authentication.fits(suite, known.keyType())).isPresent()).findFirst().orElseThrow();
    }

    private static CipherSuite suiteFor(KeyType type) {
        return CipherSuite.registered().stream().filter(suite -> Suites.version(suite) == TlsVersion.TLS12
                && Authentication.fits(suite, type)).findFirst().orElseThrow();
    }

    private static String name(Credentials own) {
        return own.certificate().getSubjectX500Principal().toString();
    }

    static <T> void requireOnce(List<T> chosen, String what) {
        Set<T> seen = new HashSet<>();
        for (T choice : chosen) {
            require(seen.add(choice), "the " + what + " " + choice + " is named twice; name it once, at its preference");
        }
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
