package dev.parley.tls.handshake;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.certificate.SigningIdentity;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.spec.tls12.CertificateRequest;
import dev.parley.wire.CodePoint;
import java.util.List;
import java.util.Optional;

/** What a client answers a server with that asks for a certificate (RFC 5246 sections 7.4.4 and 7.4.6). */
final class ClientCertificateChoice {
    private final TlsConfig config;
    private final CertificateRequest request;
    private final List<String> schemes;

    ClientCertificateChoice(TlsConfig config, CertificateRequest request) {
        this.config = config;
        this.request = request;
        schemes = request.supportedSignatureAlgorithms().stream().map(CodePoint::label).toList();
    }

    /** The first certificate that the server accepts; absent if there is none, and an empty list is to be sent. */
    Optional<Credentials> credentials() {
        return config.credentials().stream().filter(this::isOfType).filter(own -> scheme(own).isPresent())
                .filter(this::isVerifiable).filter(this::isOnKnownCurve)
                .filter(own -> Authorities.among(own, request.certificateAuthorities())).findFirst();
    }

    /** The scheme to sign with. */
    Optional<SignatureScheme> scheme(SigningIdentity own) {
        return ServerSelection.scheme(config, own, request.supportedSignatureAlgorithms());
    }

    private boolean isOfType(Credentials own) {
        return request.certificateTypes().contains(Authentication.certificateType(own.keyType()));
    }

    /** "Any certificates provided by the client MUST be signed using" one of the server's schemes. */
    private boolean isVerifiable(Credentials own) {
        return own.signatureBeyond(schemes).isEmpty();
    }

    /** Servers want the curve among the groups that the client offered: they cannot say themselves which they support. */
    private boolean isOnKnownCurve(Credentials own) {
        return own.curve().stream().allMatch(curve -> config.groups().stream().map(NamedGroup::label)
                .anyMatch(curve.specName()::equals));
    }
}
