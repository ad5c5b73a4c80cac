package dev.parley.tls.certificate;

import dev.parley.tls.certificate.bc.PemBlocks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads certificates and keys from PEM files. */
public final class PemFiles {
    private PemFiles() {}

    /**
     * All certificates in the file, in its order, at least one.
     *
     * @throws CertificateLoadException if the file cannot be read, is malformed, or has no certificate
     */
    public static List<X509Certificate> certificates(Path file) throws CertificateLoadException {
        String pem = read(file);
        List<X509Certificate> certificates;
        try {
            certificates = PemBlocks.certificates(pem);
        } catch (IOException | GeneralSecurityException malformed) {
            throw new CertificateLoadException(
                    file + ": a certificate in it is malformed (" + malformed.getMessage()
                            + "); see what OpenSSL says: openssl x509 -in " + file + " -text",
                    malformed);
        }
        if (certificates.isEmpty()) {
            throw new CertificateLoadException(file + ": no '-----BEGIN CERTIFICATE-----' in it; if the file is DER,"
                    + " convert it: openssl x509 -inform DER -in " + file + " -out certificate.pem");
        }
        return certificates;
    }

    /**
     * The first private key in the file: PKCS #8, or the traditional RSA and EC forms.
     *
     * @throws CertificateLoadException if the file cannot be read, is malformed, encrypted, or has no private key
     */
    public static PrivateKey privateKey(Path file) throws CertificateLoadException {
        String pem = read(file);
        try {
            return PemBlocks.privateKey(pem).orElseThrow(() -> noKey(file, pem));
        } catch (IOException malformed) {
            throw malformedKey(file, malformed);
        }
    }

    /**
     * All public keys in the file, in its order, at least one.
     *
     * @throws CertificateLoadException if the file cannot be read, is malformed, or has no public key
     */
    public static List<PublicKey> publicKeys(Path file) throws CertificateLoadException {
        String pem = read(file);
        List<PublicKey> keys;
        try {
            keys = PemBlocks.publicKeys(pem);
        } catch (IOException malformed) {
            throw new CertificateLoadException(
                    file + ": a public key in it is malformed or of an unknown kind (" + malformed.getMessage()
                            + "); see what OpenSSL says: openssl pkey -pubin -in " + file + " -noout -text",
                    malformed);
        }
        if (keys.isEmpty()) {
            throw new CertificateLoadException(file + ": no '-----BEGIN PUBLIC KEY-----' in it; take it from the private"
                    + " key: openssl pkey -in key.pem -pubout -out " + file);
        }
        return keys;
    }

    private static CertificateLoadException noKey(Path file, String pem) {
        try {
            return new CertificateLoadException(
                    PemBlocks.hasEncryptedKey(pem)
                            ? file + ": the private key is encrypted; decrypt it first: openssl pkey -in " + file
                                    + " -out key.pem"
                            : file + ": no '-----BEGIN PRIVATE KEY-----' in it; if the file is DER, convert it:"
                                    + " openssl pkey -inform DER -in " + file + " -out key.pem");
        } catch (IOException malformed) {
            return malformedKey(file, malformed);
        }
    }

    private static CertificateLoadException malformedKey(Path file, IOException cause) {
        return new CertificateLoadException(
                file + ": the private key is malformed or of an unknown kind (" + cause.getMessage()
                        + "); see what OpenSSL says: openssl pkey -in " + file + " -noout -text",
                cause);
    }

    private static String read(Path file) throws CertificateLoadException {
        try {
            // PEM is ASCII; what surrounds the blocks may be anything and must not fail to decode.
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException missing) {
            throw new CertificateLoadException(file + ": there is no such file", missing);
        } catch (IOException unreadable) {
            throw new CertificateLoadException(file + ": cannot be read (" + unreadable + ")", unreadable);
        }
    }
}
