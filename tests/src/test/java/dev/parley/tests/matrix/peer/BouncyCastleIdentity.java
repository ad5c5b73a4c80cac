package dev.parley.tests.matrix.peer;

import dev.parley.tls.testing.Identity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Certificates and keys as Bouncy Castle wants them. */
final class BouncyCastleIdentity {
    private BouncyCastleIdentity() {
    }

    /** Bouncy Castle does not know EdDSA by the name that it has in the JDK's keys. */
    static Identity of(Identity own) throws GeneralSecurityException, IOException {
        if (!own.privateKey().getAlgorithm().equals("EdDSA")) {
            return own;
        }
        CertificateFactory certificates = CertificateFactory.getInstance("X.509", new BouncyCastleProvider());
        List<X509Certificate> chain = new ArrayList<>();
        for (X509Certificate certificate : own.chain()) {
            chain.add((X509Certificate) certificates.generateCertificate(
                    new ByteArrayInputStream(certificate.getEncoded())));
        }
        PrivateKeyInfo key = PrivateKeyInfo.getInstance(own.privateKey().getEncoded());
        return new Identity(chain, BouncyCastleProvider.getPrivateKey(key));
    }
}
