package dev.parley.tls.handshake;

import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.KeyLog;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.NameType;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.ProtocolNameList;
import dev.parley.tls.spec.ServerHello;
import dev.parley.tls.spec.ServerName;
import dev.parley.tls.spec.ServerNameList;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.spec.tls12.ECParameters;
import dev.parley.tls.spec.tls12.ServerKeyExchange;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads the results out of what both roles know of a handshake. */
final class Outcome {
    private Outcome() {
    }

    static ConnectionInfo info(Conversation conversation, List<X509Certificate> peerPath) {
        ServerHello hello = conversation.serverHello();
        Optional<ServerKeyExchange> exchange = conversation.serverKeyExchange();
        return new ConnectionInfo(TlsVersion.TLS12.toString(), hello.cipherSuite(), exchange.map(Outcome::group),
                exchange.map(Outcome::scheme),
                hello.applicationLayerProtocolNegotiation().map(ProtocolNameList::protocolNameList)
                        .map(names -> names.get(0).toUtf8()),
                serverName(conversation.clientHello()).map(Bytes::toUtf8), peerPath, conversation.resumes(),
                conversation.stapled());
    }

    /** The host name that the client asked for. */
    static Optional<Bytes> serverName(ClientHello hello) {
        return hello.serverName().map(ServerNameList::serverNameList).flatMap(names -> names.stream()
                .filter(name -> name.nameType().equals(NameType.HOST_NAME)).map(ServerName::hostName).findFirst());
    }

    /** Tells the secret in the {@code SSLKEYLOGFILE} format. */
    static void log(KeyLog log, ClientHello hello, Secret masterSecret) {
        StringBuilder line = new StringBuilder("CLIENT_RANDOM ").append(hello.random().toHex()).append(' ');
        masterSecret.read((array, offset, length) ->
                line.append(HexFormat.of().formatHex(array, offset, offset + length)));
        log.log(line.toString());
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
