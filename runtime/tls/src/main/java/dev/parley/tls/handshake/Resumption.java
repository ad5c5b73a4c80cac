package dev.parley.tls.handshake;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.session.Session;
import dev.parley.tls.session.SessionBinding;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.ClientHello;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import java.util.Optional;

/** The session that one connection may resume, and what its own would be bound to. */
final class Resumption implements AutoCloseable {
    private final TlsConfig config;
    private final PeerRole peer;
    private Bytes trust;
    private Session offered;
    private Bytes offeredId;

    Resumption(TlsConfig config, PeerRole peer) {
        this.config = config;
        this.peer = peer;
    }

    /** Tells a server's trust, which depends on the name that the client asks for; to be called before anything else. */
    void under(Bytes fingerprint) {
        trust = fingerprint;
    }

    /** Tells a server's trust by the hello that it answers, unless it was told before. */
    void serving(ClientHello hello) throws ProtocolException {
        if (trust == null) {
            under(TrustFingerprint.ofServer(config, NamedCertificates.of(config, hello)));
        }
    }

    /** What a session of this connection is made under. */
    SessionBinding binding(TlsVersion version, Optional<Bytes> serverName, CipherSuite suite, boolean extended) {
        if (trust == null) {
            trust = TrustFingerprint.ofClient(config);
        }
        return new SessionBinding(peer, version.code(), suite, extended, serverName, config.applicationProtocols(), trust);
    }

    /** Whether a session that was made under this may be resumed by a connection under the name. */
    boolean fits(SessionBinding made, Optional<Bytes> serverName) {
        return TlsVersion.of(made.version()).filter(config.versions()::contains)
                .filter(version -> config.cipherSuites().contains(made.suite()) && made.equals(
                        binding(version, serverName, made.suite(), made.extendedMasterSecret()))).isPresent();
    }

    /** Makes the session known that this connection may resume under an identifier, and owns its secret from now on. */
    void offer(Session session, Bytes id) {
        offered = session;
        offeredId = id;
    }

    Optional<Session> offered() {
        return Optional.ofNullable(offered);
    }

    /** The session that the server resumes, as its hello says. */
    Session resumed(Bytes id, CipherSuite suite, boolean extended) throws ProtocolException {
        Session session = offered().filter(s -> id.equals(offeredId)).orElseThrow(() -> new ProtocolException(
                AlertDescription.ILLEGAL_PARAMETER, "a session that was not offered"));
        if (!session.binding().suite().equals(suite)) {
            throw new ProtocolException(AlertDescription.ILLEGAL_PARAMETER, "resumed with another cipher suite");
        }
        if (session.binding().extendedMasterSecret() != extended) {
            // RFC 7627 section 5.3
            throw new ProtocolException(AlertDescription.HANDSHAKE_FAILURE,
                    "resumed with another kind of master secret");
        }
        return session;
    }

    @Override
    public void close() {
        offered().ifPresent(Session::close);
    }
}
