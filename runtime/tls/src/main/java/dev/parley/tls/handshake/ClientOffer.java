package dev.parley.tls.handshake;

import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.NamedGroupList;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.spec.SignatureSchemeList;
import dev.parley.wire.CodePoint;
import java.util.List;
import java.util.Optional;

/**
 * What a client can do, as far as the choice of a certificate depends on it.
 *
 * @param groups for key agreement, and the curves of keys (RFC 8422 section 5.1.1)
 * @param schemes that it verifies in handshakes; absent if it does not say (RFC 5246 section 7.4.1.4.1)
 * @param chainSchemes the names of those that it verifies in chains: "TLS 1.2 implementations SHOULD also process"
 *     signature_algorithms_cert (RFC 9846 section 4.3.3); absent if it says neither
 */
record ClientOffer(List<CipherSuite> suites, List<NamedGroup> groups, Optional<List<SignatureScheme>> schemes,
        Optional<List<String>> chainSchemes) {

    static ClientOffer of(ClientHello hello) {
        return new ClientOffer(hello.cipherSuites(),
                hello.supportedGroups().map(NamedGroupList::namedGroupList).orElse(List.of()),
                hello.signatureAlgorithms().map(SignatureSchemeList::supportedSignatureAlgorithms),
                hello.signatureAlgorithmsCert().or(hello::signatureAlgorithms)
                        .map(list -> list.supportedSignatureAlgorithms().stream().map(CodePoint::label).toList()));
    }
}
