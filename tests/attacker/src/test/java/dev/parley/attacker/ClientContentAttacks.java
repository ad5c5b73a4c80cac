package dev.parley.attacker;

import static de.rub.nds.tlsattacker.core.constants.AlertDescription.BAD_CERTIFICATE;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.BAD_RECORD_MAC;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.DECODE_ERROR;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.DECRYPT_ERROR;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.HANDSHAKE_FAILURE;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.ILLEGAL_PARAMETER;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.PROTOCOL_VERSION;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.UNEXPECTED_MESSAGE;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.UNKNOWN_CA;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.UNSUPPORTED_EXTENSION;
import static dev.parley.attacker.Edits.bytes;
import static dev.parley.attacker.Edits.extension;
import static dev.parley.attacker.Edits.flipped;
import static dev.parley.attacker.Edits.set;
import static dev.parley.attacker.Edits.with;
import static dev.parley.attacker.Requirement.rfc;
import static dev.parley.attacker.Setting.ECDHE_ECDSA;
import static dev.parley.attacker.Setting.ECDHE_RSA;
import static dev.parley.attacker.Setting.RSA;

import de.rub.nds.modifiablevariable.util.Modifiable;
import de.rub.nds.tlsattacker.core.constants.ExtensionType;
import de.rub.nds.tlsattacker.core.constants.NamedGroup;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ChangeCipherSpecMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ClientHelloMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ECDHEServerKeyExchangeMessage;
import de.rub.nds.tlsattacker.core.protocol.message.FinishedMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ServerHelloDoneMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ServerHelloMessage;
import de.rub.nds.tlsattacker.core.protocol.message.extension.ExtensionMessage;
import de.rub.nds.tlsattacker.core.record.Record;
import de.rub.nds.x509attacker.filesystem.CertificateBytes;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Servers that send what is due, with content that is not. */
final class ClientContentAttacks {
    private static final int X25519_BYTES = 32;

    private ClientContentAttacks() {
    }

    static Stream<Attack> all() {
        return Stream.of(hello(), extensions(), certificate(), keyExchange(), changeOfKeys()).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> hello() {
        return Stream.of(
                new Attack("selects TLS 1.1",
                        rfc(5246, "E.1", "If the version chosen by the server is not supported by the client (or not "
                                + "acceptable), the client MUST send a \"protocol_version\" alert message and close the "
                                + "connection."),
                        ECDHE_RSA, hello(h -> h.setProtocolVersion(set(3, 2))), PROTOCOL_VERSION),
                new Attack("selects a suite that was not offered",
                        rfc(5246, "7.4.1.3", "The single cipher suite selected by the server from the list in "
                                + "ClientHello.cipher_suites."),
                        ECDHE_RSA, hello(h -> h.setSelectedCipherSuite(set(0xC0, 0x30))), ILLEGAL_PARAMETER),
                new Attack("selects compression",
                        rfc(5246, "7.4.1.3", "The single compression algorithm selected by the server from the list in "
                                + "ClientHello.compression_methods."),
                        ECDHE_ECDSA, hello(h -> h.setSelectedCompressionMethod(Modifiable.explicit((byte) 1))),
                        ILLEGAL_PARAMETER));
    }

    private static Stream<Attack> extensions() {
        ExtensionMessage[] none = {};
        return Stream.of(
                new Attack("answers an extension that was not offered",
                        rfc(5246, "7.4.1.4", "If a client receives an extension type in ServerHello that it did not "
                                + "request in the associated ClientHello, it MUST abort the handshake with an "
                                + "unsupported_extension fatal alert."),
                        ECDHE_RSA, extended(extension(ExtensionType.HEARTBEAT, 1)), UNSUPPORTED_EXTENSION),
                new Attack("answers an extension twice",
                        rfc(9846, "4.3", "There MUST NOT be more than one extension of the same type in a given extension "
                                + "block."),
                        ECDHE_ECDSA, extended(extension(ExtensionType.EXTENDED_MASTER_SECRET),
                                extension(ExtensionType.EXTENDED_MASTER_SECRET)), ILLEGAL_PARAMETER),
                new Attack("does not answer renegotiation_info",
                        rfc(5746, "3.4", "If the extension is not present, the server does not support secure "
                                + "renegotiation"),
                        ECDHE_RSA, only(none), HANDSHAKE_FAILURE),
                new Attack("claims to renegotiate in the first handshake",
                        rfc(5746, "3.4", "The client MUST then verify that the length of the \"renegotiated_connection\" "
                                + "field is zero, and if it is not, MUST abort the handshake (by sending a fatal "
                                + "handshake_failure alert)."),
                        RSA, only(extension(ExtensionType.RENEGOTIATION_INFO, 1, 0)), HANDSHAKE_FAILURE),
                new Attack("takes no uncompressed points",
                        rfc(8422, "5.2", "The Supported Point Formats Extension, when used, MUST contain the value 0 "
                                + "(uncompressed) as one of the items in the list of point formats."),
                        ECDHE_ECDSA, extended(extension(ExtensionType.EC_POINT_FORMATS, 1, 1)), ILLEGAL_PARAMETER),
                new Attack("selects two application protocols",
                        rfc(7301, "3.1", "the \"ProtocolNameList\" MUST contain exactly one \"ProtocolName\""),
                        ECDHE_RSA, extended(extension(ExtensionType.ALPN, 0, 12, 8, 'p', 'a', 'r', 'l', 'e', 'y', '/', '1',
                                2, 'h', '2')), ILLEGAL_PARAMETER),
                new Attack("selects an application protocol that was not offered",
                        rfc(7301, "3.2", "It is expected that a server will have a list of protocols that it supports, in "
                                + "preference order, and will only select a protocol if the client supports it."),
                        ECDHE_ECDSA, extended(extension(ExtensionType.ALPN, 0, 3, 2, 'h', '2')), ILLEGAL_PARAMETER));
    }

    private static Stream<Attack> certificate() {
        return Stream.of(
                new Attack("shows a certificate of a stranger",
                        rfc(5246, "7.4.2", "Each following certificate MUST directly certify the one preceding it."),
                        ECDHE_ECDSA, shown(Identities.STRANGER.encoded()), UNKNOWN_CA),
                new Attack("shows a certificate that is none",
                        rfc(5246, "7.4.2", "The certificate type MUST be X.509v3, unless explicitly negotiated "
                                + "otherwise"),
                        ECDHE_RSA, shown(bytes(0x30, 1, 0)), BAD_CERTIFICATE),
                new Attack("shows a certificate whose key is of another kind than the suite's",
                        rfc(5246, "7.4.2", "The end entity certificate's public key (and associated restrictions) MUST be "
                                + "compatible with the selected key exchange algorithm."),
                        ECDHE_RSA, shown(Identities.EC.encoded()), BAD_CERTIFICATE),
                new Attack("shows no certificate",
                        rfc(5246, "7.4.2", "The server MUST send a Certificate message whenever the agreed-upon key "
                                + "exchange method uses certificates for authentication"),
                        RSA, shown(), BAD_CERTIFICATE));
    }

    private static Stream<Attack> keyExchange() {
        return Stream.of(
                new Attack("signs other parameters",
                        rfc(8422, "5.4", "The client verifies the signature (when present)"),
                        ECDHE_RSA, keys(k -> k.setSignature(flipped(-1))), DECRYPT_ERROR),
                new Attack("signs with a scheme that was not offered",
                        rfc(5246, "7.4.1.4.1", "Each SignatureAndHashAlgorithm value lists a single hash/signature pair "
                                + "that the client is willing to verify."),
                        ECDHE_RSA, keys(k -> k.setSignatureAndHashAlgorithm(set(5, 1))), ILLEGAL_PARAMETER),
                new Attack("signs with a scheme for another kind of key",
                        rfc(5246, "7.4.3", "the hash and signature algorithms MUST be compatible with the key in the "
                                + "server's end-entity certificate"),
                        ECDHE_ECDSA, keys(k -> k.setSignatureAndHashAlgorithm(set(4, 1))), ILLEGAL_PARAMETER),
                new Attack("uses a curve that was not offered",
                        rfc(8422, "5.1", "MUST use the client's enumerated capabilities to guide"),
                        ECDHE_ECDSA, keys(k -> k.setNamedGroup(set(0, 22))), ILLEGAL_PARAMETER),
                new Attack("spells its curve out",
                        rfc(8422, "5.4", "ECCurveType curve_type;"),
                        ECDHE_RSA, keys(k -> k.setCurveType(Modifiable.explicit((byte) 1))), DECODE_ERROR),
                new Attack("sends a point off the curve",
                        rfc(8422, "5.11", "With the NIST curves, each party MUST validate the public key sent by its peer "
                                + "in the ClientKeyExchange and ServerKeyExchange messages."),
                        ECDHE_RSA, play -> play.serverShowsCertificate()
                                .send(with(new ECDHEServerKeyExchangeMessage(), k -> k.setPublicKey(flipped(-1))))
                                .send(new ServerHelloDoneMessage()), ILLEGAL_PARAMETER),
                new Attack("sends a point of small order, so that the secret is zero",
                        rfc(7748, "6.1", "Both MAY check, without leaking extra information about the value of K, whether "
                                + "K is the all-zero value and abort if so"),
                        ECDHE_ECDSA, play -> {
                            play.config().setDefaultServerNamedGroups(NamedGroup.ECDH_X25519);
                            play.config().setDefaultSelectedNamedGroup(NamedGroup.ECDH_X25519);
                            play.serverShowsCertificate()
                                    .send(with(new ECDHEServerKeyExchangeMessage(),
                                            k -> k.setPublicKey(Modifiable.explicit(new byte[X25519_BYTES]))))
                                    .send(new ServerHelloDoneMessage());
                        }, ILLEGAL_PARAMETER));
    }

    private static Stream<Attack> changeOfKeys() {
        return Stream.of(
                new Attack("sends a ChangeCipherSpec of another value",
                        rfc(9846, "5", "An implementation which receives any other change_cipher_spec value or which "
                                + "receives a protected change_cipher_spec record MUST abort the handshake with an "
                                + "\"unexpected_message\" alert."),
                        RSA, play -> play.serverAwaitsFinished().send(
                                with(new ChangeCipherSpecMessage(), c -> c.setCcsProtocolType(set(0)))),
                        UNEXPECTED_MESSAGE),
                new Attack("sends a wrong Finished",
                        rfc(5246, "7.4.9", "For Finished messages sent by the server, the string \"server finished\"."),
                        ECDHE_ECDSA, play -> play.serverAwaitsFinished().send(new ChangeCipherSpecMessage()).send(
                                with(new FinishedMessage(), f -> f.setVerifyData(flipped(11)))), DECRYPT_ERROR),
                new Attack("changes a tag",
                        rfc(5246, "7.2.2", "This alert is returned if a record is received with an incorrect MAC."),
                        ECDHE_RSA, play -> play.serverAwaitsFinished().send(new ChangeCipherSpecMessage()).sendIn(
                                new FinishedMessage(), with(new Record(), r -> r.setProtocolMessageBytes(flipped(-1)))),
                        BAD_RECORD_MAC));
    }

    private static Script hello(Consumer<ServerHelloMessage> edit) {
        return play -> play.await(new ClientHelloMessage()).send(with(play.serverHello(), edit));
    }

    /** A ServerHello with these extensions and an honest renegotiation_info. */
    private static Script extended(ExtensionMessage... more) {
        return hello(h -> {
            List<ExtensionMessage> extensions = new LinkedList<>(List.of(more));
            extensions.add(extension(ExtensionType.RENEGOTIATION_INFO, 0));
            h.setExtensions(extensions);
        });
    }

    private static Script only(ExtensionMessage... extensions) {
        return hello(h -> h.setExtensions(new LinkedList<>(List.of(extensions))));
    }

    private static Script shown(byte[]... chain) {
        return play -> {
            play.config().setDefaultExplicitCertificateChain(
                    Arrays.stream(chain).map(CertificateBytes::new).toList());
            play.serverShowsCertificate();
        };
    }

    private static Script keys(Consumer<ECDHEServerKeyExchangeMessage> edit) {
        return play -> play.serverShowsCertificate().send(with(new ECDHEServerKeyExchangeMessage(), edit));
    }
}
