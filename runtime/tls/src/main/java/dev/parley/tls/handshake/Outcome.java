package dev.parley.tls.handshake;

import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.EarlyData;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.ClientMachine;
import dev.parley.tls.spec.NameType;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.ProtocolNameList;
import dev.parley.tls.spec.ServerHello;
import dev.parley.tls.spec.ServerMachine;
import dev.parley.tls.spec.ServerName;
import dev.parley.tls.spec.ServerNameList;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.spec.tls12.ECParameters;
import dev.parley.tls.spec.tls12.ServerKeyExchange;
import dev.parley.tls.spec.tls13.Certificate;
import dev.parley.tls.spec.tls13.CertificateType;
import dev.parley.tls.spec.tls13.CertificateVerify;
import dev.parley.tls.spec.tls13.EncryptedExtensions;
import dev.parley.wire.Bytes;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Reads the results out of what both roles know of a handshake. */
final class Outcome {
    private Outcome() {
    }

    /** What a client's handshake agreed on. */
    static ConnectionInfo of(ClientMachine machine, PeerIdentity peer, Optional<OfferedPsk> psk,
            boolean offeredEarly) {
        if (machine.serverHello12() != null) {
            return info(conversation(machine), peer.path());
        }
        EarlyData early = !offeredEarly ? EarlyData.NONE
                : machine.acceptsEarly() ? EarlyData.ACCEPTED : EarlyData.REJECTED;
        return info(machine.clientHello(), machine.serverHello13(), machine.encryptedExtensions(),
                Optional.ofNullable(machine.serverTls13CertificateVerify()),
                peer, machine.acceptsPsk() && isSession(psk), stapled(machine.serverChain(), machine.serverType()), early);
    }

    /** What a server's handshake agreed on. */
    static ConnectionInfo of(ServerMachine machine, PeerIdentity peer, Optional<OfferedPsk> psk,
            EarlyData early) {
        if (machine.serverHello12() != null) {
            return info(conversation(machine), peer.path());
        }
        return info(machine.clientHello(), machine.serverHello13(), machine.encryptedExtensions(),
                Optional.ofNullable(machine.serverTls13CertificateVerify()),
                peer, machine.acceptsPsk() && isSession(psk), stapled(machine.serverChain(), machine.serverType()), early);
    }

    /** A key from outside of TLS rests on no earlier connection. */
    private static boolean isSession(Optional<OfferedPsk> psk) {
        return psk.filter(used -> !used.isExternal()).isPresent();
    }

    /** Nobody looks at an OCSP response for a raw key. */
    private static boolean stapled(Certificate shown, CertificateType type) {
        return shown != null && type.equals(CertificateType.X509)
                && shown.certificateList().get(0).statusRequest().isPresent();
    }

    private static ConnectionInfo info(ClientHello clientHello, ServerHello hello, EncryptedExtensions extensions,
            Optional<CertificateVerify> verify, PeerIdentity peer, boolean resumed, boolean stapled,
            EarlyData early) {
        return new ConnectionInfo(TlsVersion.TLS13.toString(), hello.cipherSuite(),
                hello.keyShareServerHello().map(share -> share.serverShare().group()), verify.map(CertificateVerify::algorithm),
                ApplicationProtocols.selected(extensions.applicationLayerProtocolNegotiation()),
                serverName(clientHello).map(Bytes::toUtf8), peer.path(), peer.rawKey(), resumed, stapled, early);
    }

    /** What a client of TLS 1.2 has seen. */
    static Conversation conversation(ClientMachine machine) {
        return new Conversation(machine.clientHello(), machine.serverHello12(),
                Optional.ofNullable(machine.serverKeyExchange()), machine.resumes(), machine.certificateStatus() != null);
    }

    /** What a server of TLS 1.2 has seen. */
    static Conversation conversation(ServerMachine machine) {
        return new Conversation(machine.clientHello(), machine.serverHello12(),
                Optional.ofNullable(machine.serverKeyExchange()), machine.resumes(), machine.certificateStatus() != null);
    }

    private static ConnectionInfo info(Conversation conversation, List<X509Certificate> peerPath) {
        ServerHello hello = conversation.serverHello();
        Optional<ServerKeyExchange> exchange = conversation.serverKeyExchange();
        return new ConnectionInfo(TlsVersion.TLS12.toString(), hello.cipherSuite(), exchange.map(Outcome::group),
                exchange.map(Outcome::scheme), ApplicationProtocols.selected(hello.applicationLayerProtocolNegotiation()),
                serverName(conversation.clientHello()).map(Bytes::toUtf8), peerPath, conversation.resumes(),
                conversation.stapled());
    }

    /** The host name that the client asked for. */
    static Optional<Bytes> serverName(ClientHello hello) {
        return hello.serverName().map(ServerNameList::serverNameList).flatMap(names -> names.stream()
                .filter(name -> name.nameType().equals(NameType.HOST_NAME)).map(ServerName::hostName).findFirst());
    }

    private static NamedGroup group(ServerKeyExchange exchange) {
        return group(ephemeral(exchange).params().curveParams());
    }

    static NamedGroup group(ECParameters parameters) {
        return ((ECParameters.Body.NamedCurve) parameters.body()).namedcurve();
    }

    static ServerKeyExchange.Body.EcDiffieHellman ephemeral(ServerKeyExchange exchange) {
        return (ServerKeyExchange.Body.EcDiffieHellman) exchange.body();
    }

    private static SignatureScheme scheme(ServerKeyExchange exchange) {
        return ephemeral(exchange).signedParams().algorithm();
    }
}
