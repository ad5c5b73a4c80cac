package dev.parley.tls.handshake;

import dev.parley.tls.Stapling;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.ServerName;
import dev.parley.tls.crypto.KeyShare;
import dev.parley.tls.spec.CertificateStatusRequest;
import dev.parley.tls.spec.CertificateStatusType;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.ClientHelloExtensions;
import dev.parley.tls.spec.ECPointFormat;
import dev.parley.tls.spec.ECPointFormatList;
import dev.parley.tls.spec.Empty;
import dev.parley.tls.spec.Extension;
import dev.parley.tls.spec.ExtensionType;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.NameType;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.NamedGroupList;
import dev.parley.tls.spec.OCSPStatusRequest;
import dev.parley.tls.spec.ProtocolNameList;
import dev.parley.tls.spec.RecordSizeLimit;
import dev.parley.tls.spec.RenegotiationInfo;
import dev.parley.tls.spec.ServerHello;
import dev.parley.tls.spec.ServerNameList;
import dev.parley.tls.spec.SessionTicket;
import dev.parley.tls.spec.SignatureSchemeList;
import dev.parley.tls.spec.tls13.Cookie;
import dev.parley.tls.spec.tls13.EarlyDataIndication;
import dev.parley.tls.spec.tls13.KeyShareClientHello;
import dev.parley.tls.spec.tls13.KeyShareEntry;
import dev.parley.tls.spec.tls13.KeyShareHelloRetryRequest;
import dev.parley.tls.spec.tls13.PreSharedKeyExtension;
import dev.parley.tls.spec.tls13.PskKeyExchangeModes;
import dev.parley.tls.spec.tls13.SupportedVersions;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the hellos of one client: the first, and the one that answers a HelloRetryRequest. */
final class ClientHellos {
    private static final int LEGACY_VERSION = 0x0303;
    private static final int RANDOM_LENGTH = 32;
    private static final int SESSION_ID_LENGTH = 32;

    private final TlsConfig config;
    private final ServerName serverName;
    private final Keyring keyring;
    private final ClientSessions sessions;
    private final ClientPsk psk;
    private final Optional<Grease> grease;
    private ClientHello first;

    ClientHellos(TlsConfig config, ServerName serverName, Keyring keyring, ClientSessions sessions, ClientPsk psk) {
        this.config = config;
        this.serverName = serverName;
        this.keyring = keyring;
        this.sessions = sessions;
        this.psk = psk;
        this.grease = Optional.of(config).filter(c -> c.grease() && offers(TlsVersion.TLS13))
                .map(c -> Grease.of(c.crypto().random()));
    }

    /** The hello that opens the connection. */
    ClientHello first() throws ProtocolException {
        sessions.offer().filter(session -> session.tls13().isPresent()).ifPresent(psk::resume);
        if (offers(TlsVersion.TLS13)) {
            psk.offerExternal(config.cipherSuites(TlsVersion.TLS13));
        }
        first = new ClientHello(LEGACY_VERSION, config.crypto().randomBytes(RANDOM_LENGTH), sessionId(), suites(),
                Bytes.of(0), Optional.of(ClientHelloExtensions.of(greased(
                        config.extensionLayout().arrange(Message.CLIENT_HELLO, firstExtensions())))));
        return first;
    }

    /**
     * RFC 9846 section 4.2.2: the same hello but for the share that the server asks for, its cookie, early data, which is not
     * sent twice, and the pre-shared key.
     */
    ClientHello second(ServerHello request) throws ProtocolException {
        psk.keepFor(request.cipherSuite());
        Optional<NamedGroup> group = request.keyShareHelloRetryRequest().map(KeyShareHelloRetryRequest::selectedGroup);
        ClientHelloExtensions.Builder changed = ClientHelloExtensions.builder();
        if (group.isPresent()) {
            keyring.dropShares();
            changed.keyShare(new KeyShareClientHello(List.of(share(group.get()))));
        }
        request.cookie().ifPresent(cookie -> changed.cookie(new Cookie(cookie.cookie())));
        addPsk(changed);
        return new ClientHello(LEGACY_VERSION, first.random(), first.legacySessionId(), first.cipherSuites(),
                first.legacyCompressionMethods(), Optional.of(ClientHelloExtensions.of(
                        config.extensionLayout().arrangeAgain(withChanges(changed.build())))));
    }

    private List<Extension> withChanges(ClientHelloExtensions changes) {
        List<Extension> again = new ArrayList<>();
        for (Extension extension : first.extensions().orElseThrow().raw()) {
            ExtensionType type = extension.extensionType();
            Optional<Extension> change = changes.raw().stream().filter(c -> c.extensionType().equals(type)).findFirst();
            change.or(() -> Optional.of(extension).filter(same -> !isLeftOut(type))).ifPresent(again::add);
        }
        changes.raw().stream().filter(c -> !first.extensions().get().types().contains(c.extensionType()))
                .forEach(again::add);
        return again;
    }

    /** Whether the first hello offered early data. */
    boolean offeredEarlyData() {
        return first.earlyData().isPresent();
    }

    private static boolean isLeftOut(ExtensionType type) {
        return type.equals(ExtensionType.EARLY_DATA) || type.equals(ExtensionType.PRE_SHARED_KEY);
    }

    /** RFC 9846 Appendix D.4: in compatibility mode an identifier that is no session's. */
    private Bytes sessionId() {
        return sessions.id().orElseGet(() -> offers(TlsVersion.TLS13) && config.middleboxCompatibility()
                ? config.crypto().randomBytes(SESSION_ID_LENGTH) : Bytes.EMPTY);
    }

    private List<CipherSuite> suites() {
        List<CipherSuite> suites = new ArrayList<>();
        grease.map(Grease::cipherSuite).ifPresent(suites::add);
        suites.addAll(config.cipherSuites());
        if (config.isFallback() && sessions.id().isEmpty()) {
            // RFC 7507 section 4: behind all others, and not with a session of the version that is offered.
            suites.add(CipherSuite.TLS_FALLBACK_SCSV);
        }
        return suites;
    }

    private List<Extension> firstExtensions() throws ProtocolException {
        ClientHelloExtensions.Builder builder = ClientHelloExtensions.builder();
        addShared(builder);
        if (offers(TlsVersion.TLS12)) {
            addTls12(builder);
        }
        if (offers(TlsVersion.TLS13)) {
            addTls13(builder);
        }
        addPsk(builder);
        return builder.build().raw();
    }

    private void addShared(ClientHelloExtensions.Builder builder) {
        // RFC 6066 section 3: "Literal IPv4 and IPv6 addresses are not permitted in HostName".
        if (serverName instanceof ServerName.Dns dns) {
            builder.serverName(new ServerNameList(List.of(
                    new dev.parley.tls.spec.ServerName(NameType.HOST_NAME, Bytes.ofUtf8(dns.aLabels())))));
        }
        if (config.stapling() != Stapling.NONE) {
            // RFC 6066 section 8: an empty list means that the server knows its responders.
            builder.statusRequest(new CertificateStatusRequest(CertificateStatusType.OCSP,
                    new CertificateStatusRequest.Request.Ocsp(new OCSPStatusRequest(List.of(), Bytes.EMPTY))));
        }
        builder.supportedGroups(new NamedGroupList(greased(grease.map(Grease::namedGroup), config.groups())));
        builder.signatureAlgorithms(new SignatureSchemeList(
                greased(grease.map(Grease::signatureScheme), config.signatureSchemes())));
        CertificateWishes.schemes(config).ifPresent(builder::signatureAlgorithmsCert);
        if (!config.applicationProtocols().isEmpty()) {
            builder.applicationLayerProtocolNegotiation(new ProtocolNameList(
                    config.applicationProtocols().stream().map(Bytes::ofUtf8).toList()));
        }
        config.recordSizeLimit().ifPresent(limit -> builder.recordSizeLimit(new RecordSizeLimit(limit)));
    }

    private void addTls12(ClientHelloExtensions.Builder builder) {
        builder.extendedMasterSecret(new Empty());
        // RFC 5746 section 3.4: empty in a first handshake.
        builder.renegotiationInfo(new RenegotiationInfo(Bytes.EMPTY));
        builder.ecPointFormats(new ECPointFormatList(List.of(ECPointFormat.UNCOMPRESSED)));
        sessions.ticket().ifPresent(ticket -> builder.sessionTicket(new SessionTicket(ticket)));
    }

    private void addTls13(ClientHelloExtensions.Builder builder) throws ProtocolException {
        List<Integer> versions = config.versions().stream().map(TlsVersion::code).toList();
        builder.supportedVersions(new SupportedVersions(
                new SupportedVersions.Body.ClientHelloCase(greased(grease.map(Grease::version), versions))));
        List<KeyShareEntry> shares = new ArrayList<>();
        // RFC 8701 section 3.1: one byte will do.
        grease.ifPresent(g -> shares.add(new KeyShareEntry(g.namedGroup(), Bytes.of(0))));
        for (NamedGroup group : config.keyShares()) {
            shares.add(share(group));
        }
        builder.keyShare(new KeyShareClientHello(shares));
        builder.pskKeyExchangeModes(new PskKeyExchangeModes(config.pskModes().stream().map(SpecNames::pskMode).toList()));
        CertificateEntries.algorithms(config).ifPresent(builder::compressCertificate);
        CertificateTypes.offer(config, builder);
        if (config.namesAuthorities()) {
            CertificateWishes.authorities(config).ifPresent(builder::certificateAuthorities);
        }
        if (config.maxEarlyData() > 0 && psk.offered().filter(OfferedPsk::permitsEarlyData).isPresent()) {
            builder.earlyData(new EarlyDataIndication(new EarlyDataIndication.Body.ClientHelloCase(new Empty())));
        }
    }

    private KeyShareEntry share(NamedGroup group) throws ProtocolException {
        KeyShare share = config.crypto().agreement().generate(SpecNames.group(group));
        keyring.hold(share);
        return new KeyShareEntry(group, share.publicShare());
    }

    /** Between two that mean nothing. */
    private List<Extension> greased(List<Extension> extensions) {
        List<Extension> all = new ArrayList<>(extensions);
        grease.ifPresent(g -> {
            all.add(0, new Extension(g.first(), Bytes.EMPTY));
            all.add(new Extension(g.last(), Bytes.of(0)));
        });
        return all;
    }

    /** RFC 9846 section 4.3.11: "MUST be the last extension in the ClientHello", where the codec puts it. */
    private void addPsk(ClientHelloExtensions.Builder builder) throws ProtocolException {
        psk.extension().ifPresent(offer -> builder.preSharedKey(
                new PreSharedKeyExtension(new PreSharedKeyExtension.Body.ClientHelloCase(offer))));
    }

    private static <T> List<T> greased(Optional<T> grease, List<T> values) {
        return Stream.concat(grease.stream(), values.stream()).toList();
    }

    private boolean offers(TlsVersion version) {
        return config.versions().contains(version);
    }
}
