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
import dev.parley.tests.peer.Wire;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.EarlyData;
import dev.parley.tls.ExternalPsk;
import dev.parley.tls.PskMode;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsException;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.record.RecordPadding;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.testing.KeyKind;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** TLS 1.3 between Parley's client and server. */
class Tls13Test {
    private static final byte[] QUESTION = "question".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ANSWER = new byte[50_000];

    private final SessionCache clientSessions = new SessionCache(8);
    private final SessionCache serverSessions = new SessionCache(8);

    @TestFactory
    Stream<DynamicTest> everySuite() {
        return Configs.tls13().build().cipherSuites().stream().map(suite -> dynamicTest(suite.label(), () -> {
            Pair pair = Pair.connect(client(), server().cipherSuites(List.of(suite)));
            assertEquals(suite, pair.connected().suite());
            assertTalk(pair);
        }));
    }

    /** RFC 9846 section 4.2.4: with no share for the server's group, HelloRetryRequest asks for one. */
    @TestFactory
    Stream<DynamicTest> everyGroupAtOnceAndAfterARetry() {
        return Stream.of(NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.SECP384R1, NamedGroup.SECP521R1,
                NamedGroup.X448, NamedGroup.FFDHE2048, NamedGroup.FFDHE3072, NamedGroup.X25519_MLKEM768,
                NamedGroup.SEC_P256R1_MLKEM768, NamedGroup.SEC_P384R1_MLKEM1024).flatMap(group ->
                Stream.of(true, false).map(shared -> dynamicTest(group.label() + (shared ? "" : " after a retry"), () -> {
                    List<NamedGroup> groups = List.of(group);
                    Pair pair = Pair.connect(client().groups(groups).keyShares(shared ? groups : List.of()),
                            server().groups(groups));
                    assertEquals(Optional.of(group), pair.connected().group());
                    assertEquals(!shared, took(pair.client(), Message.HELLO_RETRY_REQUEST));
                    assertTalk(pair);
                })));
    }

    @TestFactory
    Stream<DynamicTest> middleboxCompatibility() {
        return Stream.of(true, false).flatMap(own -> Stream.of(true, false).map(theirs ->
                dynamicTest("client " + own + ", server " + theirs, () -> {
                    Pair pair = Pair.connect(client().middleboxCompatibility(own).keyShares(List.of()),
                            server().middleboxCompatibility(theirs));
                    pair.connected();
                    assertTalk(pair);
                })));
    }

    @TestFactory
    Stream<DynamicTest> resumption() {
        return Stream.of(PskMode.values()).map(mode -> dynamicTest(mode.toString(), () -> {
            TlsConfig.Builder client = client().sessions(new SessionCache(8)).pskModes(List.of(mode));
            TlsConfig.Builder server = server().sessions(new SessionCache(8)).pskModes(List.of(mode));
            assertFalse(Pair.connect(client, server).connected().resumed());
            Pair second = Pair.connect(client, server);
            ConnectionInfo info = second.connected();
            assertTrue(info.resumed());
            assertEquals(mode == PskMode.DHE_KE, info.group().isPresent());
            assertEquals(Identities.server(KeyKind.P256).certificate(), info.peerCertificates().get(0));
            assertTalk(second);
        }));
    }

    /** When the secrets are wiped, too: here the client leaves without a word. */
    @Test
    void whatWasAgreedOnStaysKnownBehindTheEnd() {
        TlsConfig.Builder client = client().sessions(clientSessions);
        TlsConfig.Builder server = server().sessions(serverSessions);
        Pair.connect(client, server).connected();
        EngineEnd resumed = Pair.connect(client, server).server();
        ConnectionInfo info = resumed.connected();
        assertTrue(info.resumed());
        resumed.endOfInput();
        assertTrue(resumed.failure().isPresent());
        assertEquals(Optional.of(info), resumed.engine().info());
    }

    @Test
    void anExternalKeyIsNoSession() {
        List<ExternalPsk> shared = List.of(new ExternalPsk(Bytes.ofUtf8("client 1"), Secret.take(new byte[32])));
        Pair pair = Pair.connect(Configs.tls13().preSharedKeys(shared), Configs.tls13().preSharedKeys(shared));
        ConnectionInfo info = pair.connected();
        assertFalse(info.resumed());
        assertEquals(Optional.empty(), info.scheme());
        assertTalk(pair);
    }

    @Test
    void earlyDataIsTakenWithATicketThatIsKnown() {
        TlsConfig.Builder client = early(client().sessions(clientSessions));
        TlsConfig.Builder server = early(server().sessions(serverSessions));
        Pair.connect(client, server).connected();
        Pair second = connectWithEarlyData(client, server);
        assertEquals(EarlyData.ACCEPTED, second.connected().earlyData());
        assertArrayEquals(QUESTION, second.server().received());
        Pair third = connectWithEarlyData(client, early(server().sessions(new SessionCache(8))));
        assertEquals(EarlyData.REJECTED, third.connected().earlyData());
        assertFalse(third.connected().resumed());
        assertEquals(0, third.server().received().length);
        assertTalk(third);
    }

    /** RFC 9846 section 8.1: a recording of the client's first flight brings the data to the server once. */
    @Test
    void recordedEarlyDataIsNotTakenAgain() {
        TlsConfig.Builder client = early(client().sessions(clientSessions));
        TlsConfig server = early(server().sessions(serverSessions)).build();
        new Pair(EngineEnd.client(client.build()), EngineEnd.server(server)).run().connected();
        EngineEnd recorded = EngineEnd.client(client.build());
        recorded.send(QUESTION);
        byte[] flight = recorded.take();
        EngineEnd first = EngineEnd.server(server);
        first.give(flight);
        assertArrayEquals(QUESTION, first.received());
        for (int i = 0; i < 3; i++) {
            EngineEnd again = EngineEnd.server(server);
            again.give(flight);
            assertEquals(Optional.empty(), again.failure());
            assertEquals("WAIT_FINISHED", again.engine().state(), "it waits for what nobody recorded");
            assertEquals(0, again.received().length);
        }
    }

    @Test
    void earlyDataIsSkippedAfterARetry() {
        TlsConfig.Builder client = early(client().sessions(clientSessions)).keyShares(List.of(NamedGroup.X25519));
        Pair.connect(client, early(server().sessions(serverSessions))).connected();
        Pair second = connectWithEarlyData(client,
                early(server().sessions(serverSessions)).groups(List.of(NamedGroup.SECP256R1)));
        assertEquals(EarlyData.REJECTED, second.connected().earlyData());
        assertEquals(EarlyData.REJECTED, second.server().connected().earlyData());
        assertTrue(took(second.client(), Message.HELLO_RETRY_REQUEST));
        assertEquals(0, second.server().received().length);
        assertTalk(second);
    }

    /** RFC 9846 section 4.5.1.3: the client is refused after its own handshake is complete. */
    @Test
    void whoHasNoCertificateIsToldThatOneIsRequired() {
        TlsConfig.Builder server = server().trust(Identities.PKI.trusted());
        Pair.connect(client(), server.clientAuthentication(ClientAuthentication.REQUESTED)).connected();
        Pair refused = Pair.connect(client(), server.clientAuthentication(ClientAuthentication.REQUIRED));
        TlsException failure = refused.server().failure().orElseThrow();
        assertEquals(Optional.of(AlertDescription.CERTIFICATE_REQUIRED), failure.alert());
        assertEquals(failure.alert(), refused.client().failure().orElseThrow().alert());
        Pair known = Pair.connect(client().credentials(List.of(Identities.client(KeyKind.ED25519).credentials())), server);
        known.connected();
        assertEquals(Identities.client(KeyKind.ED25519).certificate(), known.server().connected().peerCertificates().get(0));
        assertTalk(known);
    }

    /** RFC 9846 section 4.7.3; the answer does not wait for application data. */
    @Test
    void keysAreReplacedInBothDirections() throws Exception {
        Pair pair = Pair.connect(client(), server());
        pair.connected();
        assertKeyUpdate(pair.client(), pair.server());
        assertKeyUpdate(pair.server(), pair.client());
        assertTalk(pair);
    }

    private static void assertKeyUpdate(EngineEnd first, EngineEnd second) throws Exception {
        first.engine().updateKeys(false);
        second.give(first.take());
        assertEquals(0, second.take().length, "nothing was requested");
        first.engine().updateKeys(true);
        second.give(first.take());
        byte[] answer = second.take();
        assertTrue(answer.length > 0, "a KeyUpdate was requested");
        first.give(answer);
        assertEquals(0, first.take().length, "an answer is not answered");
    }

    @Test
    void recordsAreSmallAndPaddedAsConfigured() {
        Pair pair = Pair.connect(client().recordSizeLimit(64), server().recordPadding(RecordPadding.toMultipleOf(32)));
        pair.connected();
        assertTalk(pair);
    }

    /** The exporter's secret is among them. */
    @Test
    void bothSidesLogTheSameSecrets() {
        List<String> own = new ArrayList<>();
        List<String> theirs = new ArrayList<>();
        Pair.connect(client().keyLog(own::add), server().keyLog(theirs::add)).connected();
        assertEquals(List.of("CLIENT_HANDSHAKE_TRAFFIC_SECRET", "CLIENT_TRAFFIC_SECRET_0", "EXPORTER_SECRET",
                "SERVER_HANDSHAKE_TRAFFIC_SECRET", "SERVER_TRAFFIC_SECRET_0"),
                own.stream().map(line -> line.substring(0, line.indexOf(' '))).sorted().toList());
        assertEquals(own.stream().sorted().toList(), theirs.stream().sorted().toList());
    }

    /** RFC 9846 section 4.3.10: early data is for the protocol of the session. */
    @Test
    void earlyDataForAnotherApplicationProtocolIsRejected() {
        TlsConfig.Builder client = early(client().sessions(clientSessions)).applicationProtocols(List.of("a", "b"));
        TlsConfig.Builder server = early(server().sessions(serverSessions));
        Pair.connect(client, server.applicationProtocols(List.of("a"))).connected();
        Pair second = connectWithEarlyData(client, server.applicationProtocols(List.of("b")));
        assertEquals(EarlyData.REJECTED, second.connected().earlyData());
        assertEquals(0, second.server().received().length);
        assertTalk(second);
    }

    /** RFC 9846 section 4.5.3: a server may send data before it has the client's Finished. */
    @Test
    void theServerSendsDataBeforeTheClientIsDone() {
        Pair pair = new Pair(EngineEnd.client(client().build()), EngineEnd.server(server().build()));
        pair.server().give(pair.client().take());
        pair.server().send(ANSWER);
        pair.client().give(pair.server().take());
        assertFalse(pair.server().engine().isConnected());
        assertTrue(pair.client().received().length > 0);
        Wire.whole().run(pair.client(), pair.server());
        pair.connected();
        assertArrayEquals(ANSWER, pair.client().received());
    }

    @TestFactory
    Stream<DynamicTest> versions() {
        List<TlsVersion> both = List.of(TlsVersion.TLS13, TlsVersion.TLS12);
        List<TlsVersion> old = List.of(TlsVersion.TLS12);
        List<TlsVersion> fresh = List.of(TlsVersion.TLS13);
        return Stream.of(both, old, fresh).flatMap(own -> Stream.of(both, old, fresh).map(theirs ->
                dynamicTest("client " + own + ", server " + theirs, () -> {
                    Pair pair = Pair.connect(TlsConfig.builder().versions(own).trust(Identities.PKI.trusted()),
                            TlsConfig.builder().versions(theirs)
                                    .credentials(List.of(Identities.server(KeyKind.P256).credentials())));
                    Optional<TlsVersion> best = both.stream().filter(v -> own.contains(v) && theirs.contains(v)).findFirst();
                    if (best.isEmpty()) {
                        pair.assertServerRefuses(AlertDescription.PROTOCOL_VERSION);
                    } else {
                        assertEquals(best.get().toString(), pair.connected().version());
                        assertTalk(pair);
                    }
                })));
    }

    private static boolean took(EngineEnd end, Message message) {
        return end.steps().stream().anyMatch(step -> !step.sent() && step.message() == message);
    }

    private static Pair connectWithEarlyData(TlsConfig.Builder client, TlsConfig.Builder server) {
        Pair pair = new Pair(EngineEnd.client(client.build()), EngineEnd.server(server.build()));
        assertTrue(pair.client().engine().canWrite(), "the ticket permits early data");
        pair.client().send(QUESTION);
        Wire.whole().run(pair.client(), pair.server());
        return pair;
    }

    private static void assertTalk(Pair pair) {
        int before = pair.server().received().length;
        pair.client().send(QUESTION);
        pair.server().send(ANSWER);
        Wire.whole().run(pair.client(), pair.server());
        pair.connected();
        assertEquals(before + QUESTION.length, pair.server().received().length);
        assertArrayEquals(ANSWER, pair.client().received());
    }

    private static TlsConfig.Builder early(TlsConfig.Builder builder) {
        return builder.maxEarlyData(1 << 14);
    }

    private static TlsConfig.Builder client() {
        return Configs.tls13().trust(Identities.PKI.trusted());
    }

    private static TlsConfig.Builder server() {
        return Configs.tls13().credentials(List.of(Identities.server(KeyKind.P256).credentials()));
    }
}
