package dev.parley.tests.rfc8448;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.io.pem.PemReader;

/** The certificates and long-term keys of the traces, as far as they were published. */
public final class TraceKeys {
    private TraceKeys() {
    }

    /** The server's certificate, RSA of 1024 bits, without a name and expired; of {@link #serverKey}. */
    public static X509Certificate server() throws IOException, GeneralSecurityException {
        return certificate("server_certificate.pem");
    }

    /** The server's certificate of {@link Traces#clientAuthentication}, ECDSA on P-256; nobody has its key. */
    public static X509Certificate serverOfClientAuthentication() throws IOException, GeneralSecurityException {
        return certificate("server_certificate_client_auth.pem");
    }

    /** The client's certificate of {@link Traces#clientAuthentication}, RSA of 1024 bits; nobody has its key. */
    public static X509Certificate client() throws IOException, GeneralSecurityException {
        return certificate("client_certificate.pem");
    }

    /** The server's RSA key. */
    public static KeyPair serverKey() throws IOException {
        return keys("server_key.pem");
    }

    /** The server's key of {@link Traces#rawPublicKeys}, on P-256. */
    public static KeyPair rawServerKey() throws IOException {
        return keys("server_raw_public_keypair.pem");
    }

    /** The client's key of {@link Traces#rawPublicKeys}, on P-256. */
    public static KeyPair rawClientKey() throws IOException {
        return keys("client_raw_public_keypair.pem");
    }

    /** Behind the certificate, one file has the empty extensions of its CertificateEntry, which nobody reads. */
    private static X509Certificate certificate(String file) throws IOException, GeneralSecurityException {
        try (PemReader pem = new PemReader(new StringReader(Traces.file(file)))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.readPemObject().getContent()));
        }
    }

    private static KeyPair keys(String file) throws IOException {
        try (PEMParser pem = new PEMParser(new StringReader(Traces.file(file)))) {
            Object read = pem.readObject();
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            return read instanceof PEMKeyPair pair ? converter.getKeyPair(pair)
                    : PublicHalf.with(converter.getPrivateKey((PrivateKeyInfo) read));
        }
    }
}
