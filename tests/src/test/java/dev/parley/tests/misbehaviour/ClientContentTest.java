package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Edit.body;
import static dev.parley.tests.misbehaviour.Edit.bytes;
import static dev.parley.tests.misbehaviour.RawHello.server;
import static dev.parley.tests.misbehaviour.Scene.Side.CLIENT;

import dev.parley.tests.peer.Identities;
import dev.parley.tls.Stapling;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.ExtensionType;
import dev.parley.tls.spec.Message;
import dev.parley.tls.testing.KeyKind;
import dev.parley.wire.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Servers whose messages come in order but say what they must not (RFC 5246 section 7.4 unless another is named). */
class ClientContentTest {
    private static final Scene ECDHE = Scene.ephemeral(CLIENT);
    private static final Scene RSA = Scene.rsa(CLIENT);
    private static final Scene CERTIFICATE = Scene.authenticated(CLIENT);
    private static final Scene STAPLE = Scene.stapled(CLIENT);
    private static final Scene RESUMPTION = Scene.resumption(CLIENT);
    private static final Scene TICKET_RESUMPTION = Scene.ticketResumption(CLIENT);
    /** Where the group of a ServerKeyExchange is (RFC 8422 section 5.4). */
    private static final int GROUP_AT = 1;
    private static final int POINT_LENGTH_AT = 3;

    @TestFactory
    Stream<DynamicTest> serverHello() {
        return Stream.of(
                hello("a version before TLS 1.2 (E.1)", server(h -> h.with(0, 3, 2)), AlertDescription.PROTOCOL_VERSION),
                hello("a version after TLS 1.2 (7.4.1.3)", server(h -> h.with(0, 3, 4)),
                        AlertDescription.PROTOCOL_VERSION),
                hello("a known suite that was not offered (7.4.1.3)",
                        suite(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256.code()), AlertDescription.ILLEGAL_PARAMETER),
                hello("an unknown suite (7.4.1.3)", suite(0xFAFA), AlertDescription.ILLEGAL_PARAMETER),
                hello("a signalling value for suite (RFC 5746, 3.3)",
                        suite(CipherSuite.TLS_EMPTY_RENEGOTIATION_INFO_SCSV.code()), AlertDescription.ILLEGAL_PARAMETER),
                hello("compression (7.4.1.3)", server(h -> h.with(h.cipherSuiteAt() + 2, 1)),
                        AlertDescription.ILLEGAL_PARAMETER),
                hello("an extension that was not offered (7.4.1.4)",
                        server(h -> h.plus(ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION,
                                Bytes.of(0, 3, 2, 'h', '2'))), AlertDescription.UNSUPPORTED_EXTENSION),
                hello("an unknown extension (7.4.1.4)", server(h -> h.plus(ExtensionType.of(0xFAFA), Bytes.EMPTY)),
                        AlertDescription.UNSUPPORTED_EXTENSION),
                hello("an extension twice (7.4.1.4)", server(h -> h.twice(ExtensionType.RENEGOTIATION_INFO)),
                        AlertDescription.ILLEGAL_PARAMETER),
                hello("no renegotiation_info (RFC 5746, 3.4)", server(h -> h.without(ExtensionType.RENEGOTIATION_INFO)),
                        AlertDescription.HANDSHAKE_FAILURE),
                hello("a renegotiation that has no past (RFC 5746, 3.4)",
                        server(h -> h.replacing(ExtensionType.RENEGOTIATION_INFO, Bytes.of(1, 0))),
                        AlertDescription.HANDSHAKE_FAILURE),
                hello("a byte in an empty extension (RFC 7627, 5.1)",
                        server(h -> h.replacing(ExtensionType.EXTENDED_MASTER_SECRET, Bytes.of(0))),
                        AlertDescription.DECODE_ERROR),
                hello("a byte behind the extensions (7.4.1.4)", body(Message.SERVER_HELLO12, Messages::longer),
                        AlertDescription.DECODE_ERROR),
                hello("a byte less than the extensions have (7.4.1.4)", body(Message.SERVER_HELLO12, Messages::shorter),
                        AlertDescription.DECODE_ERROR));
    }

    @TestFactory
    Stream<DynamicTest> applicationProtocol() {
        Scene offering = new Scene("ALPN", CLIENT, c -> c.applicationProtocols(List.of("parley/1", "h2")),
                s -> s.applicationProtocols(List.of("h2")), false);
        return Stream.of(
                refused("a protocol that was not offered (RFC 7301, 3.1)", offering, protocols(0, 3, 2, 'h', '3'),
                        AlertDescription.ILLEGAL_PARAMETER),
                refused("two protocols (RFC 7301, 3.1)", offering, protocols(0, 6, 2, 'h', '2', 2, 'h', '2'),
                        AlertDescription.ILLEGAL_PARAMETER),
                refused("a protocol without name (RFC 7301, 3.1)", offering, protocols(0, 2, 0, 0),
                        AlertDescription.DECODE_ERROR));
    }

    @TestFactory
    Stream<DynamicTest> resumption() {
        return Stream.of(
                refused("another suite than the session's (7.4.1.3)", RESUMPTION,
                        suite(CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256.code()),
                        AlertDescription.ILLEGAL_PARAMETER),
                refused("no extended master secret any more (RFC 7627, 5.3)", RESUMPTION,
                        server(h -> h.without(ExtensionType.EXTENDED_MASTER_SECRET)), AlertDescription.HANDSHAKE_FAILURE),
                refused("another suite than the ticket's (7.4.1.3)", TICKET_RESUMPTION,
                        suite(CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256.code()),
                        AlertDescription.ILLEGAL_PARAMETER),
                refused("no extended master secret any more with a ticket (RFC 7627, 5.3)", TICKET_RESUMPTION,
                        server(h -> h.without(ExtensionType.EXTENDED_MASTER_SECRET)), AlertDescription.HANDSHAKE_FAILURE),
                refused("a promise of a ticket that was not asked for (RFC 5077, 3.2)", ECDHE,
                        server(h -> h.plus(ExtensionType.SESSION_TICKET, Bytes.EMPTY)),
                        AlertDescription.UNSUPPORTED_EXTENSION));
    }

    @TestFactory
    Stream<DynamicTest> certificate() {
        return Stream.of(ECDHE, RSA).flatMap(scene -> Stream.of(
                refused("no certificate (7.4.2)", scene, body(Message.TLS12_CERTIFICATE, b -> Bytes.zeros(3)),
                        AlertDescription.BAD_CERTIFICATE),
                refused("a certificate that is none (7.4.2)", scene,
                        body(Message.TLS12_CERTIFICATE, b -> Bytes.of(0, 0, 4, 0, 0, 1, 0xFF)), AlertDescription.BAD_CERTIFICATE),
                refused("a list longer than the message (7.4.2)", scene, body(Message.TLS12_CERTIFICATE, Messages::shorter),
                        AlertDescription.DECODE_ERROR)));
    }

    @TestFactory
    Stream<DynamicTest> kindOfCertificate() {
        return Stream.of(
                shows("a key that is restricted to PSS with SHA-1 (RFC 9846, 4.3.3)", KeyKind.RSA_PSS_SHA1_2048,
                        AlertDescription.UNSUPPORTED_CERTIFICATE),
                shows("a DSA key (RFC 9846, 4.3.3)", KeyKind.DSA_2048, AlertDescription.UNSUPPORTED_CERTIFICATE),
                shows("a weak key (7.4.2)", KeyKind.RSA_1024, AlertDescription.BAD_CERTIFICATE),
                shows("a key that the suite does not name (7.4.2)", KeyKind.RSA_2048, AlertDescription.BAD_CERTIFICATE));
    }

    private static DynamicTest shows(String fault, KeyKind kind, AlertDescription alert) {
        return refused("a certificate with " + fault, ECDHE,
                body(Message.TLS12_CERTIFICATE, b -> Messages.chain(Identities.server(kind))), alert);
    }

    @TestFactory
    Stream<DynamicTest> certificateStatus() {
        Scene unasked = new Scene("no staple is asked for", CLIENT, c -> c.stapling(Stapling.NONE), s -> s, false);
        Scene required = new Scene("a staple is required", CLIENT, c -> c.stapling(Stapling.REQUIRED),
                STAPLE.server(), false);
        return Stream.of(
                refused("a wrong signature (RFC 6066, 8)", STAPLE, body(Message.CERTIFICATE_STATUS, Messages::flipped),
                        AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE),
                refused("a response that is none (RFC 6066, 8)", STAPLE, status(1, 0, 0, 1, 0),
                        AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE),
                refused("an empty response (RFC 6066, 8)", STAPLE, status(1, 0, 0, 0), AlertDescription.DECODE_ERROR),
                refused("a status of another type (RFC 6066, 8)", STAPLE, status(2, 0, 0, 1, 0),
                        AlertDescription.DECODE_ERROR),
                refused("no status at all (RFC 6066, 8)", STAPLE, status(), AlertDescription.DECODE_ERROR),
                refused("a byte behind the response (RFC 6066, 8)", STAPLE,
                        body(Message.CERTIFICATE_STATUS, Messages::longer), AlertDescription.DECODE_ERROR),
                refused("a byte less than the response has (RFC 6066, 8)", STAPLE,
                        body(Message.CERTIFICATE_STATUS, Messages::shorter), AlertDescription.DECODE_ERROR),
                refused("no response where one is required (RFC 6066, 8)", required, Edit.skip(Message.CERTIFICATE_STATUS),
                        AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE),
                refused("a byte in the announcement (RFC 6066, 8)", STAPLE,
                        server(h -> h.replacing(ExtensionType.STATUS_REQUEST, Bytes.of(0))), AlertDescription.DECODE_ERROR),
                refused("an announcement that was not asked for (RFC 6066, 8)", unasked,
                        server(h -> h.plus(ExtensionType.STATUS_REQUEST, Bytes.EMPTY)),
                        AlertDescription.UNSUPPORTED_EXTENSION));
    }

    @TestFactory
    Stream<DynamicTest> serverKeyExchange() {
        return Stream.of(
                refused("a wrong signature (7.4.3)", ECDHE, body(Message.SERVER_KEY_EXCHANGE, Messages::flipped),
                        AlertDescription.DECRYPT_ERROR),
                refused("a signature of something else (7.4.3)", ECDHE,
                        body(Message.SERVER_KEY_EXCHANGE, b -> Messages.with(b, POINT_LENGTH_AT + 1,
                                b.get(POINT_LENGTH_AT + 1) ^ 1)), AlertDescription.DECRYPT_ERROR),
                refused("a signature that is none (7.4.3)", ECDHE,
                        body(Message.SERVER_KEY_EXCHANGE, b -> Bytes.concat(b.slice(0, schemeAt(b) + 2),
                                Bytes.of(0, 1, 0))), AlertDescription.DECRYPT_ERROR),
                refused("a group that was not offered (RFC 8422, 5.4)", ECDHE,
                        body(Message.SERVER_KEY_EXCHANGE, b -> Messages.with(b, GROUP_AT, 0, 25)),
                        AlertDescription.ILLEGAL_PARAMETER),
                refused("an unknown group (RFC 8422, 5.4)", ECDHE,
                        body(Message.SERVER_KEY_EXCHANGE, b -> Messages.with(b, GROUP_AT, 0xFA, 0xFA)),
                        AlertDescription.ILLEGAL_PARAMETER),
                refused("an explicit curve (RFC 8422, 5.4)", ECDHE,
                        body(Message.SERVER_KEY_EXCHANGE, b -> Messages.with(b, 0, 1)), AlertDescription.DECODE_ERROR),
                refused("a scheme that was not offered (7.4.3)", ECDHE,
                        body(Message.SERVER_KEY_EXCHANGE, b -> Messages.with(b, schemeAt(b), 2, 3)),
                        AlertDescription.ILLEGAL_PARAMETER),
                refused("a scheme for another kind of key (7.4.3)", ECDHE,
                        body(Message.SERVER_KEY_EXCHANGE, b -> Messages.with(b, schemeAt(b), 8, 4)),
                        AlertDescription.ILLEGAL_PARAMETER),
                refused("no point (RFC 8422, 5.4)", ECDHE,
                        body(Message.SERVER_KEY_EXCHANGE, b -> Bytes.concat(b.slice(0, POINT_LENGTH_AT), Bytes.of(0),
                                b.slice(schemeAt(b)))), AlertDescription.DECODE_ERROR),
                refused("a byte behind the signature (7.4.3)", ECDHE, body(Message.SERVER_KEY_EXCHANGE, Messages::longer),
                        AlertDescription.DECODE_ERROR),
                refused("a byte less than the signature has (7.4.3)", ECDHE,
                        body(Message.SERVER_KEY_EXCHANGE, Messages::shorter), AlertDescription.DECODE_ERROR));
    }

    @TestFactory
    Stream<DynamicTest> certificateRequestAndServerHelloDone() {
        return Stream.of(
                refused("no kinds of certificates (7.4.4)", CERTIFICATE,
                        body(Message.TLS12_CERTIFICATE_REQUEST, b -> Bytes.of(0, 0, 2, 4, 3, 0, 0)),
                        AlertDescription.DECODE_ERROR),
                refused("no schemes (7.4.4)", CERTIFICATE,
                        body(Message.TLS12_CERTIFICATE_REQUEST, b -> Bytes.of(1, 64, 0, 0, 0, 0)),
                        AlertDescription.DECODE_ERROR),
                refused("an authority without name (7.4.4)", CERTIFICATE,
                        body(Message.TLS12_CERTIFICATE_REQUEST, b -> Bytes.of(1, 64, 0, 2, 4, 3, 0, 2, 0, 0)),
                        AlertDescription.DECODE_ERROR),
                refused("a byte in ServerHelloDone (7.4.5)", ECDHE, body(Message.SERVER_HELLO_DONE, b -> Bytes.of(0)),
                        AlertDescription.DECODE_ERROR));
    }

    @TestFactory
    Stream<DynamicTest> finished() {
        return Stream.of(ECDHE, RSA, RESUMPTION, TICKET_RESUMPTION).flatMap(scene -> Stream.of(
                refused("other verify_data (7.4.9)", scene, body(Message.TLS12_FINISHED, Messages::flipped),
                        AlertDescription.DECRYPT_ERROR),
                refused("verify_data that is too short (7.4.9)", scene, body(Message.TLS12_FINISHED, Messages::shorter),
                        AlertDescription.DECODE_ERROR),
                refused("verify_data that is too long (7.4.9)", scene, body(Message.TLS12_FINISHED, Messages::longer),
                        AlertDescription.DECODE_ERROR)));
    }

    @TestFactory
    Stream<DynamicTest> changeCipherSpec() {
        return Stream.of(refused("another value (7.1)", ECDHE, bytes(Message.CHANGE_CIPHER_SPEC, b -> Bytes.of(0)),
                AlertDescription.UNEXPECTED_MESSAGE));
    }

    @TestFactory
    Stream<DynamicTest> ticket() {
        return Stream.of(Scene.ticket(CLIENT), TICKET_RESUMPTION).flatMap(scene -> Stream.of(
                refused("a ticket in ServerHello (RFC 5077, 3.2)", scene,
                        server(h -> h.replacing(ExtensionType.SESSION_TICKET, Bytes.of(1))),
                        AlertDescription.DECODE_ERROR),
                refused("a byte behind the ticket (RFC 5077, 3.3)", scene,
                        body(Message.TLS12_NEW_SESSION_TICKET, Messages::longer), AlertDescription.DECODE_ERROR),
                refused("less than a ticket (RFC 5077, 3.3)", scene,
                        body(Message.TLS12_NEW_SESSION_TICKET, Messages::shorter), AlertDescription.DECODE_ERROR)));
    }

    private static Edit suite(int code) {
        return server(h -> h.with(h.cipherSuiteAt(), code >> 8, code));
    }

    private static Edit protocols(int... octets) {
        return server(h -> h.replacing(ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION, Bytes.of(octets)));
    }

    private static Edit status(int... octets) {
        return body(Message.CERTIFICATE_STATUS, b -> Bytes.of(octets));
    }

    private static int schemeAt(Bytes keyExchange) {
        return POINT_LENGTH_AT + 1 + keyExchange.get(POINT_LENGTH_AT);
    }

    private static DynamicTest hello(String name, Edit edit, AlertDescription alert) {
        return refused("ServerHello with " + name, ECDHE, edit, alert);
    }

    private static DynamicTest refused(String name, Scene scene, Edit edit, AlertDescription alert) {
        return new Misdeed(name, scene, edit, alert).test();
    }
}
