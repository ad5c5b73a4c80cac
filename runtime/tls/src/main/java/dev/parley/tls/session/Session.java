package dev.parley.tls.session;

import dev.parley.tls.spec.CipherSuite;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What a full handshake leaves behind for an abbreviated one (RFC 5246 section 7.3).
 *
 * @param id the server's identifier, 1 to 32 bytes
 * @param extended whether the master secret is the extended one; a session without is not kept (RFC 7627 section 5.3)
 * @param masterSecret 48 bytes, owned by the cache that holds the session
 * @param serverName the name it was made under; it is resumed under no other (RFC 6066 section 3)
 */
public record Session(Bytes id, CipherSuite suite, boolean extended, Secret masterSecret, Optional<String> serverName,
        List<X509Certificate> peerCertificates) {
}
