package dev.parley.attacker;

import static dev.parley.attacker.Requirement.rfc;
import static dev.parley.attacker.Setting.ECDHE_ECDSA;
import static dev.parley.attacker.Setting.ECDHE_RSA;
import static dev.parley.attacker.Setting.RSA;

import de.rub.nds.tlsattacker.core.constants.AlertDescription;
import de.rub.nds.tlsattacker.core.protocol.message.ApplicationMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateRequestMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateStatusMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ChangeCipherSpecMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ClientHelloMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ECDHClientKeyExchangeMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ECDHEServerKeyExchangeMessage;
import de.rub.nds.tlsattacker.core.protocol.message.FinishedMessage;
import de.rub.nds.tlsattacker.core.protocol.message.HeartbeatMessage;
import de.rub.nds.tlsattacker.core.protocol.message.NewSessionTicketMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ServerHelloDoneMessage;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Servers that send what is not due. */
final class ClientOrderAttacks {
    private ClientOrderAttacks() {
    }

    static Stream<Attack> all() {
        return Stream.of(
                unexpected("answers with ClientHello", ECDHE_RSA,
                        play -> play.await(new ClientHelloMessage()).send(play.clientHello()),
                        rfc(5246, "7.4.1.2", "Any handshake message returned by the server, except for a HelloRequest, is "
                                + "treated as a fatal error.")),
                unexpected("answers twice", ECDHE_ECDSA, play -> play.serverAnswers().send(play.serverHello()),
                        rfc(5246, "7.4.1.3", "The server will send this message in response to a ClientHello message when "
                                + "it was able to find an acceptable set of algorithms.")),
                unexpected("leaves Certificate out", ECDHE_RSA,
                        play -> play.serverAnswers().send(new ECDHEServerKeyExchangeMessage()),
                        rfc(5246, "7.4.2", "This message will always immediately follow the ServerHello message.")),
                unexpected("changes keys as if it resumed a session", ECDHE_ECDSA,
                        play -> play.serverAnswers().send(new ChangeCipherSpecMessage()),
                        rfc(5246, "7.4.1.3", "If the ClientHello.session_id was non-empty, the server will look in its "
                                + "session cache for a match.")),
                unexpected("leaves ServerKeyExchange out", ECDHE_RSA,
                        play -> play.serverShowsCertificate().send(new ServerHelloDoneMessage()),
                        rfc(8422, "5.4", "This message is sent when using the ECDHE_ECDSA, ECDHE_RSA, and ECDH_anon key "
                                + "exchange algorithms.")),
                unexpected("sends ServerKeyExchange where RSA exchanges keys", RSA,
                        play -> play.serverShowsCertificate().send(new ECDHEServerKeyExchangeMessage()),
                        rfc(5246, "7.4.3", "It is not legal to send the ServerKeyExchange message for the following key "
                                + "exchange methods")),
                unexpected("sends a certificate status that was not announced", ECDHE_RSA,
                        play -> play.serverShowsCertificate().send(new CertificateStatusMessage()),
                        rfc(6066, "8", "If a server returns a \"CertificateStatus\" message, then the server MUST have "
                                + "included an extension of type \"status_request\" with empty \"extension_data\" in the "
                                + "extended server hello.")),
                unexpected("asks for a certificate before ServerKeyExchange", ECDHE_ECDSA,
                        play -> play.serverShowsCertificate().send(new CertificateRequestMessage(play.config())),
                        rfc(5246, "7.4.4", "This message, if sent, will immediately follow the ServerKeyExchange message "
                                + "(if it is sent; otherwise, this message follows the server's Certificate message).")),
                unexpected("sends Finished right after Certificate", ECDHE_RSA,
                        play -> play.serverShowsCertificate().send(new FinishedMessage()),
                        rfc(5246, "7.4.9", "It is essential that a change cipher spec message be received between the "
                                + "other handshake messages and the Finished message.")),
                unexpected("sends ClientKeyExchange", ECDHE_RSA,
                        play -> play.serverExchangesKeys().send(new ECDHClientKeyExchangeMessage()),
                        rfc(5246, "7.4.7", "This message is always sent by the client.")),
                unexpected("sends a heartbeat during the handshake", ECDHE_ECDSA,
                        play -> play.serverExchangesKeys().send(new HeartbeatMessage()),
                        rfc(6520, "3", "a HeartbeatRequest message SHOULD NOT be sent during handshakes")),
                unexpected("sends Finished without ChangeCipherSpec", RSA,
                        play -> play.serverAwaitsFinished().send(new FinishedMessage()),
                        rfc(5246, "7.1", "The ChangeCipherSpec message is sent by both the client and the server")),
                unexpected("sends a ticket that was not announced", ECDHE_RSA,
                        play -> play.serverAwaitsFinished().send(new NewSessionTicketMessage()),
                        rfc(5077, "3.3", "This message MUST NOT be sent if the server did not include a SessionTicket "
                                + "extension in the ServerHello.")),
                unexpected("sends data before its Finished", ECDHE_ECDSA,
                        play -> play.serverAwaitsFinished().send(new ChangeCipherSpecMessage()).send(
                                new ApplicationMessage("early".getBytes(StandardCharsets.US_ASCII))),
                        rfc(5246, "7.3", "At this point, the handshake is complete, and the client and server may begin to "
                                + "exchange application layer data.")));
    }

    private static Attack unexpected(String name, Setting setting, Script script, Requirement requirement) {
        return new Attack(name, requirement, setting, script, AlertDescription.UNEXPECTED_MESSAGE);
    }
}
