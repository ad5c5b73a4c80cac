package dev.parley.tls.certificate;

import dev.parley.wire.Bytes;
import java.security.PublicKey;
import java.util.Optional;

/**
 * Decides whether to believe a raw public key that a peer presents instead of a certificate (RFC 7250). Nothing in the key
 * says whose it is: "out-of-band means" must have told (section 1). Safe for use by many threads.
 */
@FunctionalInterface
public interface RawKeyVerifier {
    /**
     * Judges the key that the peer sent.
     *
     * @param subjectPublicKeyInfo in DER; the caller bounds its size
     * @param expected who the peer should be
     * @return the key
     * @throws CertificateRejectedException whatever is wrong with it; {@link CertificateAlerts} has the alert
     */
    PublicKey verify(Bytes subjectPublicKeyInfo, PeerExpectation expected) throws CertificateRejectedException;

    /** What tells these rules from others, see {@link CertificateVerifier#fingerprint}. */
    default Optional<Bytes> fingerprint() {
        return Optional.empty();
    }
}
