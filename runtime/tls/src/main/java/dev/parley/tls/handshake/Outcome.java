package dev.parley.tls.handshake;

import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.KeyLog;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.session.Session;
import dev.parley.tls.spec.ClientHello;
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
        return new ConnectionInfo("TLSv1.2", hello.cipherSuite(), exchange.map(Outcome::group),
                exchange.map(Outcome::scheme),
                hello.applicationLayerProtocolNegotiation().map(ProtocolNameList::protocolNameList)
                        .map(names -> names.get(0).toUtf8()),
                serverName(conversation.clientHello()), peerPath, conversation.resumes());
    }

    /** The host name that the client asked for. */
    static Optional<String> serverName(ClientHello hello) {
        return hello.serverName().map(ServerNameList::serverNameList)
                .flatMap(names -> names.stream().map(ServerName::hostName).map(Bytes::toUtf8).findFirst());
    }

    /** Keeps a new session whose master secret is extended; others must not be resumed (RFC 7627 section 5.3). */
    static void remember(TlsConfig config, Conversation conversation, Secret masterSecret, Optional<String> serverName,
            List<X509Certificate> peerPath) {
        Bytes id = conversation.serverHello().legacySessionIdEcho();
        boolean extended = conversation.serverHello().extendedMasterSecret().isPresent();
        if (conversation.resumes() || id.isEmpty() || !extended) {
            return;
        }
        config.sessions().ifPresent(cache -> cache.put(new Session(id, conversation.serverHello().cipherSuite(), extended,
                masterSecret.slice(0, masterSecret.length()), serverName, peerPath)));
    }

    /** RFC 5246 section 7.2.2: "any connection terminated with a fatal alert MUST NOT be resumed". */
    static void forget(TlsConfig config, Optional<Session> offered, Optional<ServerHello> hello) {
        config.sessions().ifPresent(cache -> {
            offered.map(Session::id).ifPresent(cache::remove);
            hello.map(ServerHello::legacySessionIdEcho).ifPresent(cache::remove);
        });
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
