package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.EngineEnd;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Pair;
import dev.parley.tests.peer.RawKeys;
import dev.parley.tests.peer.Wire;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.Stapling;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.certificate.RawKeyCredentials;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.session.TicketKeys;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.ExtensionType;
import dev.parley.tls.spec.Message;
import dev.parley.tls.testing.KeyKind;
import dev.parley.wire.Bytes;
import dev.parley.wire.Reader;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Raw public keys instead of certificates (RFC 7250), between Parley's client and server of TLS 1.3. */
class RawPublicKeyTest {
    private static final byte[] DATA = "question".getBytes(StandardCharsets.US_ASCII);
    private static final int RECORD_AND_HANDSHAKE_HEADER = 9;

    private static final RawKeyCredentials OWN = RawKeys.generate(KeyKind.P256);
    private static final RawKeyCredentials CLIENT = RawKeys.generate(KeyKind.ED25519);
    private static final Credentials CERTIFICATE = Identities.server(KeyKind.P256).credentials();
    private static final Credentials CLIENT_CERTIFICATE = Identities.client(KeyKind.P256).credentials();

    @TestFactory
    Stream<DynamicTest> everyKindOfKeyForBothSides() {
        return Stream.of(KeyKind.P256, KeyKind.P384, KeyKind.P521, KeyKind.ED25519, KeyKind.ED448, KeyKind.RSA_2048,
                KeyKind.RSA_PSS_2048).map(kind -> dynamicTest(kind.name(), () -> {
                    RawKeyCredentials server = RawKeys.generate(kind);
                    RawKeyCredentials client = RawKeys.generate(kind);
                    Pair pair = Pair.connect(Configs.tls13().trustRawKeys(RawKeys.pinned(server)).rawKey(client),
                            asking(Configs.tls13().rawKey(server)).trustRawKeys(RawKeys.pinned(client)));
                    assertPeer(server.publicKey(), pair.connected());
                    assertPeer(client.publicKey(), pair.server().connected());
                    assertTrue(pair.connected().scheme().isPresent());
                    assertTalk(pair);
                }));
    }

    @Test
    void aKeyThatIsNotPinnedIsRefused() {
        TlsConfig.Builder stranger = Configs.tls13().rawKey(RawKeys.generate(KeyKind.P256));
        Pair.connect(taking(), stranger).assertClientRefuses(AlertDescription.BAD_CERTIFICATE);
        Pair pair = Pair.connect(taking().rawKey(RawKeys.generate(KeyKind.P256)),
                asking(Configs.tls13().rawKey(OWN)).trustRawKeys(RawKeys.pinned(CLIENT)));
        assertEquals(Optional.of(AlertDescription.BAD_CERTIFICATE), pair.server().failure().orElseThrow().alert());
    }

    /** RFC 7250 section 4.2: the server refuses if it can show nothing that the client takes. */
    @Test
    void nothingInCommonForTheServer() {
        Pair.connect(taking(), showing()).assertServerRefuses(AlertDescription.UNSUPPORTED_CERTIFICATE);
        Pair.connect(trusting(), Configs.tls13().rawKey(OWN)).assertServerRefuses(AlertDescription.HANDSHAKE_FAILURE);
    }

    /** The same for the client, if the server insists; else it does not ask. */
    @Test
    void nothingInCommonForTheClient() {
        TlsConfig.Builder client = trusting().rawKey(CLIENT);
        TlsConfig.Builder server = showing().trust(Identities.PKI.trusted());
        Pair.connect(client, asking(server)).assertServerRefuses(AlertDescription.UNSUPPORTED_CERTIFICATE);
        Pair pair = Pair.connect(client, server.clientAuthentication(ClientAuthentication.REQUESTED));
        pair.connected();
        assertFalse(took(pair.client(), Message.TLS13_CERTIFICATE_REQUEST));
        assertTalk(pair);
    }

    /** The client takes a raw key rather than a certificate, and shows one rather. */
    @Test
    void whoHasBothShowsTheKeyToWhoTakesOne() {
        TlsConfig.Builder server = asking(showing()).rawKey(OWN).trust(Identities.PKI.trusted())
                .trustRawKeys(RawKeys.pinned(CLIENT));
        Pair keys = Pair.connect(trusting().trustRawKeys(RawKeys.pinned(OWN)).rawKey(CLIENT)
                .credentials(List.of(CLIENT_CERTIFICATE)), server);
        assertPeer(OWN.publicKey(), keys.connected());
        assertPeer(CLIENT.publicKey(), keys.server().connected());
        Pair certificates = Pair.connect(trusting().credentials(List.of(CLIENT_CERTIFICATE)), server);
        assertEquals(CERTIFICATE.certificate(), certificates.connected().peerCertificates().get(0));
        assertEquals(CLIENT_CERTIFICATE.certificate(), certificates.server().connected().peerCertificates().get(0));
        assertEquals(Optional.empty(), certificates.connected().peerRawKey());
        Pair onlyCertificate = Pair.connect(trusting().trustRawKeys(RawKeys.pinned(OWN)), showing());
        assertEquals(CERTIFICATE.certificate(), onlyCertificate.connected().peerCertificates().get(0));
    }

    /** A certificate of the client, and a raw key of the server: each type is negotiated for itself. */
    @Test
    void eachSideHasItsOwnType() {
        Pair pair = Pair.connect(taking().credentials(List.of(CLIENT_CERTIFICATE)),
                asking(Configs.tls13().rawKey(OWN)).trust(Identities.PKI.trusted()));
        assertPeer(OWN.publicKey(), pair.connected());
        assertEquals(CLIENT_CERTIFICATE.certificate(), pair.server().connected().peerCertificates().get(0));
    }

    /** There is nobody who would vouch for a raw key, so a client that wants responses does not miss one. */
    @Test
    void aRawKeyHasNoStaple() {
        Pair pair = Pair.connect(trusting().trustRawKeys(RawKeys.pinned(OWN)).stapling(Stapling.REQUIRED),
                Configs.tls13().rawKey(OWN));
        assertPeer(OWN.publicKey(), pair.connected());
        assertFalse(pair.connected().stapled());
    }

    @TestFactory
    Stream<DynamicTest> resumptionRemembersTheKeys() {
        return Stream.of(true, false).map(sealed -> dynamicTest(sealed ? "sealed ticket" : "cache", () -> {
            TlsConfig.Builder client = taking().rawKey(CLIENT).sessions(new SessionCache(8));
            TlsConfig.Builder server = asking(Configs.tls13().rawKey(OWN)).trustRawKeys(RawKeys.pinned(CLIENT));
            server = sealed ? server.ticketKeys(new TicketKeys(CryptoSuites.standard()))
                    : server.sessions(new SessionCache(8));
            assertFalse(Pair.connect(client, server).connected().resumed());
            Pair second = Pair.connect(client, server);
            assertTrue(second.connected().resumed());
            assertPeer(OWN.publicKey(), second.connected());
            assertPeer(CLIENT.publicKey(), second.server().connected());
            Pair third = Pair.connect(client, server);
            assertTrue(third.connected().resumed());
            assertPeer(CLIENT.publicKey(), third.server().connected());
            // Whoever pins other keys, as after a change, believes no session with the old ones.
            RawKeyCredentials fresh = RawKeys.generate(KeyKind.P256);
            assertFalse(Pair.connect(client.trustRawKeys(RawKeys.pinned(OWN, fresh)), server).connected().resumed());
            Pair.connect(client.trustRawKeys(RawKeys.pinned(fresh)), server)
                    .assertClientRefuses(AlertDescription.BAD_CERTIFICATE);
        }));
    }

    /** RFC 7250 section 4.1: who takes and has only X.509 certificates "MUST omit" the extensions. */
    @Test
    void helloSaysWhatIsThere() throws Exception {
        assertEquals(Optional.empty(), types(trusting().credentials(List.of(CLIENT_CERTIFICATE)),
                ExtensionType.SERVER_CERTIFICATE_TYPE));
        assertEquals(Optional.empty(), types(trusting().credentials(List.of(CLIENT_CERTIFICATE)),
                ExtensionType.CLIENT_CERTIFICATE_TYPE));
        assertEquals(Optional.of("0102"), types(taking(), ExtensionType.SERVER_CERTIFICATE_TYPE));
        assertEquals(Optional.empty(), types(taking(), ExtensionType.CLIENT_CERTIFICATE_TYPE));
        assertEquals(Optional.of("020200"), types(trusting().trustRawKeys(RawKeys.pinned(OWN)),
                ExtensionType.SERVER_CERTIFICATE_TYPE));
        assertEquals(Optional.of("020200"), types(trusting().rawKey(CLIENT).credentials(List.of(CLIENT_CERTIFICATE)),
                ExtensionType.CLIENT_CERTIFICATE_TYPE));
        assertEquals(Optional.of("0102"), types(trusting().rawKey(CLIENT), ExtensionType.CLIENT_CERTIFICATE_TYPE));
    }

    /** A server that asks for nothing says nothing of it (RFC 7250 section 4.2), nor does one that resumes. */
    @Test
    void theAnswerIsOnlyAboutWhatFollows() {
        Pair pair = Pair.connect(taking().rawKey(CLIENT), Configs.tls13().rawKey(OWN));
        assertPeer(OWN.publicKey(), pair.connected());
        assertFalse(took(pair.client(), Message.TLS13_CERTIFICATE_REQUEST));
        assertEquals(Optional.empty(), pair.server().connected().peerRawKey());
    }

    private static Optional<String> types(TlsConfig.Builder client, ExtensionType type) throws Exception {
        Bytes flight = Bytes.wrap(EngineEnd.client(client.build()).take());
        ClientHello hello = Reader.decode(flight.slice(RECORD_AND_HANDSHAKE_HEADER), "ClientHello",
                AlertDescription.DECODE_ERROR, ClientHello::decode);
        return hello.extensions().orElseThrow().raw().stream().filter(e -> e.extensionType().equals(type))
                .map(e -> e.extensionData().toHex()).findFirst();
    }

    private static void assertPeer(PublicKey key, ConnectionInfo info) {
        assertEquals(Optional.of(Bytes.wrap(key.getEncoded())), info.peerRawKey().map(PublicKey::getEncoded).map(Bytes::wrap));
        assertEquals(List.of(), info.peerCertificates());
    }

    private static boolean took(EngineEnd end, Message message) {
        return end.steps().stream().anyMatch(step -> !step.sent() && step.message() == message);
    }

    private static void assertTalk(Pair pair) {
        pair.client().send(DATA);
        pair.server().send(DATA);
        Wire.whole().run(pair.client(), pair.server());
        assertArrayEquals(DATA, pair.client().received());
        assertArrayEquals(DATA, pair.server().received());
    }

    /** A client that takes the server's raw key, and no certificate. */
    private static TlsConfig.Builder taking() {
        return Configs.tls13().trustRawKeys(RawKeys.pinned(OWN));
    }

    /** A client that takes the server's certificate. */
    private static TlsConfig.Builder trusting() {
        return Configs.tls13().trust(Identities.PKI.trusted());
    }

    /** A server with a certificate. */
    private static TlsConfig.Builder showing() {
        return Configs.tls13().credentials(List.of(CERTIFICATE));
    }

    private static TlsConfig.Builder asking(TlsConfig.Builder server) {
        return server.clientAuthentication(ClientAuthentication.REQUIRED);
    }
}
