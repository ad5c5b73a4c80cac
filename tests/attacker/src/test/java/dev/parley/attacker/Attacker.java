package dev.parley.attacker;

import de.rub.nds.tlsattacker.core.config.Config;
import de.rub.nds.tlsattacker.core.connection.InboundConnection;
import de.rub.nds.tlsattacker.core.connection.OutboundConnection;
import de.rub.nds.tlsattacker.core.constants.NamedGroup;
import de.rub.nds.tlsattacker.core.constants.ProtocolVersion;
import de.rub.nds.tlsattacker.core.constants.RunningModeType;
import de.rub.nds.tlsattacker.core.state.State;
import de.rub.nds.tlsattacker.core.util.ProviderUtil;
import de.rub.nds.tlsattacker.core.workflow.DefaultWorkflowExecutor;
import de.rub.nds.tlsattacker.core.workflow.WorkflowTrace;
import de.rub.nds.tlsattacker.core.workflow.action.GenericReceiveAction;
import de.rub.nds.tlsattacker.transport.TransportHandlerType;
import de.rub.nds.tlsattacker.transport.tcp.ServerTcpTransportHandler;
import de.rub.nds.x509attacker.config.X509CertificateConfig;
import de.rub.nds.x509attacker.constants.X509PublicKeyType;
import de.rub.nds.x509attacker.filesystem.CertificateBytes;
import java.net.ServerSocket;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.List;

/** Plays scripts with TLS-Attacker, as client or as server, and listens until the peer ends the connection. */
final class Attacker {
    static {
        ProviderUtil.addBouncyCastleProvider();
    }

    private Attacker() {
    }

    /** Plays a client's script against the server at a port of this host. */
    static Outcome againstServer(int port, Setting setting, Script script) {
        Config config = config(setting, setting.hasClientCertificate() ? Identities.EC : setting.server());
        OutboundConnection connection = new OutboundConnection("client", port, Identities.HOST);
        connection.setTransportHandlerType(TransportHandlerType.TCP_NO_DELAY);
        connection.setTimeout(Patience.MILLIS);
        config.setDefaultClientConnection(connection);
        config.setDefaultRunningMode(RunningModeType.CLIENT);
        return play(state(config, setting, script));
    }

    /** Plays a server's script against the next client that connects. */
    static Outcome againstClient(ServerSocket listening, Setting setting, Script script) {
        Config config = config(setting, setting.server());
        config.setDefaultServerConnection(new InboundConnection("server", listening.getLocalPort(), Identities.HOST));
        config.setDefaultRunningMode(RunningModeType.SERVER);
        State state = state(config, setting, script);
        state.getContext().setTransportHandler(
                new ServerTcpTransportHandler(Patience.MILLIS, Patience.MILLIS, listening));
        return play(state);
    }

    private static State state(Config config, Setting setting, Script script) {
        Play play = new Play(config, setting);
        script.write(play);
        WorkflowTrace trace = new WorkflowTrace();
        trace.addTlsActions(play.moves());
        trace.addTlsAction(new GenericReceiveAction());
        return new State(config, trace);
    }

    private static Outcome play(State state) {
        new DefaultWorkflowExecutor(state).executeWorkflow();
        return Outcome.of(state);
    }

    private static Config config(Setting setting, Identity own) {
        Config config = new Config();
        config.setHighestProtocolVersion(ProtocolVersion.TLS12);
        config.setSupportedVersions(ProtocolVersion.TLS12);
        config.setDefaultClientNamedGroups(NamedGroup.SECP256R1);
        config.setDefaultServerNamedGroups(NamedGroup.SECP256R1);
        config.setAddExtendedMasterSecretExtension(true);
        config.setRespectClientProposedExtensions(true);
        config.setStopActionsAfterFatal(true);
        config.setFiltersKeepUserSettings(false);
        config.setReceiveFinalTcpSocketStateWithTimeout(true);
        setting.configure(config);
        show(config, own);
        return config;
    }

    /** Lets the attacker show a certificate and hold its key. */
    private static void show(Config config, Identity own) {
        X509CertificateConfig key = config.getCertificateChainConfig().get(0);
        if (own.keys().getPrivate() instanceof RSAPrivateCrtKey rsa) {
            key.setPublicKeyType(X509PublicKeyType.RSA);
            key.setRsaModulus(rsa.getModulus());
            key.setRsaPrivateKey(rsa.getPrivateExponent());
        } else if (own.keys().getPrivate() instanceof ECPrivateKey ec) {
            key.setPublicKeyType(X509PublicKeyType.ECDH_ECDSA);
            key.setEcPrivateKey(ec.getS());
        }
        config.setDefaultExplicitCertificateChain(List.of(new CertificateBytes(own.encoded())));
    }
}
