package dev.parley.tls.certificate.bc;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/** The TLS features that a certificate demands of its server (RFC 7633). */
public final class TlsFeatures {
    private static final String ID_PE_TLSFEATURE = "1.3.6.1.5.5.7.1.24";

    private TlsFeatures() {
    }

    /**
     * The numbers of the extensions that a handshake must have; empty if the certificate demands none.
     *
     * @throws IOException if its extension is malformed
     */
    public static Set<Integer> of(X509Certificate certificate) throws IOException {
        byte[] wrapped = certificate.getExtensionValue(ID_PE_TLSFEATURE);
        Set<Integer> features = new TreeSet<>();
        if (wrapped != null) {
            try {
                for (ASN1Encodable feature : ASN1Sequence.getInstance(JcaX509ExtensionUtils.parseExtensionValue(wrapped))) {
                    features.add(ASN1Integer.getInstance(feature).intValueExact());
                }
            } catch (RuntimeException malformed) {
                throw new IOException(malformed.getMessage(), malformed);
            }
        }
        return features;
    }
}
