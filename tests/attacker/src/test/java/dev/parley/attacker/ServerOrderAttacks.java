package dev.parley.attacker;

import static dev.parley.attacker.Requirement.rfc;
import static dev.parley.attacker.Setting.CLIENT_CERTIFICATE;
import static dev.parley.attacker.Setting.ECDHE_ECDSA;
import static dev.parley.attacker.Setting.ECDHE_RSA;
import static dev.parley.attacker.Setting.RSA;

import de.rub.nds.tlsattacker.core.constants.AlertDescription;
import de.rub.nds.tlsattacker.core.protocol.message.ApplicationMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateVerifyMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ChangeCipherSpecMessage;
import de.rub.nds.tlsattacker.core.protocol.message.FinishedMessage;
import de.rub.nds.tlsattacker.core.protocol.message.HeartbeatMessage;
import de.rub.nds.tlsattacker.core.protocol.message.HelloRequestMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ServerHelloDoneMessage;
import de.rub.nds.tlsattacker.core.protocol.message.UnknownHandshakeMessage;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Clients that send what is not due. */
final class ServerOrderAttacks {
    private ServerOrderAttacks() {
    }

    static Stream<Attack> all() {
        return Stream.of(
                unexpected("begins with ClientKeyExchange", ECDHE_RSA, play -> play.send(play.clientKeyExchange()),
                        rfc(5246, "7.4.1.2", "When a client first connects to a server, it is required to send the "
                                + "ClientHello as its first message.")),
                unexpected("begins with ChangeCipherSpec", ECDHE_RSA, play -> play.send(new ChangeCipherSpecMessage()),
                        rfc(5246, "6.1", "It is illegal to make a state that has not been initialized with security "
                                + "parameters a current state.")),
                unexpected("begins with application data", ECDHE_RSA, play -> play.send(data()),
                        rfc(5246, "7.3", "Application data MUST NOT be sent prior to the completion of the first "
                                + "handshake")),
                unexpected("sends a second ClientHello instead of ClientKeyExchange", ECDHE_ECDSA,
                        play -> play.clientGreets().send(play.clientHello()),
                        rfc(5246, "7.4", "sending handshake messages in an unexpected order results in a fatal error")),
                unexpected("sends ChangeCipherSpec before ClientKeyExchange", ECDHE_RSA,
                        play -> play.clientGreets().send(new ChangeCipherSpecMessage()),
                        rfc(5246, "7.1", "The ChangeCipherSpec message is sent during the handshake after the security "
                                + "parameters have been agreed upon")),
                unexpected("sends Finished without ChangeCipherSpec", RSA,
                        play -> play.clientExchangesKeys().send(new FinishedMessage()),
                        rfc(5246, "7.4.9", "It is a fatal error if a Finished message is not preceded by a "
                                + "ChangeCipherSpec message")),
                unexpected("sends ChangeCipherSpec twice", ECDHE_ECDSA,
                        play -> play.clientChangesKeys().send(new ChangeCipherSpecMessage()),
                        rfc(5246, "7.4.9", "A Finished message is always sent immediately after a change cipher spec "
                                + "message")),
                unexpected("sends application data before Finished", ECDHE_RSA,
                        play -> play.clientChangesKeys().send(data()),
                        rfc(5246, "7.4.9", "Once a side has sent its Finished message and received and validated the "
                                + "Finished message from its peer, it may begin to send and receive application data")),
                unexpected("shows a certificate that was not asked for", ECDHE_RSA,
                        play -> play.clientGreets().send(new CertificateMessage()),
                        rfc(5246, "7.4.6", "This message is only sent if the server requests a certificate.")),
                unexpected("shows no certificate that was asked for", CLIENT_CERTIFICATE,
                        play -> play.clientGreets().send(play.clientKeyExchange()),
                        rfc(5246, "7.4.6", "If no suitable certificate is available, the client MUST send a certificate "
                                + "message containing no certificates.")),
                unexpected("sends CertificateVerify without a certificate", RSA,
                        play -> play.clientExchangesKeys().send(new CertificateVerifyMessage()),
                        rfc(5246, "7.4.8", "This message is only sent following a client certificate that has signing "
                                + "capability")),
                unexpected("leaves CertificateVerify out", CLIENT_CERTIFICATE,
                        play -> play.clientGreets().send(new CertificateMessage()).send(play.clientKeyExchange())
                                .send(new ChangeCipherSpecMessage()),
                        rfc(5246, "7.4.8", "When sent, it MUST immediately follow the client key exchange message.")),
                unexpected("sends HelloRequest", ECDHE_RSA,
                        play -> play.clientGreets().send(new HelloRequestMessage()),
                        rfc(5246, "7.4.1.1", "The HelloRequest message MAY be sent by the server at any time.")),
                unexpected("sends ServerHelloDone", ECDHE_ECDSA,
                        play -> play.clientGreets().send(new ServerHelloDoneMessage()),
                        rfc(5246, "7.4.5", "The ServerHelloDone message is sent by the server to indicate the end of the "
                                + "ServerHello and associated messages.")),
                unexpected("sends a handshake message of a type that there is not", RSA,
                        play -> play.clientGreets().send(unknownType()),
                        rfc(5246, "7.2.2", "An inappropriate message was received.")),
                unexpected("sends a heartbeat that was not negotiated", ECDHE_RSA,
                        play -> play.clientConnects().send(new HeartbeatMessage()),
                        rfc(5246, "6", "If a TLS implementation receives an unexpected record type, it MUST send an "
                                + "unexpected_message alert.")));
    }

    private static Attack unexpected(String name, Setting setting, Script script, Requirement requirement) {
        return new Attack(name, requirement, setting, script, AlertDescription.UNEXPECTED_MESSAGE);
    }

    private static ApplicationMessage data() {
        return new ApplicationMessage("early".getBytes(StandardCharsets.US_ASCII));
    }

    private static UnknownHandshakeMessage unknownType() {
        UnknownHandshakeMessage message = new UnknownHandshakeMessage();
        message.setAssumedType((byte) 99);
        message.setDataConfig(new byte[4]);
        return message;
    }
}
