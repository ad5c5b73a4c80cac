package dev.parley.tls.handshake;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.spec.tls12.CertificateRequest;
import dev.parley.wire.Bytes;
import dev.parley.wire.CodePoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/** What a client answers a server with that asks for a certificate (RFC 5246 sections 7.4.4 and 7.4.6). */
final class ClientCertificateChoice {
    private final TlsConfig config;
    private final CertificateRequest request;
    private final List<String> schemes;
    private final Set<X500Principal> authorities;

    ClientCertificateChoice(TlsConfig config, CertificateRequest request) {
        this.config = config;
        this.request = request;
        schemes = request.supportedSignatureAlgorithms().stream().map(CodePoint::label).toList();
        authorities = request.certificateAuthorities().stream().flatMap(ClientCertificateChoice::name)
                .collect(Collectors.toSet());
    }

    /** The first certificate that the server accepts; absent if there is none, and an empty list is to be sent. */
    Optional<Credentials> credentials() {
        return config.credentials().stream().filter(this::isOfType).filter(own -> scheme(own).isPresent())
                .filter(this::isVerifiable).filter(this::isOnKnownCurve).filter(this::isOfAuthority).findFirst();
    }

    /** The scheme to sign with. */
    Optional<SignatureScheme> scheme(Credentials own) {
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

    /** "One of the certificates in the certificate chain SHOULD be issued by one of the listed CAs", if any is listed. */
    private boolean isOfAuthority(Credentials own) {
        return request.certificateAuthorities().isEmpty()
                || own.chain().stream().anyMatch(certificate -> authorities.contains(certificate.getIssuerX500Principal()));
    }

    /** A name that cannot be read is nobody's. */
    private static Stream<X500Principal> name(Bytes encoded) {
        try {
            return Stream.of(new X500Principal(encoded.toByteArray()));
        } catch (IllegalArgumentException malformed) {
            return Stream.empty();
        }
    }
}
