package dev.parley.tls.handshake;

import dev.parley.tls.PskMode;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.NamedGroupList;
import dev.parley.tls.spec.tls13.CertificateType;
import dev.parley.tls.spec.tls13.KeyShareClientHello;
import dev.parley.tls.spec.tls13.KeyShareEntry;
import dev.parley.tls.spec.tls13.PskKeyExchangeModes;
import dev.parley.wire.ProtocolException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a server of TLS 1.3 answers a hello with (RFC 9846 section 4.2.1).
 *
 * @param share the client's share that is answered; absent without key agreement, and if the client must send another one
 * @param wanted the group for which the client must send a share; absent if it need not
 * @param psk the pre-shared key; absent if certificates or raw keys authenticate
 * @param identity what shows who the server is; absent with a pre-shared key
 * @param clientType what the client is asked to show of itself; absent if it is not asked
 */
record Tls13Selection(CipherSuite suite, Optional<KeyShareEntry> share, Optional<NamedGroup> wanted,
        Optional<OfferedPsk> psk, Optional<IdentityChoice> identity,
        Optional<CertificateType> clientType) {

    /** A key agreement, or none. */
    private record Agreement(Optional<KeyShareEntry> share, Optional<NamedGroup> wanted) {
        private static final Agreement NONE = new Agreement(Optional.empty(), Optional.empty());

        boolean isPossible() {
            return share.isPresent() || wanted.isPresent();
        }
    }

    /**
     * With the pre-shared key if a mode is common, else with what the client can verify.
     *
     * @param known the pre-shared key that the client offers and this server knows
     * @throws ProtocolException {@code handshake_failure} if nothing is common, or as {@link IdentityChoice#of} and
     *     {@link CertificateTypes#ofClient}
     */
    static Tls13Selection of(TlsConfig config, ClientHello hello, Optional<OfferedPsk> known) throws ProtocolException {
        Agreement agreement = agreement(config, hello);
        Optional<Agreement> withPsk = known.flatMap(psk -> withPsk(config, hello, agreement));
        Optional<OfferedPsk> psk = known.filter(k -> withPsk.isPresent());
        CipherSuite suite = suite(config, hello, psk);
        if (psk.isPresent()) {
            return new Tls13Selection(suite, withPsk.get().share(), withPsk.get().wanted(), psk, Optional.empty(),
                    Optional.empty());
        }
        if (!agreement.isPossible()) {
            throw failure("no group in common");
        }
        return new Tls13Selection(suite, agreement.share(), agreement.wanted(), Optional.empty(),
                Optional.of(IdentityChoice.of(config, hello)), CertificateTypes.ofClient(config, hello));
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

    private static ProtocolException failure(String why) {
        return new ProtocolException(AlertDescription.HANDSHAKE_FAILURE, why);
    }
}
