package dev.parley.tls.session;

import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.crypto.Hash;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.wire.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * What a session was made under. A session is resumed only by a connection of which all of this would be true again: the
 * comparison is {@link #equals}.
 *
 * @param peer what the other side was
 * @param version the protocol version, such as 0x0303
 * @param suite in TLS 1.3 another one with the same hash will do, see {@link #with}
 * @param extendedMasterSecret whether the master secret is the extended one (RFC 7627 section 5.3); always true in TLS 1.3, where
 *     all secrets depend on the whole handshake
 * @param serverName the name that the client asked for (RFC 6066 section 3)
 * @param applicationProtocols what this side offers, or as a server speaks; which of them is chosen is negotiated anew in every
 *     handshake (RFC 7301 section 3.1)
 * @param trust tells whom this side believes, and how it shows itself or asks others to, from other configurations; 32 bytes
 */
public record SessionBinding(PeerRole peer, int version, CipherSuite suite, boolean extendedMasterSecret,
        Optional<Bytes> serverName, List<String> applicationProtocols, Bytes trust) {
    /** The list does not change. */
    public SessionBinding {
        applicationProtocols = List.copyOf(applicationProtocols);
    }

    /** The hash of the suite, if that is known here: the only one that a PSK of TLS 1.3 is used with (RFC 9846 section 4.3.11). */
    public Optional<Hash> hash() {
        return Optional.of(suite).filter(CipherSuite::isRegistered).flatMap(known -> Hash.named(known.hash().label()));
    }

    /** The same under another suite. */
    public SessionBinding with(CipherSuite other) {
        return new SessionBinding(peer, version, other, extendedMasterSecret, serverName, applicationProtocols, trust);
    }
}
