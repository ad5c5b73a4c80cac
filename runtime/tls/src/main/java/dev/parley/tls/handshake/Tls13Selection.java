package dev.parley.tls.handshake;

import dev.parley.tls.PskMode;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.NamedGroupList;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.spec.SignatureSchemeList;
import dev.parley.tls.spec.tls13.KeyShareClientHello;
import dev.parley.tls.spec.tls13.KeyShareEntry;
import dev.parley.tls.spec.tls13.PskKeyExchangeModes;
import dev.parley.wire.CodePoint;
import dev.parley.wire.ProtocolException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a server of TLS 1.3 answers a hello with (RFC 9846 section 4.2.1).
 *
 * @param share the client's share that is answered; absent without key agreement, and if the client must send another one
 * @param wanted the group for which the client must send a share; absent if it need not
 * @param psk the pre-shared key; absent if certificates authenticate
 * @param certificate what shows who the server is; absent with a pre-shared key
 */
record Tls13Selection(CipherSuite suite, Optional<KeyShareEntry> share, Optional<NamedGroup> wanted,
        Optional<OfferedPsk> psk, Optional<CertificateChoice> certificate) {

    /**
     * A certificate and what goes with it.
     *
     * @param named whether it was chosen by the name that the client asked for
     */
    record CertificateChoice(Credentials credentials, SignatureScheme scheme, boolean named) {
    }

    /** A key agreement, or none. */
    private record Agreement(Optional<KeyShareEntry> share, Optional<NamedGroup> wanted) {
        private static final Agreement NONE = new Agreement(Optional.empty(), Optional.empty());

        boolean isPossible() {
            return share.isPresent() || wanted.isPresent();
        }
    }

    /**
     * With the pre-shared key if a mode is common, else with the first certificate that the client can verify.
     *
     * @param known the pre-shared key that the client offers and this server knows
     * @throws ProtocolException {@code handshake_failure} if nothing is common
     */
    static Tls13Selection of(TlsConfig config, ClientHello hello, Optional<OfferedPsk> known) throws ProtocolException {
        Agreement agreement = agreement(config, hello);
        Optional<Agreement> withPsk = known.flatMap(psk -> withPsk(config, hello, agreement));
        Optional<OfferedPsk> psk = known.filter(k -> withPsk.isPresent());
        CipherSuite suite = suite(config, hello, psk);
        if (psk.isPresent()) {
            return new Tls13Selection(suite, withPsk.get().share(), withPsk.get().wanted(), psk, Optional.empty());
        }
        if (!agreement.isPossible()) {
            throw failure("no group in common");
        }
        return new Tls13Selection(suite, agreement.share(), agreement.wanted(), Optional.empty(),
                Optional.of(certificate(config, hello)));
    }

    /** The suite of the key if it is common, else the first common one of this server, which must have the key's hash. */
    private static CipherSuite suite(TlsConfig config, ClientHello hello, Optional<OfferedPsk> psk)
            throws ProtocolException {
        List<CipherSuite> common = config.cipherSuites(TlsVersion.TLS13).stream()
                .filter(hello.cipherSuites()::contains).toList();
        return Stream.concat(psk.map(OfferedPsk::suite).filter(common::contains).stream(),
                        common.stream().filter(suite -> psk.isEmpty() || psk.get().suite().hash().equals(suite.hash())))
                .findFirst().orElseThrow(() -> failure("no cipher suite in common"));
    }

    /** The first group of this server for which there is a share; without any, the first that the client knows at all. */
    private static Agreement agreement(TlsConfig config, ClientHello hello) {
        List<NamedGroup> offered = hello.supportedGroups().map(NamedGroupList::namedGroupList).orElse(List.of());
        List<NamedGroup> common = config.groups(TlsVersion.TLS13).stream().filter(offered::contains).toList();
        List<KeyShareEntry> shares = hello.keyShare().map(KeyShareClientHello::clientShares).orElse(List.of());
        Optional<KeyShareEntry> share = common.stream().flatMap(group -> shares.stream()
                .filter(entry -> entry.group().equals(group))).findFirst();
        return new Agreement(share, share.isPresent() ? Optional.empty() : common.stream().findFirst());
    }

    private static Optional<Agreement> withPsk(TlsConfig config, ClientHello hello, Agreement agreement) {
        List<PskMode> offered = hello.pskKeyExchangeModes().map(PskKeyExchangeModes::keModes).orElse(List.of()).stream()
                .flatMap(mode -> SpecNames.pskMode(mode).stream()).toList();
        for (PskMode mode : config.pskModes()) {
            if (offered.contains(mode) && (mode == PskMode.KE || agreement.isPossible())) {
                return Optional.of(mode == PskMode.KE ? Agreement.NONE : agreement);
            }
        }
        return Optional.empty();
    }

    private static CertificateChoice certificate(TlsConfig config, ClientHello hello) throws ProtocolException {
        List<SignatureScheme> schemes = hello.signatureAlgorithms()
                .map(SignatureSchemeList::supportedSignatureAlgorithms).orElse(List.of());
        List<String> inChains = hello.signatureAlgorithmsCert().map(SignatureSchemeList::supportedSignatureAlgorithms)
                .orElse(schemes).stream().map(CodePoint::label).toList();
        NamedCertificates named = NamedCertificates.of(config, hello);
        Optional<CertificateChoice> unverifiable = Optional.empty();
        for (List<Credentials> rank : named.ranks()) {
            for (Credentials own : rank) {
                Optional<CertificateChoice> choice = scheme(config, own, schemes)
                        .map(scheme -> new CertificateChoice(own, scheme, named.recognized()));
                if (choice.isPresent() && own.signatureBeyond(inChains).isEmpty()) {
                    return choice.get();
                }
                unverifiable = unverifiable.or(() -> choice);
            }
        }
        // RFC 9846 section 4.5.1.2: without such a chain the server "SHOULD continue the handshake by sending" another.
        return unverifiable.orElseThrow(() -> failure("no certificate of this server makes a signature that the client takes"));
    }

    /** The first scheme of this side that the key can make in TLS 1.3 and the peer accepts. */
    static Optional<SignatureScheme> scheme(TlsConfig config, Credentials own, List<SignatureScheme> accepted) {
        return config.signatureSchemes(TlsVersion.TLS13).stream().filter(accepted::contains)
                .filter(scheme -> SigningScheme.named(scheme.label()).filter(own.schemesOfTls13()::contains).isPresent())
                .findFirst();
    }

    private static ProtocolException failure(String why) {
        return new ProtocolException(AlertDescription.HANDSHAKE_FAILURE, why);
    }
}
