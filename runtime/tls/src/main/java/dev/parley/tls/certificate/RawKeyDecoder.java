package dev.parley.tls.certificate;

import dev.parley.tls.certificate.CertificateRejectedException.Reason;
import dev.parley.tls.certificate.bc.SubjectPublicKeys;
import dev.parley.wire.Bytes;
import java.io.IOException;
import java.security.PublicKey;

/** Reads raw public keys that a peer sent: {@code ASN1_subjectPublicKeyInfo} (RFC 7250 section 3). */
public final class RawKeyDecoder {
    private RawKeyDecoder() {}

    /**
     * One key that can authenticate a peer.
     *
     * @param encoded a SubjectPublicKeyInfo in DER (RFC 5280 section 4.1)
     * @throws CertificateRejectedException for {@code BAD_CERTIFICATE} if the bytes are not exactly one, for {@code
     *     UNSUPPORTED} if the kind of key is unknown or the key is too long, for {@code WEAK} if it is too short
     */
    public static PublicKey decode(Bytes encoded) throws CertificateRejectedException {
        PublicKey key;
        try {
            key = SubjectPublicKeys.decode(encoded.toByteArray())
                    .orElseThrow(() -> new CertificateRejectedException(
                            Reason.UNSUPPORTED, "the raw public key is of an unsupported kind"));
        } catch (IOException malformed) {
            throw new CertificateRejectedException(
                    Reason.BAD_CERTIFICATE, "the raw public key is not one DER-encoded SubjectPublicKeyInfo", malformed);
        }
        if (Strength.isWeak(key)) {
            throw new CertificateRejectedException(
                    Reason.WEAK, "the raw public key is RSA of less than " + Strength.MIN_RSA_BITS + " bits");
        }
        if (Strength.supportedType(key).isEmpty() || Strength.isOversized(key)) {
            throw new CertificateRejectedException(
                    Reason.UNSUPPORTED, "the raw public key is of an unsupported kind or size: " + key.getAlgorithm());
        }
        return key;
    }
}
