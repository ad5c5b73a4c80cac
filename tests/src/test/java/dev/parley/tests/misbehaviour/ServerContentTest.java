package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Edit.body;
import static dev.parley.tests.misbehaviour.Edit.bytes;
import static dev.parley.tests.misbehaviour.RawHello.client;
import static dev.parley.tests.misbehaviour.Scene.Side.SERVER;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.peer.Identities;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ExtensionType;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.testing.KeyKind;
import dev.parley.wire.Bytes;
import dev.parley.wire.MessageKind;
import dev.parley.wire.Step;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Clients whose messages come in order but say what they must not (RFC 5246 section 7.4 unless another is named). */
class ServerContentTest {
    private static final Scene ECDHE = Scene.ephemeral(SERVER);
    private static final Scene CERTIFICATE = Scene.authenticated(SERVER);
    private static final Scene X25519 = Scene.group(SERVER, NamedGroup.X25519);
    private static final Scene P256 = Scene.group(SERVER, NamedGroup.SECP256R1);

    /** A suite that would do, and TLS_FALLBACK_SCSV. */
    private static final Bytes FALLBACK = Bytes.of(0xC0, 0x2B, 0x56, 0x00);

    @TestFactory
    Stream<DynamicTest> resumption() {
        return Stream.of(Scene.resumption(SERVER), Scene.ticketResumption(SERVER)).map(scene ->
                refused("no extended master secret any more (RFC 7627, 5.3)", scene,
                        client(h -> h.without(ExtensionType.EXTENDED_MASTER_SECRET)), AlertDescription.HANDSHAKE_FAILURE));
    }

    @TestFactory
    Stream<DynamicTest> clientHello() {
        return Stream.of(
                refused("a version before TLS 1.2 (E.1)", client(h -> h.with(0, 3, 2)),
                        AlertDescription.PROTOCOL_VERSION),
                refused("a version before TLS 1.2 and the admission that a higher one failed, where RFC 7507 section 3 leaves "
                        + "the choice", client(h -> h.with(0, 3, 2).withPrefix(p -> suites(h.with(0, 3, 2), FALLBACK))),
                        AlertDescription.PROTOCOL_VERSION),
                refused("no null compression (7.4.1.2)", client(h -> h.withPrefix(Messages::flipped)),
                        AlertDescription.ILLEGAL_PARAMETER),
                refused("two host names (RFC 6066, 3)",
                        client(h -> h.replacing(ExtensionType.SERVER_NAME, Bytes.of(0, 8, 0, 0, 1, 'a', 0, 0, 1, 'b'))),
                        AlertDescription.ILLEGAL_PARAMETER),
                refused("no cipher suite in common (7.4.1.3)",
                        client(h -> h.withPrefix(p -> suites(h, Bytes.of(0xFA, 0xFA)))),
                        AlertDescription.HANDSHAKE_FAILURE),
                refused("only a signalling value for cipher suite (RFC 5746, 3.3)",
                        client(h -> h.withPrefix(p -> suites(h, Bytes.of(0x00, 0xFF)))),
                        AlertDescription.HANDSHAKE_FAILURE),
                refused("half a cipher suite (7.4.1.2)", client(h -> h.withPrefix(p -> suites(h, Bytes.of(0xC0, 0x2B, 0)))),
                        AlertDescription.DECODE_ERROR),
                refused("no cipher suites (7.4.1.2)", client(h -> h.withPrefix(p -> suites(h, Bytes.EMPTY))),
                        AlertDescription.DECODE_ERROR),
                refused("no group in common (RFC 8422, 5.1)",
                        client(h -> h.replacing(ExtensionType.SUPPORTED_GROUPS, Bytes.of(0, 2, 1, 0))),
                        AlertDescription.HANDSHAKE_FAILURE),
                refused("no signature scheme in common (7.4.1.4.1)",
                        client(h -> h.replacing(ExtensionType.SIGNATURE_ALGORITHMS, Bytes.of(0, 2, 2, 1))),
                        AlertDescription.HANDSHAKE_FAILURE),
                refused("an extension twice (7.4.1.4)", client(h -> h.twice(ExtensionType.EXTENDED_MASTER_SECRET)),
                        AlertDescription.ILLEGAL_PARAMETER),
                refused("a renegotiation that has no past (RFC 5746, 3.6)",
                        client(h -> h.replacing(ExtensionType.RENEGOTIATION_INFO, Bytes.of(1, 0))),
                        AlertDescription.HANDSHAKE_FAILURE),
                refused("bytes in an extension that has none (RFC 7627, 5.1)",
                        client(h -> h.replacing(ExtensionType.EXTENDED_MASTER_SECRET, Bytes.of(0))),
                        AlertDescription.DECODE_ERROR),
                refused("a list of groups of odd length (RFC 8422, 5.1.1)",
                        client(h -> h.replacing(ExtensionType.SUPPORTED_GROUPS, Bytes.of(0, 3, 0, 0x17, 0))),
                        AlertDescription.DECODE_ERROR),
                refused("a wish for a status without a type (RFC 6066, 8)",
                        client(h -> h.replacing(ExtensionType.STATUS_REQUEST, Bytes.EMPTY)), AlertDescription.DECODE_ERROR),
                refused("a list of responders longer than its extension (RFC 6066, 8)",
                        client(h -> h.replacing(ExtensionType.STATUS_REQUEST, Bytes.of(1, 0, 3, 0, 0))),
                        AlertDescription.DECODE_ERROR),
                refused("an empty list of server names (RFC 6066, 3)",
                        client(h -> h.replacing(ExtensionType.SERVER_NAME, Bytes.of(0, 0))),
                        AlertDescription.DECODE_ERROR),
                refused("a byte behind the extensions (7.4.1.4)", body(Message.CLIENT_HELLO, Messages::longer),
                        AlertDescription.DECODE_ERROR),
                refused("a byte less than the extensions have (7.4.1.4)", body(Message.CLIENT_HELLO, Messages::shorter),
                        AlertDescription.DECODE_ERROR));
    }

    /** What a server does not know is no reason to refuse a client. That the hello was changed only shows in the end. */
    @Test
    void aWishForAStatusOfAnUnknownTypeIsIgnored() {
        Performance performance = Scene.stapled(SERVER)
                .play(client(h -> h.replacing(ExtensionType.STATUS_REQUEST, Bytes.of(9, 1, 2, 3))));
        List<MessageKind> sent = performance.engine().steps().stream().filter(Step::sent).map(Step::message).toList();
        assertTrue(performance.peer().wasEdited());
        assertTrue(sent.contains(Message.SERVER_HELLO_DONE), sent.toString());
        assertFalse(sent.contains(Message.CERTIFICATE_STATUS), sent.toString());
    }

    @TestFactory
    Stream<DynamicTest> kindOfCertificate() {
        Scene ecdsa = new Scene("only ECDSA certificates are asked for", SERVER, CERTIFICATE.client(),
                s -> CERTIFICATE.server().apply(s).signatureSchemes(List.of(SignatureScheme.ECDSA_SECP256R1_SHA256)), false);
        return Stream.of(
                shows("a key of a kind that was not asked for (7.4.6)", ecdsa, KeyKind.RSA_2048,
                        AlertDescription.UNSUPPORTED_CERTIFICATE),
                shows("a key that is restricted to PSS with SHA-1 (RFC 9846, 4.3.3)", CERTIFICATE, KeyKind.RSA_PSS_SHA1_2048,
                        AlertDescription.UNSUPPORTED_CERTIFICATE),
                shows("a DSA key (RFC 9846, 4.3.3)", CERTIFICATE, KeyKind.DSA_2048,
                        AlertDescription.UNSUPPORTED_CERTIFICATE),
                shows("a weak key (7.4.6)", CERTIFICATE, KeyKind.RSA_1024, AlertDescription.BAD_CERTIFICATE));
    }

    private static DynamicTest shows(String fault, Scene scene, KeyKind kind, AlertDescription alert) {
        return refused("a certificate with " + fault, scene,
                body(Message.TLS12_CERTIFICATE, b -> Messages.chain(Identities.client(kind))), alert);
    }

    @TestFactory
    Stream<DynamicTest> clientKeyExchange() {
        return Stream.of(
                refused("no point (RFC 8422, 5.7)", ECDHE, keyExchange(Bytes.of(0)), AlertDescription.DECODE_ERROR),
                refused("a byte behind the point (RFC 8422, 5.7)", ECDHE,
                        body(Message.CLIENT_KEY_EXCHANGE, Messages::longer), AlertDescription.DECODE_ERROR),
                refused("a byte less than the point has (RFC 8422, 5.7)", ECDHE,
                        body(Message.CLIENT_KEY_EXCHANGE, Messages::shorter), AlertDescription.DECODE_ERROR),
                refused("a secret of zeros (RFC 8422, 5.11)", X25519, keyExchange(vector(Bytes.zeros(32))),
                        AlertDescription.ILLEGAL_PARAMETER),
                refused("a point that is too short (RFC 8422, 5.11)", X25519, keyExchange(vector(Bytes.zeros(31))),
                        AlertDescription.ILLEGAL_PARAMETER),
                refused("a point off the curve (RFC 8422, 5.11)", P256,
                        body(Message.CLIENT_KEY_EXCHANGE, Messages::flipped), AlertDescription.ILLEGAL_PARAMETER),
                refused("the point at infinity (RFC 8422, 5.11)", P256, keyExchange(vector(Bytes.of(0))),
                        AlertDescription.ILLEGAL_PARAMETER),
                refused("a compressed point (RFC 8422, 5.4.1)", P256,
                        keyExchange(vector(Bytes.concat(Bytes.of(2), Bytes.zeros(32)))),
                        AlertDescription.ILLEGAL_PARAMETER));
    }

    @TestFactory
    Stream<DynamicTest> clientCertificate() {
        return Stream.of(
                refused("an empty Certificate where one is required (7.4.6)", CERTIFICATE,
                        body(Message.TLS12_CERTIFICATE, b -> Bytes.zeros(3)).then(Edit.skip(Message.TLS12_CERTIFICATE_VERIFY)),
                        AlertDescription.HANDSHAKE_FAILURE),
                refused("a certificate that is none (7.4.2)", CERTIFICATE,
                        body(Message.TLS12_CERTIFICATE, b -> Bytes.of(0, 0, 4, 0, 0, 1, 0xFF)), AlertDescription.BAD_CERTIFICATE),
                refused("an empty certificate within the list (7.4.2)", CERTIFICATE,
                        body(Message.TLS12_CERTIFICATE, b -> Bytes.of(0, 0, 3, 0, 0, 0)), AlertDescription.DECODE_ERROR),
                refused("a wrong signature (7.4.8)", CERTIFICATE, body(Message.TLS12_CERTIFICATE_VERIFY, Messages::flipped),
                        AlertDescription.DECRYPT_ERROR),
                refused("a signature that is none (7.4.8)", CERTIFICATE,
                        body(Message.TLS12_CERTIFICATE_VERIFY, b -> Bytes.concat(b.slice(0, 2), Bytes.of(0, 1, 0))),
                        AlertDescription.DECRYPT_ERROR),
                refused("a scheme that was not requested (7.4.8)", CERTIFICATE,
                        body(Message.TLS12_CERTIFICATE_VERIFY, b -> Messages.with(b, 0, 2, 3)),
                        AlertDescription.ILLEGAL_PARAMETER),
                refused("a scheme for another kind of key (7.4.8)", CERTIFICATE,
                        body(Message.TLS12_CERTIFICATE_VERIFY, b -> Messages.with(b, 0, 8, 4)),
                        AlertDescription.ILLEGAL_PARAMETER),
                refused("a byte behind the signature (7.4.8)", CERTIFICATE,
                        body(Message.TLS12_CERTIFICATE_VERIFY, Messages::longer), AlertDescription.DECODE_ERROR));
    }

    @TestFactory
    Stream<DynamicTest> finished() {
        return Stream.of(ECDHE, Scene.rsa(SERVER), Scene.resumption(SERVER), Scene.ticketResumption(SERVER)).flatMap(scene -> Stream.of(
                refused("other verify_data (7.4.9)", scene, body(Message.TLS12_FINISHED, Messages::flipped),
                        AlertDescription.DECRYPT_ERROR),
                refused("verify_data that is too short (7.4.9)", scene, body(Message.TLS12_FINISHED, Messages::shorter),
                        AlertDescription.DECODE_ERROR),
                refused("verify_data that is too long (7.4.9)", scene, body(Message.TLS12_FINISHED, Messages::longer),
                        AlertDescription.DECODE_ERROR)));
    }

    @TestFactory
    Stream<DynamicTest> changeCipherSpec() {
        return Stream.of(
                refused("another value (7.1)", ECDHE, bytes(Message.CHANGE_CIPHER_SPEC, b -> Bytes.of(2)),
                        AlertDescription.UNEXPECTED_MESSAGE),
                refused("two bytes (7.1)", ECDHE, bytes(Message.CHANGE_CIPHER_SPEC, b -> Bytes.of(1, 1)),
                        AlertDescription.DECODE_ERROR));
    }

    private static Edit keyExchange(Bytes replacement) {
        return body(Message.CLIENT_KEY_EXCHANGE, b -> replacement);
    }

    private static Bytes vector(Bytes content) {
        return Bytes.concat(Bytes.of(content.length()), content);
    }

    /** The prefix of a ClientHello with other cipher suites; what follows them is one method of compression. */
    private static Bytes suites(RawHello hello, Bytes suites) {
        return Bytes.concat(hello.prefix().slice(0, hello.cipherSuiteAt()), Bytes.of(0, suites.length()), suites,
                Bytes.of(1, 0));
    }

    private static DynamicTest refused(String name, Edit edit, AlertDescription alert) {
        return refused("ClientHello with " + name, ECDHE, edit, alert);
    }

    private static DynamicTest refused(String name, Scene scene, Edit edit, AlertDescription alert) {
        return new Misdeed(name, scene, edit, alert).test();
    }
}
