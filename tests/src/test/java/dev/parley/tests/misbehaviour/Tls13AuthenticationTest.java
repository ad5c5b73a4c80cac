package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Edit.body;
import static dev.parley.tests.misbehaviour.Scene.Side.CLIENT;
import static dev.parley.tests.misbehaviour.Scene.Side.SERVER;

import dev.parley.tests.peer.Identities;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.testing.KeyKind;
import dev.parley.wire.Bytes;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Peers that show or prove badly who they are (RFC 9846 section 4.5 unless another is named). */
class Tls13AuthenticationTest {
    private static final Scene FULL = Tls13Scenes.full(CLIENT);
    private static final Scene SERVER_OF_TWO = Tls13Scenes.authenticated(SERVER);
    private static final Scene CLIENT_OF_TWO = Tls13Scenes.authenticated(CLIENT);
    private static final Scene COMPRESSED = Tls13Scenes.compressed(CLIENT);
    private static final Bytes RSA_PKCS1_SHA256 = scheme(SignatureScheme.RSA_PKCS1_SHA256);
    private static final int LENGTH_WIDTH = 3;

    @TestFactory
    Stream<DynamicTest> serverCertificate() {
        Message message = Message.TLS13_CERTIFICATE;
        return Stream.of(
                server("no certificate (4.5.1.3)", message, b -> Bytes.zeros(4), AlertDescription.DECODE_ERROR,
                        "WAIT_CERT_CR",
                        "length(certificate_list) > 0"),
                server("a context (4.5.1)", message, b -> Bytes.concat(Bytes.of(1, 7), b.slice(1)),
                        AlertDescription.ILLEGAL_PARAMETER, "WAIT_CERT_CR", "certificate_request_context"),
                server("a certificate that is none (4.5.1.2)", message, b -> chain(Bytes.of(0xFF)),
                        AlertDescription.BAD_CERTIFICATE, "WAIT_CERT_CR", "certificate"),
                server("an empty entry (4.5.1)", message, b -> chain(Bytes.EMPTY), AlertDescription.DECODE_ERROR,
                        "WAIT_CERT_CR",
                        "Certificate.certificate_list[0].cert_data at offset"),
                server("an entry without extensions (4.5.1)", message,
                        b -> Bytes.concat(Bytes.of(0, 0, 0, 4, 0, 0, 1, 0xFF)), AlertDescription.DECODE_ERROR,
                        "WAIT_CERT_CR",
                        "Certificate.certificate_list[0].extensions"),
                server("a byte behind it", message, Messages::longer, AlertDescription.DECODE_ERROR, "WAIT_CERT_CR",
                        "trailing bytes: 1"),
                server("a certificate without what leads to its authority (4.5.1.2)", message,
                        b -> chain(Identities.server(KeyKind.P256).encodedChain().get(0)), AlertDescription.UNKNOWN_CA,
                        "WAIT_CERT_CR", "does not lead to a trusted authority"));
    }

    @TestFactory
    Stream<DynamicTest> serverCertificateVerify() {
        Message message = Message.TLS13_CERTIFICATE_VERIFY;
        return Stream.of(
                server("a scheme that was not offered (4.5.2)", message, b -> Messages.with(b, 0, 0xFA, 0xDE),
                        AlertDescription.ILLEGAL_PARAMETER, "WAIT_CV",
                        "algorithm in C.ClientHello.signature_algorithms"),
                refused("RSASSA-PKCS1-v1_5, which is for certificates (4.3.3)", Tls13Scenes.rsa(CLIENT), message,
                        b -> Bytes.concat(RSA_PKCS1_SHA256, b.slice(2)), AlertDescription.ILLEGAL_PARAMETER, "WAIT_CV",
                        "permits(tls13_server_key, algorithm)"),
                server("a scheme for another curve than the key's (4.3.3)", message,
                        b -> Bytes.concat(scheme(SignatureScheme.ECDSA_SECP384R1_SHA384), b.slice(2)),
                        AlertDescription.ILLEGAL_PARAMETER, "WAIT_CV", "permits(tls13_server_key, algorithm)"),
                server("a signature of something else (4.5.2)", message, Messages::flipped,
                        AlertDescription.DECRYPT_ERROR,
                        "WAIT_CV", "signature"),
                server("no signature (4.5.2)", message, b -> Bytes.concat(b.slice(0, 2), Bytes.of(0, 0)),
                        AlertDescription.DECRYPT_ERROR, "WAIT_CV", "signature"),
                server("a byte behind it", message, Messages::longer, AlertDescription.DECODE_ERROR, "WAIT_CV",
                        "trailing bytes: 1"));
    }

    @TestFactory
    Stream<DynamicTest> finished() {
        return Stream.of(
                server("other verify_data (4.5.3)", Message.TLS13_FINISHED, Messages::flipped,
                        AlertDescription.DECRYPT_ERROR,
                        "WAIT_FINISHED", "verify_data"),
                server("verify_data that is too short (4.5.3)", Message.TLS13_FINISHED, Messages::shorter,
                        AlertDescription.DECODE_ERROR, "WAIT_FINISHED", "Finished.verify_data at offset 0"),
                server("verify_data that is too long (4.5.3)", Message.TLS13_FINISHED, Messages::longer,
                        AlertDescription.DECODE_ERROR, "WAIT_FINISHED", "trailing bytes: 1"),
                client("other verify_data (4.5.3)", Message.TLS13_FINISHED, Messages::flipped,
                        AlertDescription.DECRYPT_ERROR,
                        "WAIT_FINISHED", "verify_data"),
                client("verify_data that is too short (4.5.3)", Message.TLS13_FINISHED, Messages::shorter,
                        AlertDescription.DECODE_ERROR, "WAIT_FINISHED", "Finished.verify_data at offset 0"));
    }

    @TestFactory
    Stream<DynamicTest> certificateRequest() {
        Message message = Message.TLS13_CERTIFICATE_REQUEST;
        return Stream.of(
                refused("a context during the handshake (4.4.2)", CLIENT_OF_TWO, message,
                        b -> Bytes.concat(Bytes.of(1, 7), b.slice(1)), AlertDescription.ILLEGAL_PARAMETER,
                        "WAIT_CERT_CR",
                        "certificate_request_context"),
                refused("no signature_algorithms (4.4.2)", CLIENT_OF_TWO, message, b -> Bytes.of(0, 0, 0),
                        AlertDescription.MISSING_EXTENSION, "WAIT_CERT_CR", "signature_algorithms"),
                refused("a list longer than the message (4.4.2)", CLIENT_OF_TWO, message, Messages::shorter,
                        AlertDescription.DECODE_ERROR, "WAIT_CERT_CR", "CertificateRequest.extensions"));
    }

    @TestFactory
    Stream<DynamicTest> clientCertificate() {
        return Stream.of(
                client("no certificate where one is required (4.5.1.3)", Message.TLS13_CERTIFICATE, b -> Bytes.zeros(4),
                        AlertDescription.CERTIFICATE_REQUIRED, "WAIT_CERT", "certified | anonymous_clients()"),
                client("a context that the request does not have (4.5.1)", Message.TLS13_CERTIFICATE,
                        b -> Bytes.concat(Bytes.of(1, 7), b.slice(1)), AlertDescription.ILLEGAL_PARAMETER, "WAIT_CERT",
                        "certificate_request_context"),
                client("a certificate that is none (4.5.1.4)", Message.TLS13_CERTIFICATE, b -> chain(Bytes.of(0xFF)),
                        AlertDescription.BAD_CERTIFICATE, "WAIT_CERT", "certificate"),
                client("a scheme that was not asked for (4.5.2)", Message.TLS13_CERTIFICATE_VERIFY,
                        b -> Messages.with(b, 0, 0xFA, 0xDE), AlertDescription.ILLEGAL_PARAMETER, "WAIT_CV",
                        "algorithm in S.CertificateRequest.signature_algorithms"),
                client("RSASSA-PKCS1-v1_5, which is for certificates (4.3.3)", Message.TLS13_CERTIFICATE_VERIFY,
                        b -> Bytes.concat(RSA_PKCS1_SHA256, b.slice(2)), AlertDescription.ILLEGAL_PARAMETER, "WAIT_CV",
                        "permits(tls13_client_key, algorithm)"),
                client("a signature of something else (4.5.2)", Message.TLS13_CERTIFICATE_VERIFY, Messages::flipped,
                        AlertDescription.DECRYPT_ERROR, "WAIT_CV", "signature"));
    }

    /** RFC 8879 section 4. */
    @TestFactory
    Stream<DynamicTest> compressedCertificate() {
        return Stream.of(
                compressed("an algorithm that was not offered", b -> Messages.with(b, 0, 0, 2),
                        AlertDescription.ILLEGAL_PARAMETER,
                        "algorithm in C.ClientHello.compress_certificate.algorithms"),
                compressed("more than it says", b -> Messages.with(b, 2, 0, 0, 1), AlertDescription.BAD_CERTIFICATE,
                        "longer than the 1 bytes that it declares"),
                compressed("less than it says", b -> Messages.with(b, 2, 1, 0, 0), AlertDescription.BAD_CERTIFICATE,
                        "not the 65536 that it declares"),
                compressed("a size that no certificate has", b -> Messages.with(b, 2, 0xFF, 0xFF, 0xFF),
                        AlertDescription.BAD_CERTIFICATE, "more than 131072 are not decompressed"),
                compressed("something else than zlib makes", b -> Messages.with(b, 8, 1, 2, 3),
                        AlertDescription.BAD_CERTIFICATE, "malformed: incorrect header check"),
                compressed("nothing", b -> Bytes.concat(b.slice(0, 5), Bytes.zeros(3)), AlertDescription.DECODE_ERROR,
                        "compressed_certificate_message at offset 5"));
    }

    /** A Certificate without context whose only entry holds these bytes and no extensions. */
    private static Bytes chain(Bytes certificate) {
        Bytes entry = Bytes.concat(Bytes.ofUint(LENGTH_WIDTH, certificate.length()), certificate, Bytes.of(0, 0));
        return Bytes.concat(Bytes.of(0), Bytes.ofUint(LENGTH_WIDTH, entry.length()), entry);
    }

    private static Bytes scheme(SignatureScheme scheme) {
        return Bytes.ofUint(2, scheme.code());
    }

    private static DynamicTest compressed(String name, UnaryOperator<Bytes> change, AlertDescription alert,
            String reason) {
        return refused(name, COMPRESSED, Message.COMPRESSED_CERTIFICATE, change, alert, "WAIT_CERT_CR", reason);
    }

    private static DynamicTest server(String name, Message message, UnaryOperator<Bytes> change,
            AlertDescription alert, String state, String reason) {
        return refused(name, FULL, message, change, alert, state, reason);
    }

    private static DynamicTest client(String name, Message message, UnaryOperator<Bytes> change,
            AlertDescription alert, String state, String reason) {
        return refused(name, SERVER_OF_TWO, message, change, alert, state, reason);
    }

    private static DynamicTest refused(String name, Scene scene, Message message,
            UnaryOperator<Bytes> change, AlertDescription alert, String state, String reason) {
        return new Misdeed(message.label() + " with " + name, scene, body(message, change),
                new Refusal(alert, state, reason))
                .test();
    }
}
