package dev.parley.tls.handshake;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.spec.SignatureSchemeList;
import dev.parley.tls.spec.tls13.CertificateAuthoritiesExtension;
import dev.parley.wire.Bytes;
import dev.parley.wire.CodePoint;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What certificates a peer of TLS 1.3 should show, as the other side tells it in a ClientHello or a CertificateRequest.
 *
 * @param schemes the names of the schemes that its chain should be signed with (RFC 9846 section 4.3.3)
 * @param authorities the names of those who should have issued one of its certificates (section 4.3.4); empty if anybody may
 */
record CertificateWishes(List<String> schemes, List<Bytes> authorities) {

    /** Reads extensions; without signature_algorithms_cert, signature_algorithms "also applies" to certificates. */
    static CertificateWishes of(Optional<SignatureSchemeList> forCertificates, Optional<SignatureSchemeList> forHandshakes,
            Optional<CertificateAuthoritiesExtension> authorities) {
        List<SignatureScheme> schemes = forCertificates.or(() -> forHandshakes)
                .map(SignatureSchemeList::supportedSignatureAlgorithms).orElse(List.of());
        return new CertificateWishes(schemes.stream().map(CodePoint::label).toList(), authorities
                .map(CertificateAuthoritiesExtension::authorities).orElse(List.of()));
    }

    /** Whether a chain is signed as is wished. */
    Predicate<Credentials> isVerifiable() {
        return own -> own.signatureBeyond(schemes).isEmpty();
    }

    /** Whether a chain is from whom is wished. */
    Predicate<Credentials> isOfAuthorities() {
        return own -> Authorities.among(own, authorities);
    }

    /** This side's schemes for certificates; absent if they are those for handshakes, as then the extension may be omitted. */
    static Optional<SignatureSchemeList> schemes(TlsConfig config) {
        return Optional.of(config.certificateSchemes()).filter(schemes -> !schemes.equals(config.signatureSchemes()))
                .map(SignatureSchemeList::new);
    }

    /** The authorities that this side trusts; absent if none are known or there is no room for them. */
    static Optional<CertificateAuthoritiesExtension> authorities(TlsConfig config) {
        return Optional.of(TrustedNames.of(config)).filter(names -> !names.isEmpty())
                .map(CertificateAuthoritiesExtension::new);
    }
}
