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
import dev.parley.wire.ProtocolException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    /**
     * Of the certificates that can sign, the first that the client can verify and whose authority it names. RFC 9846
     * section 4.5.1.2: the authority SHOULD be named; and a server without a chain that can be verified "SHOULD continue
     * the handshake by sending" another.
     */
    private static Optional<IdentityChoice> certificate(TlsConfig config, ClientHello hello,
            List<SignatureScheme> schemes) throws ProtocolException {
        NamedCertificates named = NamedCertificates.of(config, hello);
        List<Credentials> able = named.ranks().stream().flatMap(List::stream)
                .filter(own -> scheme(config, own, schemes).isPresent()).toList();
        CertificateWishes wishes = CertificateWishes.of(hello.signatureAlgorithmsCert(), hello.signatureAlgorithms(),
                hello.certificateAuthorities());
        Predicate<Credentials> verifiable = wishes.isVerifiable();
        return Stream.<Predicate<Credentials>>of(verifiable.and(wishes.isOfAuthorities()), verifiable, own -> true)
                .flatMap(wish -> able.stream().filter(wish)).findFirst().flatMap(own -> scheme(config, own, schemes)
                        .map(scheme -> new IdentityChoice(own, scheme, named.recognized())));
    }

    /** The first scheme of this side that the key can make in TLS 1.3 and the peer accepts. */
    static Optional<SignatureScheme> scheme(TlsConfig config, SigningIdentity own, List<SignatureScheme> accepted) {
        return config.signatureSchemes(TlsVersion.TLS13).stream().filter(accepted::contains)
                .filter(scheme -> SigningScheme.named(scheme.label()).filter(own.schemesOfTls13()::contains).isPresent())
                .findFirst();
    }
}
