package dev.parley.tls.certificate;

import dev.parley.tls.certificate.CertificateRejectedException.Reason;
import dev.parley.wire.Bytes;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Believes exactly the raw public keys that it was given, whoever the peer should be. */
public final class PinnedRawKeys implements RawKeyVerifier {
    private final Set<Bytes> pinned;

    private PinnedRawKeys(Set<Bytes> pinned) {
        this.pinned = pinned;
    }

    /**
     * The given keys.
     *
     * @throws IllegalArgumentException if a key has no encoding
     */
    public static PinnedRawKeys of(Collection<? extends PublicKey> keys) {
        return new PinnedRawKeys(keys.stream().map(PinnedRawKeys::encode).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * All keys in a PEM file.
     *
     * @throws CertificateLoadException if the file cannot be read, is malformed, or has no public key
     */
    public static PinnedRawKeys fromPem(Path file) throws CertificateLoadException {
        return of(PemFiles.publicKeys(file));
    }

    @Override
    public PublicKey verify(Bytes subjectPublicKeyInfo, PeerExpectation expected) throws CertificateRejectedException {
        PublicKey key = RawKeyDecoder.decode(subjectPublicKeyInfo);
        if (!pinned.contains(subjectPublicKeyInfo)) {
            throw new CertificateRejectedException(
                    Reason.BAD_CERTIFICATE, "the raw public key, " + key.getAlgorithm() + ", is not among those trusted");
        }
        return key;
    }

    /** The same for all that believe the same keys. */
    @Override
    public Optional<Bytes> fingerprint() {
        return Optional.of(RuleFingerprint.ofRawKeys(List.copyOf(pinned)));
    }

    /** A SubjectPublicKeyInfo in DER. */
    static Bytes encode(PublicKey key) {
        if (!"X.509".equals(key.getFormat()) || key.getEncoded() == null) {
            throw new IllegalArgumentException("a public " + key.getAlgorithm() + " key has no encoding; leave it out");
        }
        return Bytes.wrap(key.getEncoded());
    }
}
