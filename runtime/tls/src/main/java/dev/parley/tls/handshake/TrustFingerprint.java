package dev.parley.tls.handshake;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.crypto.Hash;
import dev.parley.tls.crypto.Hashing;
import dev.parley.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells configurations apart that trust differently: a session that rests on what one of them checked must not be resumed under
 * another. It is the same in every process that is configured alike, so that servers can share tickets.
 */
final class TrustFingerprint {
    private TrustFingerprint() {
    }

    /**
     * The fingerprint of one side's trust, 32 bytes: whom it believes; of a server whether it asks for certificates, of a
     * client whether it insists on OCSP responses, and the certificates that it may show.
     *
     * @param peer what the other side is
     */
    static Bytes of(TlsConfig config, PeerRole peer) {
        Hashing hashing = config.crypto().hashing();
        List<Bytes> parts = new ArrayList<>();
        parts.add(hashing.digest(Hash.SHA256, config.verifierFingerprint()));
        if (peer == PeerRole.CLIENT) {
            parts.add(Bytes.ofUtf8(config.clientAuthentication().name()));
        } else {
            parts.add(Bytes.ofUtf8(config.stapling().name()));
            config.credentials().stream().map(Credentials::encodedChain)
                    .forEach(chain -> parts.add(hashing.digest(Hash.SHA256, chain)));
        }
        return hashing.digest(Hash.SHA256, parts);
    }
}
