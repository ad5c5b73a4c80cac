package dev.parley.tls.handshake;

import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.certificate.ServerName;
import dev.parley.tls.session.Session;
import dev.parley.tls.session.Tls13Ticket;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.ClientMachine;
import dev.parley.tls.spec.ClientPolicy;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.RecordSizeLimit;
import dev.parley.tls.spec.tls12.Certificate;
import dev.parley.tls.spec.tls12.CertificateVerify;
import dev.parley.tls.spec.tls12.ClientKeyExchange;
import dev.parley.tls.spec.tls13.CompressedCertificate;
import dev.parley.tls.spec.tls13.EncryptedExtensions;
import dev.parley.tls.spec.tls13.NewSessionTicket;
import dev.parley.wire.Bytes;
import dev.parley.wire.DecodeException;
import dev.parley.wire.Machine;
import dev.parley.wire.MessageKind;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Reader;
import dev.parley.wire.Secret;
import dev.parley.wire.Transport;
import java.util.Optional;
import java.util.Set;

/** The client's side: what it offers, and what it answers with. */
public final class ClientEndpoint implements Endpoint, ClientPolicy {
    private final TlsConfig config;
    private final Keyring keyring = new Keyring();
    private final PeerAuthentication peer;
    private final TlsPrimitives primitives;
    private final ClientPsk psk;
    private final ClientSessions sessions;
    private final ClientTickets tickets;
    private final ClientHellos hellos;
    private final Tls12ClientMessages tls12;
    private final Tls13ClientMessages tls13;
    private final SecretLog secrets;
    private final ClientMachine machine;

    /**
     * A client.
     *
     * @throws IllegalArgumentException if the name is neither a DNS name nor an IP address
     */
    public ClientEndpoint(TlsConfig config, String hostName, Transport transport) {
        this.config = config;
        ServerName name = ServerName.parse(hostName);
        Bytes asked = Bytes.ofUtf8(name.toString());
        Resumption resumption = new Resumption(config, PeerRole.SERVER);
        psk = new ClientPsk(config);
        peer = new PeerAuthentication(config, PeerRole.SERVER, Optional.of(name));
        primitives = new TlsPrimitives(config, peer, keyring, resumption, psk);
        sessions = new ClientSessions(config, resumption, asked);
        tickets = new ClientTickets(config, resumption, psk, asked);
        hellos = new ClientHellos(config, name, keyring, sessions, psk);
        tls12 = new Tls12ClientMessages(config, keyring);
        tls13 = new Tls13ClientMessages(config, keyring);
        secrets = new SecretLog(config.keyLog());
        machine = new ClientMachine(this, primitives, transport);
    }

    @Override
    public Machine machine() {
        return machine;
    }

    @Override
    public ConnectionInfo info() {
        return Outcome.of(machine, peer.identity(), psk.offered(), hellos.offeredEarlyData());
    }

    @Override
    public void keysReady() throws ProtocolException {
        secrets.log(machine);
    }

    @Override
    public void handshakeDone() throws ProtocolException {
        if (machine.serverHello13() == null) {
            sessions.keep(Outcome.conversation(machine), Optional.ofNullable(machine.tls12NewSessionTicket()),
                    machine.masterSecret(), peer.identity().path());
        } else if (machine.acceptsPsk()) {
            psk.offered().flatMap(OfferedPsk::session).ifPresent(peer::resume);
        }
    }

    @Override
    public void beside(MessageKind kind, Bytes body) {
        if (kind == Message.TLS13_NEW_SESSION_TICKET) {
            try {
                tickets.keep(Reader.decode(body, "NewSessionTicket", AlertDescription.DECODE_ERROR,
                        NewSessionTicket::decode), machine, peer.identity());
            } catch (DecodeException e) {
                throw new IllegalStateException("the machine has read it before", e);
            }
        }
    }

    @Override
    public Optional<SizeLimits> sizeLimits() {
        Optional<RecordSizeLimit> answer = machine.serverHello12() != null ? machine.serverHello12().recordSizeLimit()
                : Optional.ofNullable(machine.encryptedExtensions()).flatMap(EncryptedExtensions::recordSizeLimit);
        return SizeLimits.of(Optional.ofNullable(machine.clientHello()).flatMap(ClientHello::recordSizeLimit)
                .map(RecordSizeLimit::limit), answer.map(RecordSizeLimit::limit));
    }

    @Override
    public long earlyDataLimit() {
        long permitted = psk.offered().flatMap(OfferedPsk::session).flatMap(Session::tls13)
                .map(Tls13Ticket::maxEarlyData).orElse(0L);
        return Math.min(permitted, config.maxEarlyData());
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

    /** Only about its certificate has a client a choice. */
    @Override
    public Message choose(ClientMachine machine, ClientMachine.State at, Set<Message> enabled) {
        return tls13.compresses(machine) ? Message.COMPRESSED_CERTIFICATE : Message.TLS13_CERTIFICATE;
    }

    @Override
    public ClientHello clientHello(ClientMachine machine) throws ProtocolException {
        return machine.helloRetryRequest() == null ? hellos.first() : hellos.second(machine.helloRetryRequest());
    }

    @Override
    public Certificate clientTls12Certificate(ClientMachine machine) {
        return tls12.certificate(machine);
    }

    @Override
    public ClientKeyExchange clientKeyExchange(ClientMachine machine) throws ProtocolException {
        return tls12.clientKeyExchange(machine);
    }

    @Override
    public CertificateVerify tls12CertificateVerify(ClientMachine machine) {
        return tls12.certificateVerify(machine);
    }

    @Override
    public dev.parley.tls.spec.tls13.Certificate clientTls13Certificate(ClientMachine machine) {
        return tls13.certificate(machine);
    }

    @Override
    public CompressedCertificate clientCompressedCertificate(ClientMachine machine) {
        return tls13.compressedCertificate(machine);
    }

    @Override
    public dev.parley.tls.spec.tls13.CertificateVerify clientTls13CertificateVerify(ClientMachine machine) {
        return tls13.certificateVerify(machine);
    }
}
