package dev.parley.tls.handshake;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.crypto.KeyType;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.KeyExchangeAlgorithm;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.NamedGroupList;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.spec.SignatureSchemeList;
import dev.parley.wire.ProtocolException;
import java.util.List;
import java.util.Optional;

/**
 * What a server answers a hello with.
 *
 * @param group the group for the key agreement; absent with RSA key exchange
 * @param scheme the scheme for the signature over it; absent likewise
 */
record ServerSelection(CipherSuite suite, Credentials credentials, Optional<NamedGroup> group,
        Optional<SignatureScheme> scheme) {

    /**
     * The first suite of this server that the client offers and for which there are a certificate, a group and a scheme that
     * the client supports too.
     *
     * @throws ProtocolException {@code handshake_failure} if there is none (RFC 5246 section 7.4.1.3)
     */
    static ServerSelection of(TlsConfig config, ClientHello hello) throws ProtocolException {
        for (CipherSuite suite : config.cipherSuites()) {
            if (hello.cipherSuites().contains(suite)) {
                for (Credentials credentials : config.credentials()) {
                    Optional<ServerSelection> found = with(config, hello, suite, credentials);
                    if (found.isPresent()) {
                        return found.get();
                    }
                }
            }
        }
        throw new ProtocolException(AlertDescription.HANDSHAKE_FAILURE, config.credentials().isEmpty()
                ? "this server has no certificate" : "no cipher suite, group and signature scheme in common");
    }

    private static Optional<ServerSelection> with(TlsConfig config, ClientHello hello, CipherSuite suite,
            Credentials credentials) {
        if (!Authentication.fits(suite, credentials.keyType())) {
            return Optional.empty();
        }
        if (suite.keyExchange() == KeyExchangeAlgorithm.RSA) {
            return credentials.decryptsPremasters()
                    ? Optional.of(new ServerSelection(suite, credentials, Optional.empty(), Optional.empty()))
                    : Optional.empty();
        }
        List<NamedGroup> groups = hello.supportedGroups().map(NamedGroupList::namedGroupList).orElse(List.of());
        if (!curveIsKnown(credentials, groups)) {
            return Optional.empty();
        }
        Optional<NamedGroup> group = config.groups().stream().filter(groups::contains).findFirst();
        Optional<SignatureScheme> scheme = scheme(config, credentials, hello.signatureAlgorithms()
                .map(SignatureSchemeList::supportedSignatureAlgorithms).orElse(List.of()));
        return group.isPresent() && scheme.isPresent()
                ? Optional.of(new ServerSelection(suite, credentials, group, scheme)) : Optional.empty();
    }

    /** The first scheme of this side that the key can make and the peer accepts. */
    static Optional<SignatureScheme> scheme(TlsConfig config, Credentials credentials, List<SignatureScheme> accepted) {
        return config.signatureSchemes().stream()
                .filter(accepted::contains)
                .filter(s -> SigningScheme.named(s.label()).filter(credentials.schemes()::contains).isPresent())
                .findFirst();
    }

    /** RFC 8422 section 5.3: the certificate's curve must be one that the client supports. */
    private static boolean curveIsKnown(Credentials credentials, List<NamedGroup> groups) {
        return credentials.keyType() != KeyType.EC
                || credentials.curve().filter(c -> groups.stream().anyMatch(g -> g.label().equals(c.specName())))
                        .isPresent();
    }
}
