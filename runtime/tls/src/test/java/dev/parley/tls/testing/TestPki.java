package dev.parley.tls.testing;

import dev.parley.tls.certificate.TrustAnchors;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x509.GeneralName;

/** A root, an intermediate authority, and the servers and clients that it issues certificates to. */
public final class TestPki {
    private final Authority root;
    private final Authority intermediate;

    private TestPki(KeyKind authorities) {
        root = Authority.selfSigned(CertificateSpec.authority("Test Root").kind(authorities));
        intermediate = root.authority(CertificateSpec.authority("Test Intermediate").kind(authorities));
    }

    /** Fresh authorities with P-256 keys. */
    public static TestPki create() {
        return create(KeyKind.P256);
    }

    /** Fresh authorities with keys of the given kind. */
    public static TestPki create(KeyKind authorities) {
        return new TestPki(authorities);
    }

    /** The authority to trust. */
    public Authority root() {
        return root;
    }

    /** The authority below it that issues. */
    public Authority intermediate() {
        return intermediate;
    }

    /** A server at localhost, 127.0.0.1 and ::1. */
    public Identity server(KeyKind kind) {
        return intermediate.issue(CertificateSpec.server("localhost")
                .kind(kind)
                .names(
                        new GeneralName(GeneralName.dNSName, "localhost"),
                        new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                        new GeneralName(GeneralName.iPAddress, "::1")));
    }

    /** A client called "Test Client". */
    public Identity client(KeyKind kind) {
        return intermediate.issue(CertificateSpec.client("Test Client").kind(kind));
    }

    /** What the authority that issues says of a certificate of its own. */
    public OcspSpec status(X509Certificate certificate) {
        return OcspSpec.of(certificate, intermediate);
    }

    /** The belief in the root. */
    public TrustAnchors trusted() {
        return root.trusted();
    }

    /** Writes the root's certificate as {@code ca.crt} into the directory. */
    public Path writeRoot(Path directory) {
        return Pem.writeCertificates(directory.resolve("ca.crt"), root.certificate());
    }
}
