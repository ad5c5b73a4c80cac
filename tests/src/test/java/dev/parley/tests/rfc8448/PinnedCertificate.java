package dev.parley.tests.rfc8448;

import dev.parley.tls.certificate.CertificateRejectedException;
import dev.parley.tls.certificate.CertificateRejectedException.Reason;
import dev.parley.tls.certificate.CertificateVerifier;
import dev.parley.tls.certificate.PeerCertificates;
import dev.parley.tls.certificate.PeerExpectation;
import dev.parley.wire.Bytes;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Trusts one certificate for what it is: those of the traces have small keys and no names, and have expired. */
record PinnedCertificate(X509Certificate trusted) implements CertificateVerifier {
    @Override
    public PeerCertificates verify(List<Bytes> chain, PeerExpectation expected) throws CertificateRejectedException {
        if (!chain.equals(List.of(encoded()))) {
            throw new CertificateRejectedException(Reason.UNKNOWN_CA, "not the certificate of the trace");
        }
        return new PeerCertificates(List.of(trusted));
    }

    /** Sessions last from one trace to the next. */
    @Override
    public Optional<Bytes> fingerprint() {
        return Optional.of(encoded());
    }

    private Bytes encoded() {
        try {
            return Bytes.wrap(trusted.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
