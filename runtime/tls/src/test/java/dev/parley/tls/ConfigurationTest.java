package dev.parley.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.certificate.CertificateVerifier;
import dev.parley.tls.certificate.PathValidator;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.spec.AuthenticationKey;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.testing.CertificateSpec;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.TestPki;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a configuration says of itself, and which ones are refused with which sentence. */
class ConfigurationTest {
    private static final TestPki PKI = TestPki.create();
    private static final Identity ECDSA = PKI.server(KeyKind.P256);
    private static final Identity RSA = PKI.server(KeyKind.RSA_2048);

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        assertEquals("""
                TlsConfig
                  versions: TLSv1.3, TLSv1.2
                  cipher suites: TLS_AES_128_GCM_SHA256, TLS_AES_256_GCM_SHA384, TLS_CHACHA20_POLY1305_SHA256, \
                TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, \
                TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, \
                TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
                  groups: X25519MLKEM768, x25519, secp256r1, secp384r1
                  key shares: X25519MLKEM768, x25519
                  signature schemes: ecdsa_secp256r1_sha256, ecdsa_secp384r1_sha384, ecdsa_secp521r1_sha512, \
                rsa_pss_rsae_sha256, rsa_pss_rsae_sha384, rsa_pss_rsae_sha512, ed25519, ed448, rsa_pss_pss_sha256, \
                rsa_pss_pss_sha384, rsa_pss_pss_sha512, rsa_pkcs1_sha256, rsa_pkcs1_sha384, rsa_pkcs1_sha512
                  certificate schemes: the same
                  credentials: none
                  raw key: none
                  unknown server name: SERVED
                  verifier: none
                  raw key verifier: none
                  anchors: none
                  names authorities: false
                  stapling: NONE
                  client authentication: NONE
                  application protocols: none
                  pre shared keys: none
                  psk modes: psk_dhe_ke
                  sessions: not kept
                  ticket keys: none
                  takes tickets: false
                  tickets per connection: 2
                  ticket lifetime: 86400 seconds
                  ticket names: random
                  max early data: none
                  record padding: none
                  records per key: as many as RFC 9846 allows
                  record size limit: none
                  certificate compression: true
                  middlebox compatibility: true
                  grease: true
                  extension layout: shuffled by clients
                  is fallback: false
                  key log: off
                  crypto: JdkHashing, JdkHmac, BcKeyAgreement, RoutedSignatures, BcRsaKeyTransport, JdkAeadCiphers""",
                TlsConfig.builder().build().toString());
    }

    @Test
    void settingsShowButNoSecret() {
        String shown = TlsConfig.builder().credentials(List.of(ECDSA.credentials(), RSA.credentials()))
                .trust(PKI.trusted()).clientAuthentication(ClientAuthentication.REQUESTED)
                .unknownServerName(UnknownServerName.REFUSED).applicationProtocols(List.of("h2", "http/1.1"))
                .groups(List.of(NamedGroup.SECP384R1)).sessions(new SessionCache(1)).keyLog(line -> { }).build().toString();
        assertLine(shown, "groups: secp384r1");
        assertLine(shown, "credentials: CN=localhost, O=Parley tests (EC secp256r1), CN=localhost, O=Parley tests (RSA)");
        assertLine(shown, "unknown server name: REFUSED");
        assertLine(shown, "verifier: PathValidator");
        assertLine(shown, "anchors: CN=Test Root, O=Parley tests");
        assertLine(shown, "stapling: REQUESTED");
        assertLine(shown, "client authentication: REQUESTED");
        assertLine(shown, "application protocols: h2, http/1.1");
        assertLine(shown, "sessions: kept");
        assertLine(shown, "key log: on: whoever reads it can decrypt connections");
        assertFalse(shown.contains(ECDSA.privateKey().toString()));
    }

    /** A setting that is added must be shown too. */
    @Test
    void everySettingHasALine() {
        String shown = TlsConfig.builder().build().toString();
        List<String> settings = Stream.of(TlsConfig.class.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()) && !Modifier.isStatic(m.getModifiers()))
                // Those with a parameter show a part of what another one shows.
                .filter(m -> m.getParameterCount() == 0)
                .map(Method::getName).filter(name -> !name.equals("toString"))
                // They follow from the verifiers.
                .filter(name -> !name.endsWith("erifierFingerprint"))
                .map(name -> name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT)).toList();
        assertTrue(settings.contains("cipher suites"), settings.toString());
        for (String setting : settings) {
            assertTrue(shown.contains("\n  " + setting + ": "), setting);
        }
        assertEquals(settings.size() + 1, shown.lines().count());
    }

    @Test
    void staplesAreAskedForIfTheyCanBeJudged() {
        CertificateVerifier validator = new PathValidator(PKI.trusted(), Clock.systemUTC());
        assertEquals(Stapling.REQUESTED, TlsConfig.builder().trust(PKI.trusted()).build().stapling());
        assertEquals(Stapling.REQUESTED, TlsConfig.builder().trust(validator).build().stapling());
        assertEquals(Stapling.NONE, TlsConfig.builder().trust(validator::verify).build().stapling());
        assertEquals(Stapling.NONE, TlsConfig.builder().trust(validator).stapling(Stapling.NONE).build().stapling());
        assertEquals(Stapling.REQUIRED, TlsConfig.builder().stapling(Stapling.REQUIRED).trust(validator).build().stapling());
    }

    @Test
    void emptyListsAreRefused() {
        assertRefused("no cipher suite is left; name at least one, or keep the default",
                TlsConfig.builder().cipherSuites(List.of()));
        assertRefused("no group is left; name at least one, or keep the default", TlsConfig.builder().groups(List.of()));
        assertRefused("no signature scheme is left; name at least one, or keep the default",
                TlsConfig.builder().signatureSchemes(List.of()));
    }

    @Test
    void whatHasNoPrimitiveIsRefused() {
        assertRefused("no primitive for the cipher suite TLS_FALLBACK_SCSV; remove it",
                TlsConfig.builder().cipherSuites(List.of(CipherSuite.TLS_FALLBACK_SCSV)));
        assertRefused("no primitive for the group ffdhe4096; remove it",
                TlsConfig.builder().groups(List.of(NamedGroup.X25519, NamedGroup.FFDHE4096)));
        assertRefused("no primitive for the signature scheme rsa_pkcs1_sha1; remove it",
                TlsConfig.builder().signatureSchemes(List.of(SignatureScheme.RSA_PKCS1_SHA1)));
    }

    @Test
    void repetitionIsRefused() {
        assertRefused("the group x25519 is named twice; name it once, at its preference",
                TlsConfig.builder().groups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.X25519)));
    }

    @Test
    void applicationProtocolsThatDoNotFitAreRefused() {
        assertRefused("the application protocol \"\" has 0 bytes; ALPN takes names of 1 to 255",
                TlsConfig.builder().applicationProtocols(List.of("")));
        assertRefused("the application protocol \"" + "a".repeat(256) + "\" has 256 bytes; ALPN takes names of 1 to 255",
                TlsConfig.builder().applicationProtocols(List.of("a".repeat(256))));
        assertRefused("the application protocols take 65536 bytes; ALPN has room for 65535, so name fewer",
                TlsConfig.builder().applicationProtocols(Collections.nCopies(256, "a".repeat(255))));
    }

    @Test
    void schemesThatGoWithNoSuiteAreRefused() {
        assertRefused("no signature scheme goes with any cipher suite; with TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 belongs "
                + "one such as ecdsa_secp256r1_sha256", TlsConfig.builder().cipherSuites(suites(AuthenticationKey.EC_KEY))
                .signatureSchemes(List.of(SignatureScheme.RSA_PSS_RSAE_SHA256)));
        assertRefused("no signature scheme goes with any cipher suite; with TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 belongs "
                + "one such as rsa_pkcs1_sha256", TlsConfig.builder().cipherSuites(suites(AuthenticationKey.RSA_KEY))
                .signatureSchemes(List.of(SignatureScheme.ED25519)));
    }

    @Test
    void aKeyThatMakesNoneOfTheSchemesIsRefused() {
        assertRefused("the EC key of CN=localhost, O=Parley tests makes none of the signature schemes; add one of "
                + "ecdsa_secp256r1_sha256, ecdsa_secp384r1_sha384, ecdsa_secp521r1_sha512, or leave the certificate out",
                TlsConfig.builder().credentials(List.of(ECDSA.credentials()))
                        .signatureSchemes(List.of(SignatureScheme.RSA_PSS_RSAE_SHA256, SignatureScheme.ED25519)));
        Identity encrypting = PKI.intermediate().issue(CertificateSpec.server("localhost").kind(KeyKind.RSA_2048)
                .keyUsage(KeyUsage.keyEncipherment));
        assertRefused("the certificate of CN=localhost, O=Parley tests permits no signatures; add a TLS_RSA_… suite for it, "
                + "or leave it out", TlsConfig.builder().credentials(List.of(encrypting.credentials())));
        TlsConfig serving = TlsConfig.builder().credentials(List.of(encrypting.credentials()))
                .cipherSuites(CipherSuite.registered()).build();
        assertEquals(1, serving.credentials().size());
    }

    @Test
    void whoAsksForCertificatesMustTrustSomebody() {
        assertRefused("client certificates are asked for but nobody is trusted; set trust(…) as well",
                TlsConfig.builder().clientAuthentication(ClientAuthentication.REQUESTED));
    }

    @Test
    void whoAsksForStaplesMustJudgeThem() {
        String sentence = "OCSP responses are asked for but nobody can judge them; set trust(…) to authorities or to a "
                + "verifier with staples(), or stapling(NONE)";
        assertRefused(sentence, TlsConfig.builder().stapling(Stapling.REQUIRED));
        CertificateVerifier validator = new PathValidator(PKI.trusted(), Clock.systemUTC());
        assertRefused(sentence, TlsConfig.builder().stapling(Stapling.REQUESTED).trust(validator::verify));
    }

    /** A configuration that trusts nobody can be a server's only; else the engine of a server is the first to know. */
    @Test
    void aServersKeyWithoutASuiteIsRefused() {
        String sentence = "no cipher suite goes with the RSA key of CN=localhost, O=Parley tests; add one such as "
                + "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, or leave the certificate out";
        TlsConfig.Builder builder = TlsConfig.builder().cipherSuites(suites(AuthenticationKey.EC_KEY))
                .credentials(List.of(ECDSA.credentials(), RSA.credentials()));
        assertRefused(sentence, builder);
        TlsConfig client = builder.trust(PKI.trusted()).build();
        assertSentence(sentence, () -> TlsEngine.server(client, step -> { }));
        assertRefused("no cipher suite goes with the EC key of CN=localhost, O=Parley tests; add one such as "
                + "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, or leave the certificate out", TlsConfig.builder()
                .cipherSuites(suites(AuthenticationKey.RSA_KEY)).credentials(List.of(ECDSA.credentials())));
    }

    @Test
    void aServerNeedsACertificate() {
        TlsConfig config = TlsConfig.builder().trust(PKI.trusted()).build();
        assertSentence("a server needs a certificate; set credentials(…)", () -> TlsEngine.server(config, step -> { }));
    }

    @Test
    void aClientNeedsSomebodyToTrust() {
        TlsConfig config = TlsConfig.builder().credentials(List.of(ECDSA.credentials())).build();
        assertSentence("a client must know whom to trust; set trust(…)",
                () -> TlsEngine.client(config, "localhost", step -> { }));
    }

    private static void assertRefused(String sentence, TlsConfig.Builder builder) {
        assertSentence(sentence, builder::build);
    }

    private static void assertSentence(String sentence, Executable attempt) {
        assertEquals(sentence, assertThrows(IllegalArgumentException.class, attempt).getMessage());
    }

    private static void assertLine(String shown, String line) {
        assertTrue(shown.lines().anyMatch(("  " + line)::equals), shown);
    }

    private static List<CipherSuite> suites(AuthenticationKey key) {
        return TlsConfig.builder().build().cipherSuites().stream().filter(s -> s.authentication() == key).toList();
    }
}
