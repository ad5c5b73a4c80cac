package dev.parley.tls.handshake;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.certificate.SigningIdentity;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.spec.SignatureSchemeList;
import dev.parley.tls.spec.tls13.CertificateType;
import dev.parley.wire.CodePoint;
import dev.parley.wire.ProtocolException;
import java.util.List;
import java.util.Optional;

/**
 * What a server of TLS 1.3 shows to a client, and how it signs (RFC 9846 section 4.5.1.2).
 *
 * @param named whether it was chosen by the name that the client asked for
 */
record IdentityChoice(SigningIdentity identity, SignatureScheme scheme, boolean named) {

    /**
     * Of the types of certificates that both sides know, the client's first choice that can sign for it.
     *
     * @throws ProtocolException {@code handshake_failure} if nothing can, or as {@link CertificateTypes#ofServer} and
     *     {@link NamedCertificates#of}
     */
    static IdentityChoice of(TlsConfig config, ClientHello hello) throws ProtocolException {
        List<SignatureScheme> schemes = hello.signatureAlgorithms()
                .map(SignatureSchemeList::supportedSignatureAlgorithms).orElse(List.of());
        for (CertificateType type : CertificateTypes.ofServer(config, hello)) {
            Optional<IdentityChoice> choice = type.equals(CertificateType.RAW_PUBLIC_KEY) ? rawKey(config, schemes)
                    : certificate(config, hello, schemes);
            if (choice.isPresent()) {
                return choice.get();
            }
        }
        throw new ProtocolException(AlertDescription.HANDSHAKE_FAILURE,
                "no certificate or key of this server makes a signature that the client takes");
    }

    CertificateType type() {
        return identity instanceof Credentials ? CertificateType.X509 : CertificateType.RAW_PUBLIC_KEY;
    }

    private static Optional<IdentityChoice> rawKey(TlsConfig config, List<SignatureScheme> schemes) {
        return config.rawKey().flatMap(own -> scheme(config, own, schemes)
                .map(scheme -> new IdentityChoice(own, scheme, false)));
    }

    /** The first certificate that the client can verify. */
    private static Optional<IdentityChoice> certificate(TlsConfig config, ClientHello hello, List<SignatureScheme> schemes)
            throws ProtocolException {
        List<String> inChains = hello.signatureAlgorithmsCert().map(SignatureSchemeList::supportedSignatureAlgorithms)
                .orElse(schemes).stream().map(CodePoint::label).toList();
        NamedCertificates named = NamedCertificates.of(config, hello);
        Optional<IdentityChoice> unverifiable = Optional.empty();
        for (List<Credentials> rank : named.ranks()) {
            for (Credentials own : rank) {
                Optional<IdentityChoice> choice = scheme(config, own, schemes)
                        .map(scheme -> new IdentityChoice(own, scheme, named.recognized()));
                if (choice.isPresent() && own.signatureBeyond(inChains).isEmpty()) {
                    return choice;
                }
                unverifiable = unverifiable.or(() -> choice);
            }
        }
        // RFC 9846 section 4.5.1.2: without such a chain the server "SHOULD continue the handshake by sending" another.
        return unverifiable;
    }

    /** The first scheme of this side that the key can make in TLS 1.3 and the peer accepts. */
    static Optional<SignatureScheme> scheme(TlsConfig config, SigningIdentity own, List<SignatureScheme> accepted) {
        return config.signatureSchemes(TlsVersion.TLS13).stream().filter(accepted::contains)
                .filter(scheme -> SigningScheme.named(scheme.label()).filter(own.schemesOfTls13()::contains).isPresent())
                .findFirst();
    }
}
