package dev.parley.tls.handshake;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.SigningIdentity;
import dev.parley.tls.spec.ClientMachine;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.spec.SignatureSchemeList;
import dev.parley.tls.spec.tls13.Certificate;
import dev.parley.tls.spec.tls13.CertificateRequest;
import dev.parley.tls.spec.tls13.CertificateType;
import dev.parley.tls.spec.tls13.CertificateVerify;
import dev.parley.tls.spec.tls13.CompressedCertificate;
import dev.parley.wire.Bytes;
import java.util.List;
import java.util.Optional;

/** What a client of TLS 1.3 answers a server with that asks for a certificate (RFC 9846 sections 4.4.2 and 4.5.1). */
final class Tls13ClientMessages {
    private final TlsConfig config;
    private final Keyring keyring;

    Tls13ClientMessages(TlsConfig config, Keyring keyring) {
        this.config = config;
        this.keyring = keyring;
    }

    /** What the server can verify of this side, or an empty list. */
    Certificate certificate(ClientMachine machine) {
        return new Certificate(machine.tls13CertificateRequest().certificateRequestContext(),
                identity(machine).map(CertificateEntries::of).orElse(List.of()));
    }

    CompressedCertificate compressedCertificate(ClientMachine machine) {
        return CertificateEntries.compressed(certificate(machine));
    }

    /** Whether to compress the certificate, if there is one. */
    boolean compresses(ClientMachine machine) {
        return CertificateEntries.compresses(config, identity(machine), machine.tls13CertificateRequest().compressCertificate());
    }

    /** What is shown; chosen when it is first asked for. */
    private Optional<SigningIdentity> identity(ClientMachine machine) {
        if (keyring.identity().isEmpty()) {
            choice(machine.clientType(), machine.tls13CertificateRequest()).ifPresent(keyring::use);
        }
        return keyring.identity();
    }

    /** The raw key if that is asked for, else the first certificate that the server can verify and whose authority it names. */
    private Optional<? extends SigningIdentity> choice(CertificateType type, CertificateRequest request) {
        if (type.equals(CertificateType.RAW_PUBLIC_KEY)) {
            return config.rawKey().filter(own -> scheme(own, request).isPresent());
        }
        CertificateWishes wishes = CertificateWishes.of(request.signatureAlgorithmsCert(), request.signatureAlgorithms(),
                request.certificateAuthorities());
        return config.credentials().stream().filter(wishes.isVerifiable().and(wishes.isOfAuthorities()))
                .filter(own -> scheme(own, request).isPresent()).findFirst();
    }

    /** The first scheme of this side that the server accepts; the machine signs. */
    CertificateVerify certificateVerify(ClientMachine machine) {
        SigningIdentity own = keyring.identity().orElseThrow();
        return new CertificateVerify(scheme(own, machine.tls13CertificateRequest()).orElseThrow(), Bytes.EMPTY);
    }

    private Optional<SignatureScheme> scheme(SigningIdentity own, CertificateRequest request) {
        return IdentityChoice.scheme(config, own, request.signatureAlgorithms()
                .map(SignatureSchemeList::supportedSignatureAlgorithms).orElse(List.of()));
    }
}
