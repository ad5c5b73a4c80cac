package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.EngineEnd;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Pair;
import dev.parley.tests.peer.RawKeys;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.spec.Message;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.wire.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compressed certificates of both sides (RFC 8879), between Parley's client and server of TLS 1.3. */
class CompressedCertificateTest {
    private static final Identity SERVER = Identities.server(KeyKind.P256);
    private static final Identity CLIENT = Identities.client(KeyKind.P256);

    /** Compression is for who takes it and who wants it. */
    @TestFactory
    Stream<DynamicTest> bothSidesCompressIfBothAreReady() {
        return Stream.of(true, false).flatMap(own -> Stream.of(true, false).map(theirs ->
                dynamicTest("client " + own + ", server " + theirs, () -> {
                    Pair pair = Pair.connect(client().credentials(List.of(CLIENT.credentials())).certificateCompression(own),
                            server().certificateCompression(theirs));
                    assertEquals(SERVER.certificate(), pair.connected().peerCertificates().get(0));
                    assertEquals(CLIENT.certificate(), pair.server().connected().peerCertificates().get(0));
                    Message shown = own && theirs ? Message.COMPRESSED_CERTIFICATE : Message.TLS13_CERTIFICATE;
                    assertEquals(List.of(shown), certificates(pair.client()));
                    assertEquals(List.of(shown), certificates(pair.server()));
                })));
    }

    /** An empty list would only get longer. */
    @Test
    void whoHasNothingToShowDoesNotCompressIt() {
        Pair pair = Pair.connect(client(), server().clientAuthentication(ClientAuthentication.REQUESTED));
        assertEquals(List.of(Message.TLS13_CERTIFICATE), certificates(pair.server()));
        assertEquals(List.of(), pair.server().connected().peerCertificates());
        pair.connected();
    }

    /** The server asks for a raw key, and so not for compression. */
    @Test
    void rawKeysAreNotCompressed() {
        var key = RawKeys.generate(KeyKind.P256);
        Pair pair = Pair.connect(Configs.tls13().trustRawKeys(RawKeys.pinned(key)).rawKey(key),
                Configs.tls13().rawKey(key).trustRawKeys(RawKeys.pinned(key))
                        .clientAuthentication(ClientAuthentication.REQUIRED));
        pair.connected();
        assertEquals(List.of(Message.TLS13_CERTIFICATE), certificates(pair.client()));
        assertEquals(List.of(Message.TLS13_CERTIFICATE), certificates(pair.server()));
    }

    @TestFactory
    Stream<DynamicTest> aStapleShowsThroughCompression() {
        Bytes staple = Identities.PKI.status(SERVER.certificate()).sign();
        return Stream.of(true, false).map(compressed -> dynamicTest("compressed " + compressed, () -> {
            Pair with = Pair.connect(client().certificateCompression(compressed),
                    Configs.tls13().credentials(List.of(SERVER.credentials().withStaple(staple))));
            assertEquals(compressed, certificates(with.client()).contains(Message.COMPRESSED_CERTIFICATE));
            assertTrue(with.connected().stapled());
            assertTrue(with.server().connected().stapled());
            assertFalse(Pair.connect(client().certificateCompression(compressed),
                    Configs.tls13().credentials(List.of(SERVER.credentials()))).connected().stapled());
        }));
    }

    /** The messages with certificates that came. */
    private static List<Message> certificates(EngineEnd end) {
        return end.steps().stream().filter(step -> !step.sent()).map(step -> (Message) step.message())
                .filter(List.of(Message.COMPRESSED_CERTIFICATE, Message.TLS13_CERTIFICATE)::contains).toList();
    }

    private static TlsConfig.Builder client() {
        return Configs.tls13().trust(Identities.PKI.trusted());
    }

    private static TlsConfig.Builder server() {
        return Configs.tls13().credentials(List.of(SERVER.credentials())).trust(Identities.PKI.trusted())
                .clientAuthentication(ClientAuthentication.REQUIRED);
    }
}
