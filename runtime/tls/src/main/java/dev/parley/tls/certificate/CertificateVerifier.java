package dev.parley.tls.certificate;

import dev.parley.wire.Bytes;
import java.util.List;
import java.util.Optional;

/** Decides whether to believe what a peer presents. Safe for use by many threads. */
@FunctionalInterface
public interface CertificateVerifier {
    /** The longest chain that is looked at, in certificates. */
    int MAX_CHAIN = 10;

    /**
     * Judges the certificates that the peer sent.
     *
     * @param chain in DER, the peer's own first, the others in any order; the caller bounds its size in bytes
     * @throws CertificateRejectedException whatever is wrong with them
     */
    PeerCertificates verify(List<Bytes> chain, PeerExpectation expected) throws CertificateRejectedException;

    /** What judges OCSP responses for certificates that it accepted; absent if it cannot have them judged. */
    default Optional<StapleVerifier> staples() {
        return Optional.empty();
    }

    /**
     * What tells these rules from others, in this process and any other: a session in which a peer passed one verifier is
     * resumed under another only if both say the same. Empty, the default: these rules are like nobody else's, and sessions
     * end with the configuration.
     */
    default Optional<Bytes> fingerprint() {
        return Optional.empty();
    }
}
