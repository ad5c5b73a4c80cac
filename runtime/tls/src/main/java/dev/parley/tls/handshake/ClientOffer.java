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
 * @param schemes that it verifies, in handshakes and in chains; absent if it does not say (RFC 5246 section 7.4.1.4.1)
 */
record ClientOffer(List<CipherSuite> suites, List<NamedGroup> groups, Optional<List<SignatureScheme>> schemes) {

    static ClientOffer of(ClientHello hello) {
        return new ClientOffer(hello.cipherSuites(),
                hello.supportedGroups().map(NamedGroupList::namedGroupList).orElse(List.of()),
                hello.signatureAlgorithms().map(SignatureSchemeList::supportedSignatureAlgorithms));
    }

    /** The schemes' names; absent as they are. */
    Optional<List<String>> schemeNames() {
        return schemes.map(list -> list.stream().map(CodePoint::label).toList());
    }
}
