package dev.parley.tls.handshake;

import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.CertificateStatus;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.RecordSizeLimit;
import dev.parley.tls.spec.ServerHello;
import dev.parley.tls.spec.ServerMachine;
import dev.parley.tls.spec.ServerPolicy;
import dev.parley.tls.spec.tls12.Certificate;
import dev.parley.tls.spec.tls12.CertificateRequest;
import dev.parley.tls.spec.tls12.NewSessionTicket;
import dev.parley.tls.spec.tls12.ServerKeyExchange;
import dev.parley.tls.spec.tls13.CertificateVerify;
import dev.parley.tls.spec.tls13.CompressedCertificate;
import dev.parley.tls.spec.tls13.EncryptedExtensions;
import dev.parley.wire.Bytes;
import dev.parley.wire.Machine;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import dev.parley.wire.Transport;
import java.util.Optional;
import java.util.Set;

/** The server's side: what it selects, and what it asks for. */
public final class ServerEndpoint implements Endpoint, ServerPolicy {
    private final TlsConfig config;
    private final Keyring keyring = new Keyring();
    private final PeerAuthentication peer;
    private final TlsPrimitives primitives;
    private final ServerPsk psk;
    private final ServerSessions sessions;
    private final ServerTickets tickets;
    private final Tls12ServerMessages tls12;
    private final Tls13ServerMessages tls13;
    private final SecretLog secrets;
    private final ServerMachine machine;

    /** A server. */
    public ServerEndpoint(TlsConfig config, Transport transport) {
        this.config = config;
        Resumption resumption = new Resumption(config, PeerRole.CLIENT);
        psk = new ServerPsk(config, resumption, this::clientHello);
        peer = new PeerAuthentication(config, PeerRole.CLIENT, Optional.empty());
        primitives = new TlsPrimitives(config, peer, keyring, resumption, psk);
        sessions = new ServerSessions(config, resumption);
        tickets = new ServerTickets(config, resumption, psk);
        tls12 = new Tls12ServerMessages(config, keyring, sessions);
        tls13 = new Tls13ServerMessages(config, keyring, psk, tickets);
        secrets = new SecretLog(config.keyLog());
        machine = new ServerMachine(this, primitives, transport);
    }

    private dev.parley.tls.spec.ClientHello clientHello() {
        return machine.clientHello();
    }

    @Override
    public Machine machine() {
        return machine;
    }

    @Override
    public ConnectionInfo info() {
        return Outcome.of(machine, peer.identity(), psk.found(), tls13.earlyData());
    }

    @Override
    public void keysReady() throws ProtocolException {
        secrets.log(machine);
    }

    @Override
    public void handshakeDone() throws ProtocolException {
        if (isTls13()) {
            if (machine.acceptsPsk()) {
                psk.found().flatMap(OfferedPsk::session).ifPresent(peer::resume);
            }
            tickets.issue(machine, peer.identity());
        } else {
            sessions.keep(Outcome.conversation(machine), machine.masterSecret(), peer.identity().path());
        }
    }

    @Override
    public Optional<SizeLimits> sizeLimits() {
        Optional<RecordSizeLimit> answer = machine.serverHello12() != null ? machine.serverHello12().recordSizeLimit()
                : Optional.ofNullable(machine.encryptedExtensions()).flatMap(EncryptedExtensions::recordSizeLimit);
        return SizeLimits.of(answer.map(RecordSizeLimit::limit),
                Optional.ofNullable(machine.clientHello()).flatMap(hello -> hello.recordSizeLimit())
                        .map(RecordSizeLimit::limit));
    }

    @Override
    public boolean isTls13() {
        return machine.serverHello13() != null;
    }

    @Override
    public boolean exportsKeys() {
        return isTls13() || Outcome.conversation(machine).extended();
    }

    @Override
    public Secret keyingMaterial(Bytes label, Optional<Bytes> context, int length) throws ProtocolException {
        return context.isPresent() ? machine.keyingMaterial(label, context.get(), length)
                : machine.keyingMaterialWithoutContext(label, length);
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

    /** The newest version that both sides speak, and in it what this side has to send. */
    @Override
    public Message choose(ServerMachine machine, ServerMachine.State at, Set<Message> enabled) throws ProtocolException {
        if (at == ServerMachine.State.RECVD_CH) {
            return answer(machine, enabled);
        }
        return enabled.stream().filter(message -> isTls13() ? tls13.wants(message, machine) : tls12.wants(message))
                .findFirst().orElseGet(() -> enabled.iterator().next());
    }

    private Message answer(ServerMachine machine, Set<Message> enabled) throws ProtocolException {
        for (TlsVersion version : config.versions()) {
            if (version == TlsVersion.TLS12 && machine.offersTls12() && enabled.contains(Message.SERVER_HELLO12)) {
                return Message.SERVER_HELLO12;
            } else if (version == TlsVersion.TLS13 && enabled.contains(Message.SERVER_HELLO13)) {
                tls13.select(machine.clientHello());
                return tls13.retries() ? Message.HELLO_RETRY_REQUEST : Message.SERVER_HELLO13;
            }
        }
        throw new ProtocolException(AlertDescription.PROTOCOL_VERSION, "no version in common");
    }

    @Override
    public ServerHello helloRetryRequest(ServerMachine machine) {
        return tls13.helloRetryRequest(machine);
    }

    @Override
    public ServerHello serverHello13(ServerMachine machine) throws ProtocolException {
        if (machine.helloRetryRequest() != null) {
            tls13.select(machine.clientHello());
        }
        return tls13.serverHello(machine);
    }

    @Override
    public EncryptedExtensions encryptedExtensions(ServerMachine machine) throws ProtocolException {
        return tls13.encryptedExtensions(machine);
    }

    @Override
    public dev.parley.tls.spec.tls13.CertificateRequest tls13CertificateRequest(ServerMachine machine) {
        return tls13.certificateRequest();
    }

    @Override
    public dev.parley.tls.spec.tls13.Certificate serverTls13Certificate(ServerMachine machine) {
        return tls13.certificate();
    }

    @Override
    public CompressedCertificate serverCompressedCertificate(ServerMachine machine) {
        return tls13.compressedCertificate();
    }

    @Override
    public CertificateVerify serverTls13CertificateVerify(ServerMachine machine) {
        return tls13.certificateVerify();
    }

    @Override
    public ServerHello serverHello12(ServerMachine machine) throws ProtocolException {
        return tls12.serverHello(machine);
    }

    @Override
    public Certificate serverTls12Certificate(ServerMachine machine) {
        return tls12.certificate();
    }

    @Override
    public CertificateStatus certificateStatus(ServerMachine machine) {
        return tls12.certificateStatus();
    }

    @Override
    public ServerKeyExchange serverKeyExchange(ServerMachine machine) throws ProtocolException {
        return tls12.serverKeyExchange();
    }

    @Override
    public CertificateRequest tls12CertificateRequest(ServerMachine machine) {
        return tls12.certificateRequest();
    }

    @Override
    public NewSessionTicket tls12NewSessionTicket(ServerMachine machine) throws ProtocolException {
        return sessions.ticket(Outcome.conversation(machine), machine.masterSecret(), peer.identity().path());
    }
}
