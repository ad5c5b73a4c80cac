package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Pair;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsException;
import dev.parley.tls.UnknownServerName;
import dev.parley.tls.certificate.CertificateVerifier;
import dev.parley.tls.certificate.PeerExpectation;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.certificate.TrustAnchors;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.AuthenticationKey;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.KeyExchangeAlgorithm;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.testing.CertificateSpec;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.TestPki;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Which of its certificates a server shows to which client (RFC 5246 section 7.4.2, RFC 6066 section 3, RFC 8422 5.3). */
class ServerCertificateChoiceTest {
    private static final Identity ECDSA = Identities.server(KeyKind.P256);
    private static final Identity RSA = Identities.server(KeyKind.RSA_2048);
    private static final Identity P384 = Identities.server(KeyKind.P384);
    private static final Identity EDWARDS = Identities.server(KeyKind.ED25519);
    private static final TestPki RSA_PKI = TestPki.create(KeyKind.RSA_2048);
    private static final Identity RSA_BY_RSA = RSA_PKI.server(KeyKind.RSA_2048);
    private static final SignatureScheme OF_THE_CHAIN = SignatureScheme.ECDSA_SECP256R1_SHA256;

    private static final Identity OTHER = named("other.example");
    private static final Identity WILDCARD = named("*.example.org");
    private static final Identity EXACT = named("www.example.org");

    @Test
    void theNameItselfGoesBeforeAWildcardAndThatBeforeTheOrder() {
        TlsConfig.Builder server = server(OTHER, WILDCARD, EXACT);
        assertShown(EXACT, client(), server, "www.example.org");
        assertShown(WILDCARD, client(), server, "api.example.org");
        assertShown(OTHER, client(), server, "other.example");
        assertShown(WILDCARD, client(), server(OTHER, WILDCARD), "www.example.org");
        assertShown(EXACT, client(), server, "WWW.Example.ORG.");
    }

    @Test
    void anUnknownNameIsServedWithTheFirstCertificateByDefault() {
        assertShown(OTHER, whatever(), server(OTHER, EXACT), "unknown.example");
        assertShown(OTHER, whatever(), server(OTHER, WILDCARD), "a.b.example.org");
        assertShown(OTHER, whatever(), server(OTHER, WILDCARD), "example.org");
    }

    @Test
    void anUnknownNameCanBeRefused() {
        TlsConfig.Builder server = server(OTHER, EXACT).unknownServerName(UnknownServerName.REFUSED);
        Pair.connect(whatever(), server, "unknown.example").assertServerRefuses(AlertDescription.UNRECOGNIZED_NAME);
        assertShown(EXACT, client(), server, "www.example.org");
        // An address is not sent as a name: there is nothing to be refused.
        assertShown(OTHER, whatever(), server, "192.0.2.1");
    }

    @Test
    void aCertificateOfAnotherNameDoesNotStandInForOneThatDoesNotFit() {
        TlsException refusal = Pair.connect(client().cipherSuites(suites(AuthenticationKey.RSA_KEY)),
                server(RSA, EXACT), "www.example.org").assertServerRefuses(AlertDescription.HANDSHAKE_FAILURE);
        assertTrue(refusal.getMessage().contains("www.example.org") && !refusal.getMessage().contains("localhost"),
                refusal.getMessage());
    }

    @Test
    void aWildcardStandsInForTheNameItselfIfThatDoesNotFit() {
        Identity rsa = Identities.PKI.intermediate().issue(CertificateSpec.server("*.example.org").kind(KeyKind.RSA_2048));
        assertShown(rsa, client().cipherSuites(suites(AuthenticationKey.RSA_KEY)), server(EXACT, rsa), "www.example.org");
    }

    @Test
    void theSuitesOfTheClientDecideTheKindOfKey() {
        for (TlsConfig.Builder server : List.of(server(ECDSA, RSA), server(RSA, ECDSA))) {
            assertShown(ECDSA, client().cipherSuites(suites(AuthenticationKey.EC_KEY)), server);
            assertShown(RSA, client().cipherSuites(suites(AuthenticationKey.RSA_KEY)), server);
        }
    }

    @Test
    void theServersOrderOfSuitesThenOfCertificatesDecidesTheRest() {
        assertShown(ECDSA, client(), server(RSA, ECDSA));
        assertShown(RSA, client(), server(ECDSA, RSA).cipherSuites(Stream.concat(
                suites(AuthenticationKey.RSA_KEY).stream(), suites(AuthenticationKey.EC_KEY).stream()).toList()));
        assertShown(EDWARDS, client(), server(EDWARDS, P384, ECDSA));
        assertShown(P384, client(), server(P384, EDWARDS, ECDSA));
    }

    @Test
    void theSchemesOfTheClientDecideTheKindOfKey() {
        assertShown(RSA, client().signatureSchemes(List.of(SignatureScheme.RSA_PSS_RSAE_SHA256, OF_THE_CHAIN)),
                server(EDWARDS, RSA));
        assertShown(EDWARDS, client().signatureSchemes(List.of(SignatureScheme.ED25519, OF_THE_CHAIN)),
                server(RSA, EDWARDS));
    }

    @Test
    void theCurveOfTheKeyIsOneOfTheClientsGroups() {
        assertShown(RSA, client().groups(List.of(NamedGroup.X25519)), server(ECDSA, RSA));
        assertShown(P384, client().groups(List.of(NamedGroup.X25519, NamedGroup.SECP384R1)), server(ECDSA, RSA, P384));
        assertShown(EDWARDS, client().groups(List.of(NamedGroup.X25519)), server(ECDSA, EDWARDS));
    }

    @Test
    void theClientCanVerifyTheWholeChain() {
        List<SignatureScheme> rsaOnly = List.of(SignatureScheme.RSA_PSS_RSAE_SHA256, SignatureScheme.RSA_PKCS1_SHA256);
        assertShown(RSA_BY_RSA, client().signatureSchemes(rsaOnly), server(RSA, RSA_BY_RSA));
        assertShown(RSA, client(), server(RSA, RSA_BY_RSA));
    }

    @Test
    void aKeyThatMayNotEncryptDoesNotServeWithRsaKeyExchange() {
        Identity signing = Identities.PKI.intermediate().issue(CertificateSpec.server(Identities.HOST)
                .kind(KeyKind.RSA_2048).keyUsage(KeyUsage.digitalSignature));
        List<CipherSuite> transport = suites(suite -> suite.keyExchange() == KeyExchangeAlgorithm.RSA);
        assertShown(RSA, client().cipherSuites(transport), server(signing, RSA).cipherSuites(CipherSuite.registered()));
        Pair.connect(client().cipherSuites(transport), server(signing).cipherSuites(CipherSuite.registered()))
                .assertServerRefuses(AlertDescription.HANDSHAKE_FAILURE);
    }

    @Test
    void ifNoneFitsTheReasonIsTold() {
        assertReason("no cipher suite in common", client().cipherSuites(suites(AuthenticationKey.EC_KEY)),
                server(RSA).cipherSuites(suites(AuthenticationKey.RSA_KEY)));
        assertReason("EC keys do not go with TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                client().cipherSuites(suites(AuthenticationKey.RSA_KEY)), server(ECDSA));
        assertReason("the client does not know secp256r1", client().groups(List.of(NamedGroup.X25519)), server(ECDSA));
        assertReason("the client does not verify ecdsa_secp256r1_sha256",
                client().signatureSchemes(List.of(SignatureScheme.RSA_PSS_RSAE_SHA256)), server(RSA));
        assertReason("no signature scheme in common that the key can make",
                client().signatureSchemes(List.of(OF_THE_CHAIN)), server(RSA));
        assertReason("no group in common", client().groups(List.of(NamedGroup.X25519)),
                server(RSA).groups(List.of(NamedGroup.SECP256R1)));
    }

    private static void assertReason(String reason, TlsConfig.Builder client, TlsConfig.Builder server) {
        TlsException refusal = Pair.connect(client, server).assertServerRefuses(AlertDescription.HANDSHAKE_FAILURE);
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    private static void assertShown(Identity expected, TlsConfig.Builder client, TlsConfig.Builder server) {
        assertShown(expected, client, server, Identities.HOST);
    }

    /** The choice does not depend on chance: it is the same again. */
    private static void assertShown(Identity expected, TlsConfig.Builder client, TlsConfig.Builder server, String host) {
        for (int i = 0; i < 2; i++) {
            assertEquals(expected.certificate(),
                    Pair.connect(client, server, host).connected().peerCertificates().get(0));
        }
    }

    private static Identity named(String name) {
        return Identities.PKI.intermediate().issue(CertificateSpec.server(name));
    }

    private static List<CipherSuite> suites(AuthenticationKey key) {
        return suites(suite -> suite.authentication() == key && suite.keyExchange() != KeyExchangeAlgorithm.RSA);
    }

    private static List<CipherSuite> suites(Predicate<CipherSuite> wanted) {
        return CipherSuite.registered().stream().filter(wanted).toList();
    }

    private static TlsConfig.Builder client() {
        return Configs.tls12().trust(TrustAnchors.of(List.of(Identities.PKI.root().certificate(),
                RSA_PKI.root().certificate())));
    }

    /** A client that does not care for the name in the certificate. */
    private static TlsConfig.Builder whatever() {
        CertificateVerifier strict = client().build().verifier().orElseThrow();
        return Configs.tls12().trust((chain, expected) ->
                strict.verify(chain, new PeerExpectation(PeerRole.SERVER, Optional.empty(), expected.keyUse())));
    }

    private static TlsConfig.Builder server(Identity... own) {
        return Configs.tls12().credentials(Stream.of(own).map(Identity::credentials).toList());
    }
}
