package dev.parley.tls.handshake;

import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.crypto.KeyShare;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.session.Session;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.CertificateStatus;
import dev.parley.tls.spec.CertificateStatusRequest;
import dev.parley.tls.spec.CertificateStatusType;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.Empty;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.ProtocolNameList;
import dev.parley.tls.spec.RenegotiationInfo;
import dev.parley.tls.spec.ServerHello;
import dev.parley.tls.spec.ServerHelloExtensions;
import dev.parley.tls.spec.ServerMachine;
import dev.parley.tls.spec.ServerPolicy;
import dev.parley.tls.spec.tls12.Certificate;
import dev.parley.tls.spec.tls12.CertificateRequest;
import dev.parley.tls.spec.tls12.ClientCertificateType;
import dev.parley.tls.spec.tls12.DigitallySigned;
import dev.parley.tls.spec.tls12.ECCurveType;
import dev.parley.tls.spec.tls12.ECParameters;
import dev.parley.tls.spec.tls12.ECPoint;
import dev.parley.tls.spec.tls12.NewSessionTicket;
import dev.parley.tls.spec.tls12.ServerECDHParams;
import dev.parley.tls.spec.tls12.ServerKeyExchange;
import dev.parley.wire.Bytes;
import dev.parley.wire.Machine;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Transport;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The server's side: what it selects, and what it asks for. */
public final class ServerEndpoint implements Endpoint, ServerPolicy {
    private static final int RANDOM_LENGTH = 32;

    /** RFC 5246 section 7.4.4: {@code DistinguishedName certificate_authorities<0..2^16-1>}. */
    private static final int MAX_AUTHORITIES = (1 << 16) - 1;
    private static final int NAME_LENGTH_WIDTH = 2;

    private final TlsConfig config;
    private final Keyring keyring = new Keyring();
    private final TlsPrimitives primitives;
    private final ServerSessions sessions;
    private final ServerMachine machine;
    private ServerSelection selection;
    private Optional<Bytes> staple = Optional.empty();

    /** A server. */
    public ServerEndpoint(TlsConfig config, Transport transport) {
        this.config = config;
        Resumption resumption = new Resumption(config, PeerRole.CLIENT);
        primitives = new TlsPrimitives(config, PeerRole.CLIENT, Optional.empty(), keyring, resumption);
        sessions = new ServerSessions(config, resumption);
        machine = new ServerMachine(this, primitives, transport);
    }

    @Override
    public Machine machine() {
        return machine;
    }

    @Override
    public ConnectionInfo info() {
        return Outcome.info(conversation(), primitives.peerPath());
    }

    @Override
    public void keysReady() throws ProtocolException {
        if (config.keyLog().isPresent()) {
            Outcome.log(config.keyLog().get(), machine.clientHello(), machine.masterSecret());
        }
    }

    @Override
    public void handshakeDone() throws ProtocolException {
        sessions.keep(conversation(), machine.masterSecret(), primitives.peerPath());
    }

    @Override
    public void forgetSession() {
        sessions.forget();
    }

    @Override
    public void close() {
        machine.close();
        primitives.close();
    }

    @Override
    public ServerHello serverHello(ServerMachine machine) throws ProtocolException {
        ClientHello hello = machine.clientHello();
        Optional<Session> session = sessions.resume(hello);
        if (session.isEmpty()) {
            selection = ServerSelection.of(config, hello);
            keyring.use(selection.credentials());
            staple = hello.statusRequest().map(CertificateStatusRequest::statusType)
                    .filter(CertificateStatusType.OCSP::equals).flatMap(type -> selection.credentials().staple());
        }
        return new ServerHello(config.crypto().randomBytes(RANDOM_LENGTH),
                session.isPresent() ? hello.legacySessionId() : sessions.freshId(),
                session.map(s -> s.binding().suite()).orElseGet(() -> selection.suite()), extensions(hello));
    }

    @Override
    public Certificate serverCertificate(ServerMachine machine) {
        return new Certificate(selection.credentials().encodedChain());
    }

    @Override
    public CertificateStatus certificateStatus(ServerMachine machine) {
        return new CertificateStatus(CertificateStatusType.OCSP, new CertificateStatus.Response.Ocsp(staple.orElseThrow()));
    }

    @Override
    public ServerKeyExchange serverKeyExchange(ServerMachine machine) throws ProtocolException {
        NamedGroup group = selection.group().orElseThrow();
        KeyShare share = config.crypto().agreement().generate(SpecNames.group(group));
        keyring.hold(share);
        return new ServerKeyExchange(new ServerKeyExchange.Body.EcDiffieHellman(
                new ServerECDHParams(new ECParameters(ECCurveType.NAMED_CURVE, new ECParameters.Body.NamedCurve(group)),
                        new ECPoint(share.publicShare())),
                new DigitallySigned(selection.scheme().orElseThrow(), Bytes.EMPTY)));
    }

    @Override
    public CertificateRequest certificateRequest(ServerMachine machine) {
        return new CertificateRequest(certificateTypes(), config.signatureSchemes(), authorities());
    }

    /** The kinds whose keys make signatures that this side takes. */
    private List<ClientCertificateType> certificateTypes() {
        return config.signatureSchemes().stream().flatMap(scheme -> SigningScheme.named(scheme.label()).stream())
                .map(scheme -> Authentication.certificateType(scheme.keyType())).distinct().toList();
    }

    /** The names of whom this side trusts; none, so that clients may send any certificate, if there is no room for all. */
    private List<Bytes> authorities() {
        List<Bytes> names = config.anchors().map(anchors -> anchors.certificates().stream()
                .map(X509Certificate::getSubjectX500Principal).distinct()
                .map(name -> Bytes.wrap(name.getEncoded())).toList()).orElse(List.of());
        int length = names.stream().mapToInt(name -> NAME_LENGTH_WIDTH + name.length()).sum();
        return length > MAX_AUTHORITIES ? List.of() : names;
    }

    @Override
    public NewSessionTicket newSessionTicket(ServerMachine machine) throws ProtocolException {
        return sessions.ticket(conversation(), machine.masterSecret(), primitives.peerPath());
    }

    @Override
    public Message choose(ServerMachine machine, ServerMachine.State at, Set<Message> enabled) {
        return enabled.stream().filter(this::wants).findFirst().orElseGet(() -> enabled.iterator().next());
    }

    /** Whether this side sends a message, if it may: most are not its to choose. */
    private boolean wants(Message message) {
        return switch (message) {
            case CERTIFICATE_STATUS -> staple.isPresent();
            case CERTIFICATE_REQUEST -> config.clientAuthentication() != ClientAuthentication.NONE;
            default -> true;
        };
    }

    private Optional<ServerHelloExtensions> extensions(ClientHello hello) throws ProtocolException {
        ServerHelloExtensions.Builder builder = ServerHelloExtensions.builder();
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
        Optional<Bytes> protocol = applicationProtocol(hello);
        protocol.ifPresent(name ->
                builder.applicationLayerProtocolNegotiation(new ProtocolNameList(List.of(name))));
        ServerHelloExtensions extensions = builder.build();
        return extensions.types().isEmpty() ? Optional.empty() : Optional.of(extensions);
    }

    /** RFC 7301 section 3.2: the server's choice, or no_application_protocol if there is nothing in common. */
    private Optional<Bytes> applicationProtocol(ClientHello hello) throws ProtocolException {
        Optional<ProtocolNameList> offered = hello.applicationLayerProtocolNegotiation();
        if (config.applicationProtocols().isEmpty() || offered.isEmpty()) {
            return Optional.empty();
        }
        for (String protocol : config.applicationProtocols()) {
            Bytes name = Bytes.ofUtf8(protocol);
            if (offered.get().protocolNameList().contains(name)) {
                return Optional.of(name);
            }
        }
        throw new ProtocolException(AlertDescription.NO_APPLICATION_PROTOCOL, "no application protocol in common");
    }

    private Conversation conversation() {
        return new Conversation(machine.clientHello(), machine.serverHello(),
                Optional.ofNullable(machine.serverKeyExchange()), machine.resumes(),
                machine.certificateStatus() != null);
    }
}
