package dev.parley.tls.handshake;

import dev.parley.tls.EarlyData;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.crypto.BadShareException;
import dev.parley.tls.crypto.KeyAgreement;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.CertificateStatusRequest;
import dev.parley.tls.spec.CertificateStatusType;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.Empty;
import dev.parley.tls.spec.Extension;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.NamedGroupList;
import dev.parley.tls.spec.ProtocolNameList;
import dev.parley.tls.spec.RecordSizeLimit;
import dev.parley.tls.spec.ServerHello;
import dev.parley.tls.spec.ServerHelloExtensions;
import dev.parley.tls.spec.ServerMachine;
import dev.parley.tls.spec.SignatureSchemeList;
import dev.parley.tls.spec.tls13.Certificate;
import dev.parley.tls.spec.tls13.CertificateRequest;
import dev.parley.tls.spec.tls13.CertificateRequestExtensions;
import dev.parley.tls.spec.tls13.CertificateType;
import dev.parley.tls.spec.tls13.CertificateVerify;
import dev.parley.tls.spec.tls13.CompressedCertificate;
import dev.parley.tls.spec.tls13.EarlyDataIndication;
import dev.parley.tls.spec.tls13.EncryptedExtensions;
import dev.parley.tls.spec.tls13.EncryptedExtensionsExtensions;
import dev.parley.tls.spec.tls13.KeyShareClientHello;
import dev.parley.tls.spec.tls13.KeyShareEntry;
import dev.parley.tls.spec.tls13.KeyShareHelloRetryRequest;
import dev.parley.tls.spec.tls13.KeyShareServerHello;
import dev.parley.tls.spec.tls13.PreSharedKeyExtension;
import dev.parley.tls.spec.tls13.SupportedVersions;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import java.util.List;
import java.util.Optional;

/** What a server of TLS 1.3 selects and answers with (RFC 9846 sections 4.2.3 to 4.5). */
final class Tls13ServerMessages {
    private static final int VERSION = 0x0304;
    private static final int RANDOM_LENGTH = 32;
    /** RFC 9846 section 4.2.3: the SHA-256 of "HelloRetryRequest". */
    private static final Bytes RETRY = Bytes.fromHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

    private final TlsConfig config;
    private final Keyring keyring;
    private final ServerPsk psk;
    private final ServerTickets tickets;
    private Tls13Selection selection;
    private Optional<Bytes> staple = Optional.empty();
    private EarlyData earlyData = EarlyData.NONE;

    Tls13ServerMessages(TlsConfig config, Keyring keyring, ServerPsk psk, ServerTickets tickets) {
        this.config = config;
        this.keyring = keyring;
        this.psk = psk;
        this.tickets = tickets;
    }

    /** Selects what the hello is answered with; again for a second hello. */
    void select(ClientHello hello) throws ProtocolException {
        selection = Tls13Selection.of(config, hello, psk.found());
    }

    /** Whether the client must send another share. */
    boolean retries() {
        return selection.wanted().isPresent();
    }

    ServerHello helloRetryRequest(ServerMachine machine) {
        if (machine.clientHello().earlyData().isPresent()) {
            // RFC 9846 section 4.3.10: what is asked to try again is rejected, and the second hello does not offer it.
            earlyData = EarlyData.REJECTED;
        }
        ServerHelloExtensions needed = ServerHelloExtensions.builder(RETRY).supportedVersions(version())
                .keyShareHelloRetryRequest(new KeyShareHelloRetryRequest(selection.wanted().orElseThrow())).build();
        return new ServerHello(RETRY, machine.clientHello().legacySessionId(), selection.suite(),
                Optional.of(ServerHelloExtensions.of(arranged(Message.HELLO_RETRY_REQUEST, needed.raw()), RETRY)));
    }

    ServerHello serverHello(ServerMachine machine) throws ProtocolException {
        if (selection.wanted().isPresent()) {
            throw new ProtocolException(AlertDescription.ILLEGAL_PARAMETER, "no share of the group that was asked for");
        }
        EarlyData redeemed = tickets.redeem(machine.clientHello(), selection, applicationProtocol(machine.clientHello()));
        earlyData = earlyData == EarlyData.REJECTED ? earlyData : redeemed;
        selection.identity().map(IdentityChoice::identity).ifPresent(keyring::use);
        staple = machine.clientHello().statusRequest().map(CertificateStatusRequest::statusType)
                .filter(CertificateStatusType.OCSP::equals).flatMap(type -> chain()).flatMap(Credentials::staple);
        Bytes random = config.crypto().randomBytes(RANDOM_LENGTH);
        ServerHelloExtensions.Builder builder = ServerHelloExtensions.builder(random).supportedVersions(version());
        if (selection.share().isPresent()) {
            builder.keyShareServerHello(new KeyShareServerHello(answer(selection.share().get())));
        }
        selection.psk().ifPresent(key -> builder.preSharedKey(
                new PreSharedKeyExtension(new PreSharedKeyExtension.Body.ServerHelloCase(key.place()))));
        return new ServerHello(random, machine.clientHello().legacySessionId(), selection.suite(),
                Optional.of(ServerHelloExtensions.of(arranged(Message.SERVER_HELLO13, builder.build().raw()), random)));
    }

    private List<Extension> arranged(Message message, List<Extension> extensions) {
        return config.extensionLayout().arrange(message, extensions);
    }

    private static SupportedVersions version() {
        return new SupportedVersions(new SupportedVersions.Body.ServerHelloCase(VERSION));
    }

    private KeyShareEntry answer(KeyShareEntry share) throws ProtocolException {
        try {
            KeyAgreement.Response response = config.crypto().agreement()
                    .respond(SpecNames.group(share.group()), share.keyExchange());
            keyring.holdAgreed(response.secret());
            return new KeyShareEntry(share.group(), response.publicShare());
        } catch (BadShareException e) {
            throw new ProtocolException(AlertDescription.ILLEGAL_PARAMETER, e.getMessage(), e);
        }
    }

    EncryptedExtensions encryptedExtensions(ServerMachine machine) throws ProtocolException {
        ClientHello hello = machine.clientHello();
        EncryptedExtensionsExtensions.Builder builder = EncryptedExtensionsExtensions.builder();
        if (selection.identity().filter(IdentityChoice::named).isPresent()) {
            // RFC 6066 section 3: the name chose the certificate.
            builder.serverName(new Empty());
        }
        applicationProtocol(hello).ifPresent(name ->
                builder.applicationLayerProtocolNegotiation(new ProtocolNameList(List.of(Bytes.ofUtf8(name)))));
        if (hello.recordSizeLimit().isPresent() && config.recordSizeLimit().isPresent()) {
            builder.recordSizeLimit(new RecordSizeLimit(config.recordSizeLimit().getAsInt()));
        }
        if (earlyData == EarlyData.ACCEPTED) {
            builder.earlyData(new EarlyDataIndication(new EarlyDataIndication.Body.EncryptedExtensionsCase(new Empty())));
        }
        if (prefersAnotherGroup(hello)) {
            builder.supportedGroups(new NamedGroupList(config.groups(TlsVersion.TLS13)));
        }
        CertificateTypes.answer(hello, selection.identity().map(IdentityChoice::type), selection.clientType(), builder);
        return new EncryptedExtensions(EncryptedExtensionsExtensions.of(
                arranged(Message.ENCRYPTED_EXTENSIONS, builder.build().raw())));
    }

    /**
     * RFC 9846 section 4.3.7: a server that prefers a group to those of the shares "SHOULD send "supported_groups" to update
     * the client's view of its preferences".
     */
    private boolean prefersAnotherGroup(ClientHello hello) {
        return hello.supportedGroups().isPresent() && hello.keyShare().map(KeyShareClientHello::clientShares)
                .orElse(List.of()).stream().map(KeyShareEntry::group)
                .noneMatch(config.groups(TlsVersion.TLS13).get(0)::equals);
    }

    CertificateRequest certificateRequest() {
        CertificateRequestExtensions.Builder builder = CertificateRequestExtensions.builder()
                .signatureAlgorithms(new SignatureSchemeList(config.signatureSchemes()));
        if (selection.clientType().filter(CertificateType.X509::equals).isPresent()) {
            aboutCertificates(builder);
        }
        return new CertificateRequest(Bytes.EMPTY, CertificateRequestExtensions.of(
                arranged(Message.TLS13_CERTIFICATE_REQUEST, builder.build().raw())));
    }

    /** What would say nothing about raw keys. */
    private void aboutCertificates(CertificateRequestExtensions.Builder builder) {
        CertificateWishes.schemes(config).ifPresent(builder::signatureAlgorithmsCert);
        CertificateWishes.authorities(config).ifPresent(builder::certificateAuthorities);
        CertificateEntries.algorithms(config).ifPresent(builder::compressCertificate);
    }

    Certificate certificate() {
        return new Certificate(Bytes.EMPTY, CertificateEntries.of(keyring.identity().orElseThrow(), staple));
    }

    CompressedCertificate compressedCertificate() {
        return CertificateEntries.compressed(certificate());
    }

    CertificateVerify certificateVerify() {
        return new CertificateVerify(selection.identity().orElseThrow().scheme(), Bytes.EMPTY);
    }

    /** Whether this side sends a message, if it may: most are not its to choose. */
    boolean wants(Message message, ServerMachine machine) {
        return switch (message) {
            case HELLO_RETRY_REQUEST -> retries();
            case SERVER_HELLO13 -> !retries();
            case TLS13_CERTIFICATE_REQUEST -> selection.clientType().isPresent();
            case COMPRESSED_CERTIFICATE -> compresses(machine.clientHello());
            case TLS13_CERTIFICATE -> !compresses(machine.clientHello());
            default -> true;
        };
    }

    private boolean compresses(ClientHello hello) {
        return CertificateEntries.compresses(config, keyring.identity(), hello.compressCertificate());
    }

    /** The certificates that this side shows, if it shows any. */
    private Optional<Credentials> chain() {
        return keyring.identity().filter(Credentials.class::isInstance).map(Credentials.class::cast);
    }

    private Optional<String> applicationProtocol(ClientHello hello) throws ProtocolException {
        return ApplicationProtocols.select(config, hello);
    }

    EarlyData earlyData() {
        return earlyData;
    }
}
