package dev.parley.attacker;

import static dev.parley.attacker.Edits.bytes;
import static dev.parley.attacker.Edits.set;
import static dev.parley.attacker.Edits.with;
import static dev.parley.attacker.Edits.withBody;
import static dev.parley.attacker.Edits.withExtension;
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
import de.rub.nds.tlsattacker.core.protocol.message.CertificateVerifyMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ChangeCipherSpecMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ClientHelloMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ECDHClientKeyExchangeMessage;
import de.rub.nds.tlsattacker.core.protocol.message.FinishedMessage;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Clients whose messages have lengths that are wrong, alone or against each other. */
final class ServerLengthAttacks {
    private static final int TOO_LONG_FOR_ANY_MESSAGE = 0x100000;

    private ServerLengthAttacks() {
    }

    static Stream<Attack> all() {
        return Stream.concat(hello(), later());
    }

    private static Stream<Attack> hello() {
        return Stream.of(
                undecodable("sends a byte behind the extensions of ClientHello", ECDHE_RSA,
                        play -> play.send(withTrailingByte(play.clientHello())),
                        rfc(5246, "7.4.1.2", "it MUST check that the amount of data in the message precisely matches one "
                                + "of these formats; if not, then it MUST send a fatal \"decode_error\" alert")),
                undecodable("says that its extensions are a byte longer", ECDHE_ECDSA,
                        hello(h -> h.setExtensionsLength(Modifiable.add(1))),
                        rfc(5246, "7.2.2", "A message could not be decoded because some field was out of the specified "
                                + "range or the length of the message was incorrect.")),
                undecodable("says that an extension is longer than all extensions", ECDHE_RSA,
                        hello(h -> h.getExtensions().get(h.getExtensions().size() - 1)
                                .setExtensionLength(Modifiable.add(1))),
                        rfc(5246, "7.4.1.4", "opaque extension_data<0..2^16-1>;")),
                undecodable("offers half a suite", ECDHE_RSA,
                        hello(h -> h.setCipherSuites(set(0xC0, 0x2F, 0))),
                        rfc(5246, "4.3", "The length of an encoded vector must be an even multiple of the length of a "
                                + "single element")),
                undecodable("offers no suite", RSA, hello(h -> h.setCipherSuites(set())),
                        rfc(5246, "7.4.1.2", "CipherSuite cipher_suites<2..2^16-2>;")),
                undecodable("has a session identifier of 33 bytes", ECDHE_RSA,
                        hello(h -> h.setSessionId(Modifiable.explicit(new byte[33]))),
                        rfc(5246, "7.4.1.2", "opaque SessionID<0..32>;")),
                undecodable("offers no compression method", ECDHE_ECDSA, hello(h -> h.setCompressions(set())),
                        rfc(5246, "7.4.1.2", "CompressionMethod compression_methods<1..2^8-1>;")),
                undecodable("names half a signature algorithm", ECDHE_RSA,
                        extension(ExtensionType.SIGNATURE_AND_HASH_ALGORITHMS, 0, 3, 4, 1, 4),
                        rfc(5246, "7.4.1.4.1", "supported_signature_algorithms<2..2^16-2>;")),
                undecodable("names no curve", ECDHE_ECDSA, extension(ExtensionType.ELLIPTIC_CURVES, 0, 0),
                        rfc(8422, "5.1.1", "NamedCurve named_curve_list<2..2^16-1>")),
                undecodable("names no point format", ECDHE_RSA, extension(ExtensionType.EC_POINT_FORMATS, 0),
                        rfc(8422, "5.1.2", "ECPointFormat ec_point_format_list<1..2^8-1>")),
                undecodable("names an application protocol of no bytes", RSA,
                        extension(ExtensionType.ALPN, 0, 1, 0),
                        rfc(7301, "3.1", "Empty strings MUST NOT be included and byte strings MUST NOT be truncated.")),
                undecodable("names no server", ECDHE_RSA, extension(ExtensionType.SERVER_NAME_INDICATION, 0, 0),
                        rfc(6066, "3", "ServerName server_name_list<1..2^16-1>")),
                undecodable("names a server of no bytes", ECDHE_ECDSA,
                        extension(ExtensionType.SERVER_NAME_INDICATION, 0, 3, 0, 0, 0),
                        rfc(6066, "3", "opaque HostName<1..2^16-1>;")),
                undecodable("puts a byte into extended_master_secret", ECDHE_RSA,
                        extension(ExtensionType.EXTENDED_MASTER_SECRET, 0),
                        rfc(7627, "5.1", "The \"extension_data\" field of this extension is empty.")),
                undecodable("says that the renegotiated connection is longer than its extension", ECDHE_RSA,
                        extension(ExtensionType.RENEGOTIATION_INFO, 12, 0),
                        rfc(5746, "3.2", "opaque renegotiated_connection<0..255>;")));
    }

    private static Stream<Attack> later() {
        return Stream.of(
                undecodable("sends a point of no bytes", ECDHE_RSA,
                        play -> play.clientGreets().send(withBody(new ECDHClientKeyExchangeMessage(), 0)),
                        rfc(8422, "5.4", "opaque point <1..2^8-1>;")),
                undecodable("sends a byte behind its point", ECDHE_ECDSA,
                        play -> play.clientGreets().send(withTrailingByte(new ECDHClientKeyExchangeMessage())),
                        rfc(8422, "5.7", "case explicit: ECPoint ecdh_Yc;")),
                undecodable("announces a message longer than any", ECDHE_RSA,
                        play -> play.clientGreets().send(with(new ECDHClientKeyExchangeMessage(),
                                key -> key.setLength(Modifiable.explicit(TOO_LONG_FOR_ANY_MESSAGE)))),
                        rfc(5246, "7.4", "uint24 length;")),
                undecodable("says that its certificates are a byte longer than they are", CLIENT_CERTIFICATE,
                        play -> play.clientGreets().send(with(new CertificateMessage(),
                                certificate -> certificate.setCertificatesListLength(Modifiable.add(1)))),
                        rfc(5246, "7.4.2", "ASN.1Cert certificate_list<0..2^24-1>;")),
                undecodable("shows a certificate of no bytes", CLIENT_CERTIFICATE,
                        play -> play.clientGreets().send(withBody(new CertificateMessage(), 0, 0, 3, 0, 0, 0)),
                        rfc(5246, "7.4.2", "opaque ASN.1Cert<1..2^24-1>;")),
                undecodable("says that its signature is longer than CertificateVerify", CLIENT_CERTIFICATE,
                        play -> play.clientGreets().send(new CertificateMessage()).send(play.clientKeyExchange())
                                .send(with(new CertificateVerifyMessage(),
                                        verify -> verify.setSignatureLength(Modifiable.add(1)))),
                        rfc(5246, "4.7", "opaque signature<0..2^16-1>;")),
                undecodable("sends a ChangeCipherSpec of two bytes", ECDHE_RSA,
                        play -> play.clientExchangesKeys().send(with(new ChangeCipherSpecMessage(),
                                change -> change.setCcsProtocolType(set(1, 1)))),
                        rfc(5246, "7.1", "enum { change_cipher_spec(1), (255) } type;")),
                undecodable("sends a Finished of 11 bytes", ECDHE_ECDSA,
                        play -> play.clientChangesKeys().send(with(new FinishedMessage(),
                                finished -> finished.setVerifyData(Modifiable.delete(11, 1)))),
                        rfc(5246, "7.4.9", "Any cipher suite which does not explicitly specify verify_data_length has a "
                                + "verify_data_length equal to 12.")),
                undecodable("sends a Finished of 16 bytes", RSA,
                        play -> play.clientChangesKeys().send(with(new FinishedMessage(),
                                finished -> finished.setVerifyData(Modifiable.insert(bytes(0, 0, 0, 0), 12)))),
                        rfc(5246, "7.4.9", "PRF(master_secret, finished_label, Hash(handshake_messages)) "
                                + "[0..verify_data_length-1];")));
    }

    private static Attack undecodable(String name, Setting setting, Script script, Requirement requirement) {
        return new Attack(name, requirement, setting, script, AlertDescription.DECODE_ERROR);
    }

    private static Script hello(Consumer<ClientHelloMessage> edit) {
        return play -> play.send(with(play.clientHello(), edit));
    }

    private static Script extension(ExtensionType type, int... content) {
        return hello(h -> withExtension(h, type, content));
    }
}
