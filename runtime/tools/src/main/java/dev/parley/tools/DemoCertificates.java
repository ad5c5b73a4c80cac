package dev.parley.tools;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority and a server certificate that live for a day. */
final class DemoCertificates {
    private static final X500Name AUTHORITY = new X500Name("CN=Parley demo authority");

    private DemoCertificates() {
    }

    /** Writes {@code ca.pem}, {@code server.pem} and {@code server.key} for the host name into the folder. */
    static void write(Path folder, String host) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair authority = generator.generateKeyPair();
            KeyPair server = generator.generateKeyPair();
            write(folder.resolve("ca.pem"), sign(authority, builder(AUTHORITY, 1, authority)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))));
            write(folder.resolve("server.pem"), sign(authority, builder(new X500Name("CN=" + host), 2, server)
                    .addExtension(Extension.subjectAlternativeName, false,
                            new GeneralNames(new GeneralName(GeneralName.dNSName, host)))));
            write(folder.resolve("server.key"), new JcaPKCS8Generator(server.getPrivate(), null));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("the demo's certificates cannot be made: " + e.getMessage(), e);
        }
    }

    private static JcaX509v3CertificateBuilder builder(X500Name subject, long serial, KeyPair keys) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(AUTHORITY, BigInteger.valueOf(serial),
                Date.from(now.minus(1, ChronoUnit.HOURS)), Date.from(now.plus(1, ChronoUnit.DAYS)), subject,
                keys.getPublic());
    }

    private static X509CertificateHolder sign(KeyPair authority, X509v3CertificateBuilder builder)
            throws OperatorCreationException {
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate()));
    }

    private static void write(Path file, Object content) throws IOException {
        try (Writer out = Files.newBufferedWriter(file); JcaPEMWriter pem = new JcaPEMWriter(out)) {
            pem.writeObject(content);
        }
    }
}
