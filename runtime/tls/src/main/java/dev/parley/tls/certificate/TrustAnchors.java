package dev.parley.tls.certificate;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The certification authorities that are believed.
 *
 * @param certificates their certificates; whether they have expired does not matter
 */
public record TrustAnchors(List<X509Certificate> certificates) {
    /** The collection does not change. */
    public TrustAnchors {
        certificates = List.copyOf(certificates);
    }

    /** The given authorities. */
    public static TrustAnchors of(Collection<X509Certificate> certificates) {
        return new TrustAnchors(new ArrayList<>(certificates));
    }

    /**
     * All authorities in a PEM file.
     *
     * @throws CertificateLoadException if the file cannot be read, is malformed, or has no certificate
     */
    public static TrustAnchors fromPem(Path file) throws CertificateLoadException {
        return new TrustAnchors(PemFiles.certificates(file));
    }

    /**
     * The authorities that the Java runtime believes by default.
     *
     * @throws CertificateLoadException if the runtime has none
     */
    public static TrustAnchors system() throws CertificateLoadException {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            List<X509Certificate> certificates = Stream.of(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
                    .toList();
            if (certificates.isEmpty()) {
                throw new CertificateLoadException(
                        "the Java runtime trusts no authority; name a file with authorities, or repair its cacerts");
            }
            return new TrustAnchors(certificates);
        } catch (GeneralSecurityException broken) {
            throw new CertificateLoadException(
                    "the Java runtime's authorities cannot be read (" + broken.getMessage() + ")", broken);
        }
    }
}
