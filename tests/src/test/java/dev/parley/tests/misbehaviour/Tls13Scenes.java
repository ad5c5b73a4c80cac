package dev.parley.tests.misbehaviour;

import dev.parley.tests.misbehaviour.Scene.Side;
import dev.parley.tests.peer.Identities;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.ExternalPsk;
import dev.parley.tls.PskMode;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.session.EarlyDataGate;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.testing.AdjustableClock;
import dev.parley.tls.testing.KeyKind;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Handshakes of TLS 1.3 to be disturbed. The client shares a key on x25519 alone, so that there are groups left to ask
 * for.
 */
final class Tls13Scenes {
    /** How much early data a client may send. */
    static final int EARLY_DATA = 1 << 10;

    private static final int SESSIONS = 8;

    private Tls13Scenes() {
    }

    /** The server shows a certificate, not compressed. */
    static Scene full(Side underTest) {
        return scene("TLS 1.3", underTest, c -> c, s -> s.certificateCompression(false), false);
    }

    /** The server shows an RSA certificate. */
    static Scene rsa(Side underTest) {
        return scene("RSA certificate", underTest, c -> c, s -> s.certificateCompression(false)
                .credentials(List.of(Identities.server(KeyKind.RSA_2048).credentials())), false);
    }

    /** The client has no share of the group that the server wants. */
    static Scene retry(Side underTest) {
        return scene("HelloRetryRequest", underTest, c -> c, s -> s.groups(List.of(NamedGroup.SECP256R1)), false);
    }

    /** Both show a certificate, not compressed, the client one with an RSA key. */
    static Scene authenticated(Side underTest) {
        return scene("client certificate", underTest,
                c -> c.credentials(List.of(Identities.client(KeyKind.RSA_2048).credentials())),
                s -> s.certificateCompression(false).trust(Identities.PKI.trusted())
                        .clientAuthentication(ClientAuthentication.REQUIRED), false);
    }

    /** The server compresses its certificate. */
    static Scene compressed(Side underTest) {
        return scene("compressed certificate", underTest, c -> c.certificateCompression(true),
                s -> s.certificateCompression(true), false);
    }

    /** A session is resumed, with key agreement. */
    static Scene resumption(Side underTest) {
        return scene("resumption", underTest, c -> c, s -> s, true);
    }

    /** A session is resumed, without key agreement. */
    static Scene resumptionWithoutAgreement(Side underTest) {
        return scene("resumption by psk_ke", underTest, c -> c.pskModes(List.of(PskMode.KE)),
                s -> s.pskModes(List.of(PskMode.KE)), true);
    }

    /** A session is resumed, and the server asks for another share. */
    static Scene retriedResumption(Side underTest) {
        return scene("resumption after HelloRetryRequest", underTest, c -> c,
                s -> s.groups(List.of(NamedGroup.SECP256R1)), true);
    }

    /** A key from outside is used, which its owner takes along. */
    static Scene external(Side underTest) {
        return scene("external PSK", underTest, c -> c.preSharedKeys(List.of(key())),
                s -> s.preSharedKeys(List.of(key())),
                false);
    }

    /** A session is resumed whose ticket permits early data; nothing is sent by itself. */
    static Scene early(Side underTest) {
        return scene("early data", underTest, c -> c.maxEarlyData(EARLY_DATA), s -> s.maxEarlyData(EARLY_DATA), true);
    }

    /** The same, but the server's clock makes the hello look like an old one, so that early data is rejected. */
    static Scene rejectedEarlyData(Side underTest) {
        return scene("rejected early data", underTest, c -> c.maxEarlyData(EARLY_DATA), s -> s.maxEarlyData(EARLY_DATA)
                .sessions(new SessionCache(SESSIONS, AdjustableClock.rushing(EarlyDataGate.TOLERANCE.multipliedBy(2)))),
                true);
    }

    /** The client speaks TLS 1.3 and TLS 1.2, the server TLS 1.2 alone. */
    static Scene fallback(Side underTest) {
        return new Scene("negotiation of TLS 1.2", underTest,
                c -> c.versions(List.of(TlsVersion.TLS13, TlsVersion.TLS12)), s -> s, false);
    }

    /** Both replace their keys after so many records. */
    static Scene limitedKeys(Side underTest, long records) {
        return scene("limited keys", underTest, c -> c.recordsPerKey(records), s -> s.recordsPerKey(records), false);
    }

    /** The same without a session identifier, and so without middlebox compatibility. */
    static Scene withoutCompatibility(Scene scene) {
        return new Scene(scene.name() + " without compatibility", scene.underTest(),
                c -> scene.client().apply(c).middleboxCompatibility(false), scene.server(), scene.resumes());
    }

    private static ExternalPsk key() {
        return new ExternalPsk(Bytes.ofUtf8("client 1"), Secret.take(new byte[32]));
    }

    private static Scene scene(String name, Side underTest, UnaryOperator<TlsConfig.Builder> client,
            UnaryOperator<TlsConfig.Builder> server, boolean resumes) {
        return new Scene(name, underTest, c -> client.apply(tls13(c).keyShares(List.of(NamedGroup.X25519))),
                s -> server.apply(tls13(s)), resumes);
    }

    private static TlsConfig.Builder tls13(TlsConfig.Builder builder) {
        return builder.versions(List.of(TlsVersion.TLS13));
    }
}
