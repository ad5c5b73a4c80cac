package dev.parley.tls.certificate;

import dev.parley.tls.certificate.CertificateRejectedException.Reason;
import dev.parley.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads certificates that a peer sent. */
public final class CertificateDecoder {
    /** A SEQUENCE; anything else the JDK would try to read as PEM or PKCS #7. */
    private static final int SEQUENCE = 0x30;

    private CertificateDecoder() {}

    static List<X509Certificate> decode(List<Bytes> chain) throws CertificateRejectedException {
        if (chain.isEmpty()) {
            throw new CertificateRejectedException(Reason.BAD_CERTIFICATE, "there is no certificate");
        }
        if (chain.size() > CertificateVerifier.MAX_CHAIN) {
            throw new CertificateRejectedException(
                    Reason.TOO_LONG,
                    chain.size() + " certificates, more than " + CertificateVerifier.MAX_CHAIN + " are not looked at");
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (Bytes der : chain) {
            certificates.add(decode(der));
        }
        return certificates;
    }

    /**
     * One certificate.
     *
     * @throws CertificateRejectedException if the bytes are not exactly one
     */
    public static X509Certificate decode(Bytes der) throws CertificateRejectedException {
        if (der.isEmpty() || der.get(0) != SEQUENCE) {
            throw malformed(null);
        }
        byte[] encoded = der.toByteArray();
        try {
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
            if (!Arrays.equals(encoded, certificate.getEncoded())) {
                throw malformed(null);
            }
            return certificate;
        } catch (CertificateException bad) {
            throw malformed(bad);
        } catch (RuntimeException | StackOverflowError hostile) {
            // The JDK's parser is recursive and has answered malformed input with unchecked exceptions.
            throw malformed(hostile);
        }
    }

    private static CertificateRejectedException malformed(Throwable cause) {
        return new CertificateRejectedException(
                Reason.BAD_CERTIFICATE, "a certificate is not one DER-encoded X.509 certificate", cause);
    }
}
