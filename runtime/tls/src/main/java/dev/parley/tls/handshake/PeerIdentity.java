package dev.parley.tls.handshake;

import dev.parley.tls.session.Session;
import dev.parley.tls.session.Tls13Ticket;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Who the peer was found to be: by certificates, by a raw public key (RFC 7250), or nobody.
 *
 * @param path the verified chain, the peer's own certificate first; empty if it showed none
 * @param rawKey the key that it showed instead, and that was believed
 */
record PeerIdentity(List<X509Certificate> path, Optional<PublicKey> rawKey) {
    static final PeerIdentity NOBODY = new PeerIdentity(List.of(), Optional.empty());

    static PeerIdentity of(List<X509Certificate> path) {
        return new PeerIdentity(path, Optional.empty());
    }

    static PeerIdentity of(PublicKey rawKey) {
        return new PeerIdentity(List.of(), Optional.of(rawKey));
    }

    /** Whom an earlier connection found the peer to be. */
    static PeerIdentity of(Session session) {
        return new PeerIdentity(session.peerCertificates(), session.tls13().flatMap(Tls13Ticket::peerRawKey));
    }
}
