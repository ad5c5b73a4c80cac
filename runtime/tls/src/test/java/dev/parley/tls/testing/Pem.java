package dev.parley.tls.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** Writes PEM files for OpenSSL and for the tests of reading them. */
public final class Pem {
    private Pem() {}

    /** Writes objects that the PEM writer knows: certificates, keys (in the traditional form), PKCS #8 forms. */
    public static Path write(Path file, Object... objects) {
        try (Writer text = Files.newBufferedWriter(file);
                JcaPEMWriter pem = new JcaPEMWriter(text)) {
            for (Object object : objects) {
                pem.writeObject(object);
            }
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes a private key in PKCS #8. */
    public static Path writeKey(Path file, PrivateKey key) {
        try {
            return write(file, new JcaPKCS8Generator(key, null));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes certificates. */
    public static Path writeCertificates(Path file, X509Certificate... certificates) {
        return write(file, (Object[]) certificates);
    }
}
