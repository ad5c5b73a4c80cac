package dev.parley.attacker;

import de.rub.nds.tlsattacker.core.config.Config;
import de.rub.nds.tlsattacker.core.protocol.ProtocolMessage;
import de.rub.nds.tlsattacker.core.protocol.message.AlertMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateRequestMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateVerifyMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ChangeCipherSpecMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ClientHelloMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ECDHClientKeyExchangeMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ECDHEServerKeyExchangeMessage;
import de.rub.nds.tlsattacker.core.protocol.message.FinishedMessage;
import de.rub.nds.tlsattacker.core.protocol.message.RSAClientKeyExchangeMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ServerHelloDoneMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ServerHelloMessage;
import de.rub.nds.tlsattacker.core.record.Record;
import de.rub.nds.tlsattacker.core.workflow.action.ReceiveTillAction;
import de.rub.nds.tlsattacker.core.workflow.action.ResetConnectionAction;
import de.rub.nds.tlsattacker.core.workflow.action.SendAction;
import de.rub.nds.tlsattacker.core.workflow.action.TlsAction;
import java.util.ArrayList;
import java.util.List;

/** The moves of one run, as a script writes them down. Honest flights have methods; what breaks the protocol is sent. */
final class Play {
    private final Config config;
    private final Setting setting;
    private final List<TlsAction> moves = new ArrayList<>();

    Play(Config config, Setting setting) {
        this.config = config;
        this.setting = setting;
    }

    /** What TLS-Attacker makes its messages from; a script may change it before it adds moves. */
    Config config() {
        return config;
    }

    List<TlsAction> moves() {
        return moves;
    }

    /** Sends messages, each in a record of its own. */
    Play send(ProtocolMessage... messages) {
        return move(new SendAction(messages));
    }

    /** Sends a message in the given records. */
    Play sendIn(ProtocolMessage message, Record... records) {
        SendAction action = new SendAction(message);
        action.setConfiguredRecords(List.of(records));
        return move(action);
    }

    /** Waits until a message of this kind came. */
    Play await(ProtocolMessage message) {
        return move(new ReceiveTillAction(message));
    }

    Play move(TlsAction action) {
        moves.add(action);
        return this;
    }

    /** An honest client, up to the server's whole first flight. */
    Play clientGreets() {
        return send(clientHello()).await(new ServerHelloDoneMessage());
    }

    /** An honest client, up to ChangeCipherSpec, which is not sent. */
    Play clientExchangesKeys() {
        clientGreets();
        if (setting.hasClientCertificate()) {
            send(new CertificateMessage());
        }
        send(clientKeyExchange());
        if (setting.hasClientCertificate()) {
            send(new CertificateVerifyMessage());
        }
        return this;
    }

    /** An honest client, up to its Finished, which is not sent. */
    Play clientChangesKeys() {
        return clientExchangesKeys().send(new ChangeCipherSpecMessage());
    }

    /** An honest client, with its handshake complete. */
    Play clientConnects() {
        return clientChangesKeys().send(new FinishedMessage()).await(new FinishedMessage());
    }

    /** An honest client that ends its connection and opens another, with all that it knows about its session. */
    Play clientStartsAnew() {
        return send(Honest.closeNotify()).await(new AlertMessage()).move(new ResetConnectionAction());
    }

    /** An honest client that resumes its session, with its handshake complete. */
    Play clientResumes() {
        return send(clientHello()).await(new FinishedMessage()).send(new ChangeCipherSpecMessage())
                .send(new FinishedMessage());
    }

    /** An honest server, up to ServerHello. */
    Play serverAnswers() {
        return await(new ClientHelloMessage()).send(serverHello());
    }

    /** An honest server, up to its Certificate. */
    Play serverShowsCertificate() {
        return serverAnswers().send(new CertificateMessage());
    }

    /** An honest server, up to ServerHelloDone, which is not sent. */
    Play serverExchangesKeys() {
        serverShowsCertificate();
        if (setting.isEphemeral()) {
            send(new ECDHEServerKeyExchangeMessage());
        }
        return setting.hasClientCertificate() ? send(new CertificateRequestMessage(config)) : this;
    }

    /** An honest server, up to its ChangeCipherSpec, which is not sent. */
    Play serverAwaitsFinished() {
        return serverExchangesKeys().send(new ServerHelloDoneMessage()).await(new FinishedMessage());
    }

    /** An honest server, with its handshake complete. */
    Play serverConnects() {
        return serverAwaitsFinished().send(new ChangeCipherSpecMessage(), new FinishedMessage());
    }

    ClientHelloMessage clientHello() {
        return new ClientHelloMessage(config);
    }

    ServerHelloMessage serverHello() {
        return new ServerHelloMessage(config);
    }

    ProtocolMessage clientKeyExchange() {
        return setting.isEphemeral() ? new ECDHClientKeyExchangeMessage() : new RSAClientKeyExchangeMessage();
    }
}
