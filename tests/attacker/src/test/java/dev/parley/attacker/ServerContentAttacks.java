package dev.parley.attacker;

import static de.rub.nds.tlsattacker.core.constants.AlertDescription.BAD_CERTIFICATE;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.BAD_RECORD_MAC;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.DECRYPT_ERROR;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.HANDSHAKE_FAILURE;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.ILLEGAL_PARAMETER;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.NO_APPLICATION_PROTOCOL;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.PROTOCOL_VERSION;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.UNEXPECTED_MESSAGE;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.UNKNOWN_CA;
import static dev.parley.attacker.Edits.bytes;
import static dev.parley.attacker.Edits.extension;
import static dev.parley.attacker.Edits.flipped;
import static dev.parley.attacker.Edits.set;
import static dev.parley.attacker.Edits.with;
import static dev.parley.attacker.Edits.withExtension;
import static dev.parley.attacker.Requirement.rfc;
import static dev.parley.attacker.Setting.CLIENT_CERTIFICATE;
import static dev.parley.attacker.Setting.ECDHE_ECDSA;
import static dev.parley.attacker.Setting.ECDHE_RSA;
import static dev.parley.attacker.Setting.RSA;

import de.rub.nds.modifiablevariable.util.Modifiable;
import de.rub.nds.tlsattacker.core.constants.ExtensionType;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateVerifyMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ChangeCipherSpecMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ClientHelloMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ECDHClientKeyExchangeMessage;
import de.rub.nds.tlsattacker.core.protocol.message.FinishedMessage;
import de.rub.nds.tlsattacker.core.protocol.message.computations.RSAClientComputations;
import de.rub.nds.tlsattacker.core.workflow.action.ChangeContextValueAction;
import de.rub.nds.x509attacker.filesystem.CertificateBytes;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Clients that send what is due, with content that is not. */
final class ServerContentAttacks {
    private ServerContentAttacks() {
    }

    static Stream<Attack> all() {
        return Stream.of(hello(), keyExchange(), secrets(), certificate(), changeOfKeys(), resumption())
                .flatMap(attacks -> attacks);
    }

    private static Stream<Attack> hello() {
        return Stream.of(
                new Attack("offers TLS 1.1 at most",
                        rfc(5246, "E.1", "If server supports (or is willing to use) only versions greater than "
                                + "client_version, it MUST send a \"protocol_version\" alert message and close the "
                                + "connection."),
                        ECDHE_RSA, hello(h -> h.setProtocolVersion(set(3, 2))), PROTOCOL_VERSION),
                new Attack("offers no null compression",
                        rfc(5246, "7.4.1.2", "This vector MUST contain, and all implementations MUST support, "
                                + "CompressionMethod.null."),
                        ECDHE_RSA, hello(h -> h.setCompressions(set(1))), ILLEGAL_PARAMETER),
                new Attack("offers only suites that the server lacks",
                        rfc(5246, "7.4.1.2", "The server will select a cipher suite or, if no acceptable choices are "
                                + "presented, return a handshake failure alert and close the connection."),
                        ECDHE_RSA, hello(h -> h.setCipherSuites(set(0, 4, 0, 0x2F, 0xFA, 0xFA))), HANDSHAKE_FAILURE),
                new Attack("offers only the signalling suite",
                        rfc(5746, "3.3", "it does not correspond to any valid set of algorithms"),
                        ECDHE_ECDSA, hello(h -> h.setCipherSuites(set(0, 0xFF))), HANDSHAKE_FAILURE),
                new Attack("claims to renegotiate in its first handshake",
                        rfc(5746, "3.6", "The server MUST then verify that the length of the \"renegotiated_connection\" "
                                + "field is zero, and if it is not, MUST abort the handshake."),
                        ECDHE_RSA, hello(h -> withExtension(h, ExtensionType.RENEGOTIATION_INFO, 1, 0)),
                        HANDSHAKE_FAILURE),
                new Attack("sends an extension twice",
                        rfc(5246, "7.4.1.4", "There MUST NOT be more than one extension of the same type."),
                        ECDHE_ECDSA, hello(h -> h.addExtension(extension(ExtensionType.EXTENDED_MASTER_SECRET))),
                        ILLEGAL_PARAMETER),
                new Attack("names two hosts",
                        rfc(6066, "3", "The ServerNameList MUST NOT contain more than one name of the same name_type."),
                        ECDHE_RSA, hello(h -> withExtension(h, ExtensionType.SERVER_NAME_INDICATION,
                                0, 8, 0, 0, 1, 'a', 0, 0, 1, 'b')), ILLEGAL_PARAMETER),
                new Attack("knows no curve of the server's",
                        rfc(8422, "5.1", "One of the proposed ECC cipher suites must be negotiated only if the server can "
                                + "successfully complete the handshake while using the curves and point formats "
                                + "supported by the client"),
                        ECDHE_RSA, hello(h -> withExtension(h, ExtensionType.ELLIPTIC_CURVES, 0, 4, 0, 22, 0, 1)),
                        HANDSHAKE_FAILURE),
                new Attack("takes no uncompressed points",
                        rfc(8422, "5.1.2", "If the Supported Point Formats Extension is indeed sent, it MUST contain the "
                                + "value 0 (uncompressed) as one of the items in the list of point formats."),
                        ECDHE_ECDSA, hello(h -> withExtension(h, ExtensionType.EC_POINT_FORMATS, 2, 1, 2)),
                        ILLEGAL_PARAMETER),
                new Attack("verifies no signature that the server can make",
                        rfc(5246, "7.4.3", "If the client has offered the \"signature_algorithms\" extension, the "
                                + "signature algorithm and hash algorithm MUST be a pair listed in that extension."),
                        ECDHE_RSA, hello(h -> withExtension(h, ExtensionType.SIGNATURE_AND_HASH_ALGORITHMS, 0, 4, 2, 2,
                                4, 2)), HANDSHAKE_FAILURE),
                new Attack("asks for an application protocol that the server lacks",
                        rfc(7301, "3.2", "In the event that the server supports no protocols that the client advertises, "
                                + "then the server SHALL respond with a fatal \"no_application_protocol\" alert."),
                        RSA, hello(h -> withExtension(h, ExtensionType.ALPN, 0, 3, 2, 'h', '2')),
                        NO_APPLICATION_PROTOCOL));
    }

    private static Stream<Attack> keyExchange() {
        return Stream.of(
                new Attack("sends a point off the curve",
                        rfc(8422, "5.11", "A receiving party MUST check that the x and y parameters from the peer's "
                                + "public value satisfy the curve equation, y^2 = x^3 + ax + b mod p."),
                        ECDHE_RSA, point(key -> key.setPublicKey(flipped(-1))), ILLEGAL_PARAMETER),
                new Attack("sends a compressed point",
                        rfc(8422, "5.1.2", "MUST NOT support other formats for curves defined in this specification"),
                        ECDHE_ECDSA, point(key -> key.setPublicKey(set(compressedGenerator()))), ILLEGAL_PARAMETER));
    }

    private static Stream<Attack> secrets() {
        return Stream.of(
                new Attack("agrees to the extended master secret and computes the other one",
                        rfc(7627, "5.2", "If both the ClientHello and ServerHello contain the extension, the new session "
                                + "uses the extended master secret computation."),
                        ECDHE_RSA, play -> play.clientGreets()
                                .move(new ChangeContextValueAction<>("useExtendedMasterSecret", false))
                                .send(play.clientKeyExchange()).send(new ChangeCipherSpecMessage())
                                .send(new FinishedMessage()), BAD_RECORD_MAC),
                new Attack("encrypts a premaster secret with another version",
                        rfc(5246, "7.4.7.1", "a TLS server MUST NOT generate an alert if processing an RSA-encrypted "
                                + "premaster secret message fails, or the version number is not as expected"),
                        RSA, premaster(c -> c.setPremasterSecret(flipped(1))), BAD_RECORD_MAC),
                new Attack("pads its premaster secret as for a signature",
                        rfc(5246, "7.4.7.1", "Instead, it MUST continue the handshake with a randomly generated premaster "
                                + "secret."),
                        RSA, premaster(c -> c.setPlainPaddedPremasterSecret(Modifiable.xor(bytes(3), 1))),
                        BAD_RECORD_MAC));
    }

    private static Stream<Attack> resumption() {
        return Stream.of(
                new Attack("resumes a session without its extended master secret",
                        rfc(7627, "5.3", "If the original session used the \"extended_master_secret\" extension but the "
                                + "new ClientHello does not contain it, the server MUST abort the abbreviated handshake."),
                        ECDHE_RSA, play -> play.clientConnects().clientStartsAnew().send(with(play.clientHello(),
                                h -> h.getExtensions().removeIf(
                                        e -> e.getExtensionTypeConstant() == ExtensionType.EXTENDED_MASTER_SECRET))),
                        HANDSHAKE_FAILURE),
                new Attack("sends a wrong Finished when it resumes a session",
                        rfc(5246, "7.3", "both client and server MUST send ChangeCipherSpec messages and proceed directly "
                                + "to Finished messages"),
                        ECDHE_ECDSA, play -> play.clientConnects().clientStartsAnew().send(play.clientHello())
                                .await(new FinishedMessage()).send(new ChangeCipherSpecMessage())
                                .send(with(new FinishedMessage(), f -> f.setVerifyData(flipped(0)))), DECRYPT_ERROR));
    }

    private static Stream<Attack> certificate() {
        return Stream.of(
                new Attack("shows an empty chain where a certificate is required",
                        rfc(5246, "7.4.6", "If the client does not send any certificates, the server MAY at its "
                                + "discretion either continue the handshake without client authentication, or respond "
                                + "with a fatal handshake_failure alert."),
                        CLIENT_CERTIFICATE,
                        shown(List.of()), HANDSHAKE_FAILURE),
                new Attack("shows a certificate of a stranger",
                        rfc(5246, "7.2.2", "the certificate was not accepted because the CA certificate could not be "
                                + "located or couldn't be matched with a known, trusted CA"),
                        CLIENT_CERTIFICATE, shown(List.of(new CertificateBytes(Identities.STRANGER.encoded()))),
                        UNKNOWN_CA),
                new Attack("shows a certificate that is none",
                        rfc(5246, "7.2.2", "A certificate was corrupt, contained signatures that did not verify "
                                + "correctly, etc."),
                        CLIENT_CERTIFICATE, shown(List.of(new CertificateBytes(bytes(0x30, 1, 0)))), BAD_CERTIFICATE),
                new Attack("signs something else in CertificateVerify",
                        rfc(5246, "7.4.8", "Here handshake_messages refers to all handshake messages sent or received, "
                                + "starting at client hello and up to, but not including, this message"),
                        CLIENT_CERTIFICATE, verify(v -> v.setSignature(flipped(-1))), DECRYPT_ERROR),
                new Attack("signs with a scheme that was not requested",
                        rfc(5246, "7.4.8", "The hash and signature algorithms used in the signature MUST be one of those "
                                + "present in the supported_signature_algorithms field of the CertificateRequest "
                                + "message."),
                        CLIENT_CERTIFICATE, verify(v -> v.setSignatureHashAlgorithm(set(5, 3))), ILLEGAL_PARAMETER),
                new Attack("signs with a scheme for another kind of key",
                        rfc(5246, "7.4.8", "the hash and signature algorithms MUST be compatible with the key in the "
                                + "client's end-entity certificate"),
                        CLIENT_CERTIFICATE, verify(v -> v.setSignatureHashAlgorithm(set(4, 1))), ILLEGAL_PARAMETER));
    }

    private static Stream<Attack> changeOfKeys() {
        return Stream.of(
                new Attack("sends a ChangeCipherSpec of another value",
                        rfc(5246, "7.1", "The message consists of a single byte of value 1."),
                        ECDHE_RSA, play -> play.clientExchangesKeys().send(
                                with(new ChangeCipherSpecMessage(), c -> c.setCcsProtocolType(set(2)))),
                        UNEXPECTED_MESSAGE),
                new Attack("sends a wrong Finished",
                        rfc(5246, "7.4.9", "Recipients of Finished messages MUST verify that the contents are correct."),
                        ECDHE_ECDSA, play -> play.clientChangesKeys().send(
                                with(new FinishedMessage(), f -> f.setVerifyData(flipped(0)))), DECRYPT_ERROR));
    }

    private static Script hello(Consumer<ClientHelloMessage> edit) {
        return play -> play.send(with(play.clientHello(), edit));
    }

    private static Script point(Consumer<ECDHClientKeyExchangeMessage> edit) {
        return play -> play.clientGreets().send(with(new ECDHClientKeyExchangeMessage(), edit));
    }

    private static Script premaster(Consumer<RSAClientComputations> edit) {
        return play -> play.clientGreets().send(Premasters.encrypted(edit)).send(new ChangeCipherSpecMessage())
                .send(new FinishedMessage());
    }

    private static Script verify(Consumer<CertificateVerifyMessage> edit) {
        return play -> play.clientGreets().send(new CertificateMessage()).send(play.clientKeyExchange())
                .send(with(new CertificateVerifyMessage(), edit));
    }

    private static Script shown(List<CertificateBytes> chain) {
        return play -> {
            play.config().setDefaultExplicitCertificateChain(chain);
            play.clientGreets().send(new CertificateMessage());
        };
    }

    /** The generator of secp256r1 in the form of SEC 1 section 2.3.3 that is shorter. */
    private static int[] compressedGenerator() {
        return new int[] {3, 0x6B, 0x17, 0xD1, 0xF2, 0xE1, 0x2C, 0x42, 0x47, 0xF8, 0xBC, 0xE6, 0xE5, 0x63, 0xA4, 0x40, 0xF2,
            0x77, 0x03, 0x7D, 0x81, 0x2D, 0xEB, 0x33, 0xA0, 0xF4, 0xA1, 0x39, 0x45, 0xD8, 0x98, 0xC2, 0x96};
    }
}
