package dev.parley.tls.handshake;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.CertificateCompression;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.certificate.SigningIdentity;
import dev.parley.tls.spec.CertificateStatus;
import dev.parley.tls.spec.CertificateStatusType;
import dev.parley.tls.spec.tls13.Certificate;
import dev.parley.tls.spec.tls13.CertificateCompressionAlgorithm;
import dev.parley.tls.spec.tls13.CertificateCompressionAlgorithms;
import dev.parley.tls.spec.tls13.CertificateEntry;
import dev.parley.tls.spec.tls13.CertificateEntryExtensions;
import dev.parley.tls.spec.tls13.CompressedCertificate;
import dev.parley.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Certificates, or the raw public key, as TLS 1.3 sends them (RFC 9846 section 4.5.1). */
final class CertificateEntries {
    /** The longest certificate message that is taken, in bytes, compressed or not. */
    static final int MAX_MESSAGE = 1 << 17;

    private static final CertificateEntryExtensions NONE = CertificateEntryExtensions.builder().build();

    private CertificateEntries() {
    }

    /** What is shown, without extensions. */
    static List<CertificateEntry> of(SigningIdentity own) {
        return of(own, Optional.empty());
    }

    /** The same with an OCSP response for its first certificate (section 4.5.1.1). */
    static List<CertificateEntry> of(SigningIdentity own, Optional<Bytes> staple) {
        List<CertificateEntry> entries = new ArrayList<>();
        for (Bytes certificate : own.encoded()) {
            entries.add(new CertificateEntry(certificate, entries.isEmpty() ? extensions(staple) : NONE));
        }
        return entries;
    }

    /** What this side decompresses (RFC 8879 section 3); absent if it takes nothing compressed. */
    static Optional<CertificateCompressionAlgorithms> algorithms(TlsConfig config) {
        return config.certificateCompression()
                ? Optional.of(new CertificateCompressionAlgorithms(List.of(CertificateCompressionAlgorithm.ZLIB))) : Optional.empty();
    }

    /** Whether to compress what is shown for a peer that takes these. A raw key would not get shorter. */
    static boolean compresses(TlsConfig config, Optional<SigningIdentity> own, Optional<CertificateCompressionAlgorithms> taken) {
        return config.certificateCompression() && own.filter(Credentials.class::isInstance).isPresent()
                && taken.filter(a -> a.algorithms().contains(CertificateCompressionAlgorithm.ZLIB)).isPresent();
    }

    /** The message as one that is compressed (section 4). */
    static CompressedCertificate compressed(Certificate message) {
        Bytes whole = message.toBytes();
        return new CompressedCertificate(CertificateCompressionAlgorithm.ZLIB, whole.length(),
                CertificateCompression.compress(whole));
    }

    private static CertificateEntryExtensions extensions(Optional<Bytes> staple) {
        CertificateEntryExtensions.Builder builder = CertificateEntryExtensions.builder();
        staple.ifPresent(response -> builder.statusRequest(new CertificateStatus(CertificateStatusType.OCSP,
                new CertificateStatus.Response.Ocsp(response))));
        return builder.build();
    }
}
