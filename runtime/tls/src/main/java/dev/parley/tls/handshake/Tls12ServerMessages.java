package dev.parley.tls.handshake;

import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.crypto.KeyShare;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.session.Session;
import dev.parley.tls.spec.CertificateStatus;
import dev.parley.tls.spec.CertificateStatusRequest;
import dev.parley.tls.spec.CertificateStatusType;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.Empty;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.ProtocolNameList;
import dev.parley.tls.spec.RecordSizeLimit;
import dev.parley.tls.spec.RenegotiationInfo;
import dev.parley.tls.spec.ServerHello;
import dev.parley.tls.spec.ServerHelloExtensions;
import dev.parley.tls.spec.ServerMachine;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.spec.tls12.Certificate;
import dev.parley.tls.spec.tls12.CertificateRequest;
import dev.parley.tls.spec.tls12.ClientCertificateType;
import dev.parley.tls.spec.tls12.DigitallySigned;
import dev.parley.tls.spec.tls12.ECCurveType;
import dev.parley.tls.spec.tls12.ECParameters;
import dev.parley.tls.spec.tls12.ECPoint;
import dev.parley.tls.spec.tls12.ServerECDHParams;
import dev.parley.tls.spec.tls12.ServerKeyExchange;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import java.util.List;
import java.util.Optional;

/** What a server of TLS 1.2 selects and answers with (RFC 5246 section 7.4). */
final class Tls12ServerMessages {
    private static final int RANDOM_LENGTH = 32;
    /** RFC 9846 section 4.2.3: what a server that could speak TLS 1.3 writes behind the random. */
    private static final Bytes DOWNGRADE = Bytes.ofUtf8("DOWNGRD\u0001");

    private final TlsConfig config;
    private final Keyring keyring;
    private final ServerSessions sessions;
    private ServerSelection selection;
    private Optional<Bytes> staple = Optional.empty();

    Tls12ServerMessages(TlsConfig config, Keyring keyring, ServerSessions sessions) {
        this.config = config;
        this.keyring = keyring;
        this.sessions = sessions;
    }

    ServerHello serverHello(ServerMachine machine) throws ProtocolException {
        ClientHello hello = machine.clientHello();
        Optional<Session> session = sessions.resume(hello);
        if (session.isEmpty()) {
            selection = ServerSelection.of(config, hello);
            keyring.use(selection.credentials());
            staple = hello.statusRequest().map(CertificateStatusRequest::statusType)
                    .filter(CertificateStatusType.OCSP::equals).flatMap(type -> selection.credentials().staple());
        }
        Bytes random = random();
        return new ServerHello(random, session.isPresent() ? hello.legacySessionId() : sessions.freshId(),
                session.map(s -> s.binding().suite()).orElseGet(() -> selection.suite()), extensions(hello, random));
    }

    private Bytes random() {
        return config.versions().contains(TlsVersion.TLS13)
                ? Bytes.concat(config.crypto().randomBytes(RANDOM_LENGTH - DOWNGRADE.length()), DOWNGRADE)
                : config.crypto().randomBytes(RANDOM_LENGTH);
    }

    Certificate certificate() {
        return new Certificate(selection.credentials().encoded());
    }

    CertificateStatus certificateStatus() {
        return new CertificateStatus(CertificateStatusType.OCSP, new CertificateStatus.Response.Ocsp(staple.orElseThrow()));
    }

    ServerKeyExchange serverKeyExchange() throws ProtocolException {
        NamedGroup group = selection.group().orElseThrow();
        KeyShare share = config.crypto().agreement().generate(SpecNames.group(group));
        keyring.hold(share);
        return new ServerKeyExchange(new ServerKeyExchange.Body.EcDiffieHellman(
                new ServerECDHParams(new ECParameters(ECCurveType.NAMED_CURVE, new ECParameters.Body.NamedCurve(group)),
                        new ECPoint(share.publicShare())),
                new DigitallySigned(selection.scheme().orElseThrow(), Bytes.EMPTY)));
    }

    CertificateRequest certificateRequest() {
        List<SignatureScheme> schemes = config.signatureSchemes(TlsVersion.TLS12);
        List<ClientCertificateType> types = schemes.stream().flatMap(scheme -> SigningScheme.named(scheme.label()).stream())
                .map(scheme -> Authentication.certificateType(scheme.keyType())).distinct().toList();
        return new CertificateRequest(types, schemes, TrustedNames.of(config));
    }

    /** Whether this side sends a message, if it may: most are not its to choose. */
    boolean wants(Message message) {
        return switch (message) {
            case CERTIFICATE_STATUS -> staple.isPresent();
            case TLS12_CERTIFICATE_REQUEST -> config.clientAuthentication() != ClientAuthentication.NONE;
            default -> true;
        };
    }

    private Optional<ServerHelloExtensions> extensions(ClientHello hello, Bytes random) throws ProtocolException {
        ServerHelloExtensions.Builder builder = ServerHelloExtensions.builder(random);
        if (selection != null && selection.named()) {
            // RFC 6066 section 3: an empty server_name says that the name chose the certificate; never when resuming.
            builder.serverName(new Empty());
        }
        if (hello.extendedMasterSecret().isPresent()) {
            builder.extendedMasterSecret(new Empty());
        }
        if (hello.renegotiationInfo().isPresent()
                || hello.cipherSuites().contains(CipherSuite.TLS_EMPTY_RENEGOTIATION_INFO_SCSV)) {
            // RFC 5746 section 3.6
            builder.renegotiationInfo(new RenegotiationInfo(Bytes.EMPTY));
        }
        if (staple.isPresent()) {
            builder.statusRequest(new Empty());
        }
        if (sessions.issuesTicket()) {
            builder.sessionTicket(new Empty());
        }
        if (hello.recordSizeLimit().isPresent() && config.recordSizeLimit().isPresent()) {
            builder.recordSizeLimit(new RecordSizeLimit(config.recordSizeLimit().getAsInt()));
        }
        ApplicationProtocols.select(config, hello).ifPresent(name ->
                builder.applicationLayerProtocolNegotiation(new ProtocolNameList(List.of(Bytes.ofUtf8(name)))));
        ServerHelloExtensions extensions = builder.build();
        return extensions.types().isEmpty() ? Optional.empty() : Optional.of(extensions);
    }
}
