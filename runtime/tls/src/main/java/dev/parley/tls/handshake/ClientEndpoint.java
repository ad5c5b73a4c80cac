package dev.parley.tls.handshake;

import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.Stapling;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.certificate.ServerName;
import dev.parley.tls.crypto.KeyShare;
import dev.parley.tls.crypto.KeyUseException;
import dev.parley.tls.crypto.RsaKeyTransport;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.CertificateStatusRequest;
import dev.parley.tls.spec.CertificateStatusType;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.ClientHelloExtensions;
import dev.parley.tls.spec.ClientMachine;
import dev.parley.tls.spec.ClientPolicy;
import dev.parley.tls.spec.ECPointFormat;
import dev.parley.tls.spec.ECPointFormatList;
import dev.parley.tls.spec.Empty;
import dev.parley.tls.spec.NameType;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.NamedGroupList;
import dev.parley.tls.spec.OCSPStatusRequest;
import dev.parley.tls.spec.ProtocolNameList;
import dev.parley.tls.spec.RenegotiationInfo;
import dev.parley.tls.spec.ServerNameList;
import dev.parley.tls.spec.SessionTicket;
import dev.parley.tls.spec.SignatureSchemeList;
import dev.parley.tls.spec.tls12.Certificate;
import dev.parley.tls.spec.tls12.CertificateVerify;
import dev.parley.tls.spec.tls12.ClientECDiffieHellmanPublic;
import dev.parley.tls.spec.tls12.ClientKeyExchange;
import dev.parley.tls.spec.tls12.ECPoint;
import dev.parley.tls.spec.tls12.EncryptedPreMasterSecret;
import dev.parley.wire.Bytes;
import dev.parley.wire.Machine;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import dev.parley.wire.Transport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The client's side: what it offers, and what it answers with. */
public final class ClientEndpoint implements Endpoint, ClientPolicy {
    private static final int VERSION = 0x0303;
    private static final int RANDOM_LENGTH = 32;

    private final TlsConfig config;
    private final String hostName;
    private final Keyring keyring = new Keyring();
    private final TlsPrimitives primitives;
    private final ClientSessions sessions;
    private final ClientMachine machine;

    /**
     * A client.
     *
     * @throws IllegalArgumentException if the name is neither a DNS name nor an IP address
     */
    public ClientEndpoint(TlsConfig config, String hostName, Transport transport) {
        this.config = config;
        this.hostName = hostName;
        Resumption resumption = new Resumption(config, PeerRole.SERVER);
        ServerName name = ServerName.parse(hostName);
        primitives = new TlsPrimitives(config, PeerRole.SERVER, Optional.of(name), keyring, resumption);
        sessions = new ClientSessions(config, resumption, Bytes.ofUtf8(name.toString()));
        machine = new ClientMachine(this, primitives, transport);
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
        sessions.keep(conversation(), Optional.ofNullable(machine.newSessionTicket()), machine.masterSecret(),
                primitives.peerPath());
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
    public ClientHello clientHello(ClientMachine machine) {
        Bytes sessionId = sessions.offer();
        return new ClientHello(VERSION, config.crypto().randomBytes(RANDOM_LENGTH), sessionId,
                suites(!sessionId.isEmpty()), Bytes.of(0), Optional.of(extensions()));
    }

    @Override
    public Certificate clientCertificate(ClientMachine machine) {
        choice(machine).credentials().ifPresent(keyring::use);
        return new Certificate(keyring.credentials().map(Credentials::encodedChain).orElse(List.of()));
    }

    @Override
    public ClientKeyExchange clientKeyExchange(ClientMachine machine) throws ProtocolException {
        return new ClientKeyExchange(machine.ephemeral() ? agreement(machine) : transport(machine));
    }

    @Override
    public CertificateVerify certificateVerify(ClientMachine machine) throws ProtocolException {
        Credentials own = keyring.credentials().orElseThrow();
        return new CertificateVerify(choice(machine).scheme(own).orElseThrow(), Bytes.EMPTY);
    }

    private List<CipherSuite> suites(boolean offersSession) {
        // RFC 7507 section 4: behind all others, and not with a session of the version that is offered.
        return config.isFallback() && !offersSession
                ? Stream.concat(config.cipherSuites().stream(), Stream.of(CipherSuite.TLS_FALLBACK_SCSV)).toList()
                : config.cipherSuites();
    }

    private ClientHelloExtensions extensions() {
        ClientHelloExtensions.Builder builder = ClientHelloExtensions.builder();
        // RFC 6066 section 3: "Literal IPv4 and IPv6 addresses are not permitted in HostName".
        if (ServerName.parse(hostName) instanceof ServerName.Dns dns) {
            builder.serverName(new ServerNameList(List.of(
                    new dev.parley.tls.spec.ServerName(NameType.HOST_NAME, Bytes.ofUtf8(dns.aLabels())))));
        }
        builder.extendedMasterSecret(new Empty());
        // RFC 5746 section 3.4: empty in a first handshake.
        builder.renegotiationInfo(new RenegotiationInfo(Bytes.EMPTY));
        if (config.stapling() != Stapling.NONE) {
            // RFC 6066 section 8: an empty list means that the server knows its responders.
            builder.statusRequest(new CertificateStatusRequest(CertificateStatusType.OCSP,
                    new CertificateStatusRequest.Request.Ocsp(new OCSPStatusRequest(List.of(), Bytes.EMPTY))));
        }
        builder.supportedGroups(new NamedGroupList(config.groups()));
        builder.ecPointFormats(new ECPointFormatList(List.of(ECPointFormat.UNCOMPRESSED)));
        builder.signatureAlgorithms(new SignatureSchemeList(config.signatureSchemes()));
        if (!config.applicationProtocols().isEmpty()) {
            builder.applicationLayerProtocolNegotiation(new ProtocolNameList(
                    config.applicationProtocols().stream().map(Bytes::ofUtf8).toList()));
        }
        sessions.ticket().ifPresent(ticket -> builder.sessionTicket(new SessionTicket(ticket)));
        return builder.build();
    }

    private ClientCertificateChoice choice(ClientMachine machine) {
        return new ClientCertificateChoice(config, machine.certificateRequest());
    }

    private ClientKeyExchange.ExchangeKeys agreement(ClientMachine machine) throws ProtocolException {
        NamedGroup group = Outcome.group(Outcome.ephemeral(machine.serverKeyExchange()).params().curveParams());
        KeyShare share = config.crypto().agreement().generate(SpecNames.group(group));
        keyring.hold(share);
        return new ClientKeyExchange.ExchangeKeys.EcDiffieHellman(new ClientECDiffieHellmanPublic(
                new ClientECDiffieHellmanPublic.EcdhPublic.Explicit(new ECPoint(share.publicShare()))));
    }

    private ClientKeyExchange.ExchangeKeys transport(ClientMachine machine) throws ProtocolException {
        byte[] premaster = new byte[RsaKeyTransport.PREMASTER_LENGTH];
        config.crypto().random().nextBytes(premaster);
        // RFC 5246 section 7.4.7.1: "The version number in the PreMasterSecret is the version offered by the client".
        premaster[0] = (byte) (VERSION >> 8);
        premaster[1] = (byte) VERSION;
        Secret secret = Secret.take(premaster);
        keyring.hold(secret);
        try {
            return new ClientKeyExchange.ExchangeKeys.Rsa(new EncryptedPreMasterSecret(config.crypto().rsaKeyTransport()
                    .encrypt(((CertificateKey) machine.serverKey()).key(), secret)));
        } catch (KeyUseException e) {
            throw new ProtocolException(AlertDescription.ILLEGAL_PARAMETER, "no secret can be encrypted to the server", e);
        }
    }

    private Conversation conversation() {
        return new Conversation(machine.clientHello(), machine.serverHello(),
                Optional.ofNullable(machine.serverKeyExchange()), machine.resumes(),
                machine.certificateStatus() != null);
    }
}
