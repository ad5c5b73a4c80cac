package dev.parley.attacker;

import static dev.parley.attacker.Edits.extension;
import static dev.parley.attacker.Edits.set;
import static dev.parley.attacker.Edits.with;
import static dev.parley.attacker.Edits.withBody;
import static dev.parley.attacker.Edits.withTrailingByte;
import static dev.parley.attacker.Requirement.rfc;
import static dev.parley.attacker.Setting.CLIENT_CERTIFICATE;
import static dev.parley.attacker.Setting.ECDHE_ECDSA;
import static dev.parley.attacker.Setting.ECDHE_RSA;
import static dev.parley.attacker.Setting.RSA;

import de.rub.nds.modifiablevariable.util.Modifiable;
import de.rub.nds.tlsattacker.core.constants.AlertDescription;
import de.rub.nds.tlsattacker.core.constants.ExtensionType;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateRequestMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ClientHelloMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ECDHEServerKeyExchangeMessage;
import de.rub.nds.tlsattacker.core.protocol.message.HelloRequestMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ServerHelloDoneMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ServerHelloMessage;
import java.util.LinkedList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Servers whose messages have lengths that are wrong, alone or against each other. */
final class ClientLengthAttacks {
    private ClientLengthAttacks() {
    }

    static Stream<Attack> all() {
        return Stream.of(
                undecodable("sends a byte behind the extensions of ServerHello", ECDHE_RSA,
                        play -> play.await(new ClientHelloMessage()).send(withTrailingByte(play.serverHello())),
                        rfc(5246, "7.4.1.3", "The presence of extensions can be detected by determining whether there are "
                                + "bytes following the compression_method field at the end of the ServerHello.")),
                undecodable("has a session identifier of 33 bytes", ECDHE_ECDSA,
                        hello(h -> h.setSessionId(Modifiable.explicit(new byte[33]))),
                        rfc(9846, "4.1.3", "opaque legacy_session_id_echo<0..32>;")),
                undecodable("selects an application protocol of no bytes", ECDHE_RSA,
                        hello(h -> h.setExtensions(new LinkedList<>(List.of(
                                extension(ExtensionType.RENEGOTIATION_INFO, 0), extension(ExtensionType.ALPN, 0, 1, 0))))),
                        rfc(7301, "3.1", "opaque ProtocolName<1..2^8-1>;")),
                undecodable("sends HelloRequest with a byte in it", ECDHE_ECDSA,
                        play -> play.await(new ClientHelloMessage()).send(withBody(new HelloRequestMessage(), 0)),
                        rfc(5246, "7.4.1.1", "struct { } HelloRequest;")),
                undecodable("says that its certificates are a byte longer than they are", ECDHE_RSA,
                        play -> play.serverAnswers().send(with(new CertificateMessage(),
                                certificate -> certificate.setCertificatesListLength(Modifiable.add(1)))),
                        rfc(5246, "4.3", "Variable-length vectors are defined by specifying a subrange of legal lengths, "
                                + "inclusively, using the notation <floor..ceiling>.")),
                undecodable("sends a point of no bytes", ECDHE_ECDSA,
                        keys(k -> k.setPublicKey(set())),
                        rfc(8422, "5.4", "ECPoint public;")),
                undecodable("says that its signature is longer than ServerKeyExchange", ECDHE_RSA,
                        keys(k -> k.setSignatureLength(Modifiable.add(1))),
                        rfc(8422, "5.4", "digitally-signed struct")),
                undecodable("asks for certificates of no type", CLIENT_CERTIFICATE,
                        request(r -> r.setClientCertificateTypes(set())),
                        rfc(5246, "7.4.4", "ClientCertificateType certificate_types<1..2^8-1>;")),
                undecodable("asks for half a signature algorithm", CLIENT_CERTIFICATE,
                        request(r -> r.setSignatureHashAlgorithms(set(4, 3, 4))),
                        rfc(5246, "7.4.4", "SignatureAndHashAlgorithm supported_signature_algorithms<2^16-1>;")),
                undecodable("names an authority of no bytes", CLIENT_CERTIFICATE,
                        request(r -> r.setDistinguishedNames(set(0, 0))),
                        rfc(5246, "7.4.4", "opaque DistinguishedName<1..2^16-1>;")),
                undecodable("sends ServerHelloDone with a byte in it", RSA,
                        play -> play.serverExchangesKeys().send(withBody(new ServerHelloDoneMessage(), 0)),
                        rfc(5246, "7.4.5", "struct { } ServerHelloDone;")));
    }

    private static Attack undecodable(String name, Setting setting, Script script, Requirement requirement) {
        return new Attack(name, requirement, setting, script, AlertDescription.DECODE_ERROR);
    }

    private static Script hello(Consumer<ServerHelloMessage> edit) {
        return play -> play.await(new ClientHelloMessage()).send(with(play.serverHello(), edit));
    }

    private static Script keys(Consumer<ECDHEServerKeyExchangeMessage> edit) {
        return play -> play.serverShowsCertificate().send(with(new ECDHEServerKeyExchangeMessage(), edit));
    }

    private static Script request(Consumer<CertificateRequestMessage> edit) {
        return play -> play.serverShowsCertificate().send(new ECDHEServerKeyExchangeMessage())
                .send(with(new CertificateRequestMessage(play.config()), edit));
    }
}
