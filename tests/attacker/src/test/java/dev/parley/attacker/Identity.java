package dev.parley.attacker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** A certificate and its keys. */
record Identity(X509Certificate certificate, KeyPair keys) {
    private static final int PEM_LINE = 64;

    byte[] encoded() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the certificate as PEM. */
    Path writeCertificate(Path file) throws IOException {
        return write(file, "CERTIFICATE", encoded());
    }

    /** Writes the private key as PEM, in PKCS #8. */
    Path writeKey(Path file) throws IOException {
        return write(file, "PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    private static Path write(Path file, String label, byte[] content) throws IOException {
        String lines = Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n");
    }
}
