package dev.parley.tests.matrix;

import dev.parley.tests.peer.Identities;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.testing.Authority;
import dev.parley.tls.testing.CertificateSpec;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.TestPki;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Certificates that must be refused, and the alert of RFC 5246 section 7.2.2 that does it. */
final class Forgeries {
    /** A certificate, what is wrong with it, and the answer. */
    record Forgery(String fault, Identity identity, AlertDescription alert) {
        @Override
        public String toString() {
            return fault + " -> " + alert.label();
        }
    }

    private Forgeries() {
    }

    /** Servers that are not to be believed. */
    static List<Forgery> servers() {
        List<Forgery> forgeries =
                new ArrayList<>(of(() -> CertificateSpec.server(Identities.HOST), KeyPurposeId.id_kp_clientAuth));
        forgeries.add(new Forgery("another host", issue(CertificateSpec.server("other.example")),
                AlertDescription.BAD_CERTIFICATE));
        return forgeries;
    }

    /** Clients that are not to be believed. */
    static List<Forgery> clients() {
        return of(() -> CertificateSpec.client("Test Client"), KeyPurposeId.id_kp_serverAuth);
    }

    private static List<Forgery> of(Supplier<CertificateSpec> valid, KeyPurposeId otherPurpose) {
        return List.of(
                new Forgery("expired", issue(valid.get().expired()), AlertDescription.CERTIFICATE_EXPIRED),
                new Forgery("not yet valid", issue(valid.get().notYetValid()), AlertDescription.CERTIFICATE_EXPIRED),
                new Forgery("issued by a stranger", TestPki.create().intermediate().issue(valid.get()),
                        AlertDescription.UNKNOWN_CA),
                new Forgery("self-signed", Authority.selfSigned(valid.get()).identity(), AlertDescription.UNKNOWN_CA),
                new Forgery("for another purpose", issue(valid.get().purposes(otherPurpose)),
                        AlertDescription.UNSUPPORTED_CERTIFICATE),
                new Forgery("with a tampered signature", tampered(issue(valid.get())), AlertDescription.BAD_CERTIFICATE));
    }

    private static Identity issue(CertificateSpec spec) {
        return Identities.PKI.intermediate().issue(spec);
    }

    /** Changes the last byte, which belongs to the signature. */
    private static Identity tampered(Identity identity) {
        try {
            byte[] encoded = identity.certificate().getEncoded();
            encoded[encoded.length - 1] ^= 1;
            List<X509Certificate> chain = new ArrayList<>(identity.chain());
            chain.set(0, (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(encoded)));
            return new Identity(List.copyOf(chain), identity.privateKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
