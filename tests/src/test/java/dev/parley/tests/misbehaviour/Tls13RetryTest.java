package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Edit.repeat;
import static dev.parley.tests.misbehaviour.Edit.second;
import static dev.parley.tests.misbehaviour.RawHello.client;
import static dev.parley.tests.misbehaviour.RawHello.server;
import static dev.parley.tests.misbehaviour.Scene.Side.CLIENT;
import static dev.parley.tests.misbehaviour.Scene.Side.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.ContentType;
import dev.parley.tls.spec.ExtensionType;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.wire.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * HelloRetryRequests that ask for nothing or for too much, and hellos that do not answer them (RFC 9846 section 4.2.4).
 */
class Tls13RetryTest {
    private static final Scene RETRY = Tls13Scenes.retry(CLIENT);
    private static final Scene ANSWER = Tls13Scenes.retry(SERVER);

    @TestFactory
    Stream<DynamicTest> helloRetryRequest() {
        return Stream.of(
                request("another suite than any offered", h -> h.with(h.cipherSuiteAt(), 0xFA, 0xDE),
                        AlertDescription.ILLEGAL_PARAMETER, "cipher_suite in C.ClientHello.cipher_suites"),
                request("another legacy_session_id_echo", h -> h.with(RawHello.SESSION_ID_AT + 1, 1, 2, 3),
                        AlertDescription.ILLEGAL_PARAMETER,
                        "legacy_session_id_echo == C.ClientHello.legacy_session_id"),
                request("a version that was not offered (4.3.1)",
                        h -> h.changing(ExtensionType.SUPPORTED_VERSIONS, v -> Bytes.of(3, 5)),
                        AlertDescription.ILLEGAL_PARAMETER, "supported_versions.selected_version == 772"),
                request("a wish for nothing", h -> h.without(ExtensionType.KEY_SHARE),
                        AlertDescription.ILLEGAL_PARAMETER,
                        "present(key_share) | present(cookie)"),
                request("a group that the client has shared (4.3.8)", group(NamedGroup.X25519.code()),
                        AlertDescription.ILLEGAL_PARAMETER, "key_share.selected_group in"),
                request("a group that the client did not offer (4.3.8)", group(0xFADE),
                        AlertDescription.ILLEGAL_PARAMETER,
                        "key_share.selected_group in"),
                request("an empty cookie (4.3.2)", h -> h.plus(ExtensionType.COOKIE, Bytes.of(0, 0)),
                        AlertDescription.DECODE_ERROR, "cookie"),
                request("a share instead of a group (4.3.8)", h -> h.changing(ExtensionType.KEY_SHARE,
                        g -> Bytes.concat(g, Bytes.of(0, 1, 0))), AlertDescription.DECODE_ERROR,
                        "extension_data at offset 84: trailing bytes: 3"));
    }

    /** "If a client receives a second HelloRetryRequest in the same connection [...] it MUST abort the handshake". */
    @TestFactory
    Stream<DynamicTest> secondHelloRetryRequest() {
        return Stream.of(
                new Misdeed("a second HelloRetryRequest", RETRY, flight -> flight.stream()
                        .map(event -> event.sends(Message.SERVER_HELLO13) ? again((Event.Sent) event) : event).toList(),
                        new Refusal(AlertDescription.UNEXPECTED_MESSAGE, "WAIT_SH2",
                                "message type 2 of content 22 under plain")).test(),
                new Misdeed("two HelloRetryRequests at once", RETRY, repeat(Message.HELLO_RETRY_REQUEST),
                        new Refusal(AlertDescription.UNEXPECTED_MESSAGE, "WAIT_SH2",
                                "message type 2 of content 22 under plain")).test());
    }

    @TestFactory
    Stream<DynamicTest> serverHelloAfterIt() {
        return Stream.of(
                hello("another suite than before",
                        h -> h.with(h.cipherSuiteAt() + 1, CipherSuite.TLS_AES_256_GCM_SHA384.code()),
                        AlertDescription.ILLEGAL_PARAMETER, "cipher_suite == S.HelloRetryRequest.cipher_suite"),
                hello("another group than before (4.3.8)", h -> h.changing(ExtensionType.KEY_SHARE,
                        s -> Bytes.concat(Bytes.of(0, NamedGroup.X25519.code(), 0, 32), Bytes.zeros(32))),
                        AlertDescription.ILLEGAL_PARAMETER,
                        "!dhe | !seen(S.HelloRetryRequest)"),
                hello("another version than before (4.3.1)",
                        h -> h.changing(ExtensionType.SUPPORTED_VERSIONS, v -> Bytes.of(3, 3)),
                        AlertDescription.ILLEGAL_PARAMETER, "supported_versions.selected_version == 772"),
                new Misdeed("TLS 1.2 after HelloRetryRequest (4.3.1)", RETRY,
                        server(Message.SERVER_HELLO13, h -> h.without(ExtensionType.SUPPORTED_VERSIONS)),
                        new Refusal(AlertDescription.UNEXPECTED_MESSAGE, "WAIT_SH2",
                                "message type 2 of content 22 under plain")).test());
    }

    /**
     * Section 4.3.2: "clients MUST copy the contents of the extension [...] into a cookie extension in the new
     * ClientHello."
     */
    @Test
    void theCookieIsReturned() {
        Bytes cookie = Bytes.of(0, 3, 7, 8, 9);
        Performance performance = RETRY
                .play(server(Message.HELLO_RETRY_REQUEST, h -> h.plus(ExtensionType.COOKIE, cookie)));
        List<Optional<Bytes>> cookies = performance.peer().records().stream()
                .filter(record -> record.sends(Message.CLIENT_HELLO))
                .map(record -> RawHello.ofClient(Messages.body(record)).data(ExtensionType.COOKIE)).toList();
        assertEquals(List.of(Optional.empty(), Optional.of(cookie)), cookies);
    }

    @TestFactory
    Stream<DynamicTest> secondClientHello() {
        return Stream.of(
                answer("another random (4.2.2)", h -> h.with(RawHello.RANDOM_AT, 1, 2, 3),
                        "random == first_random & cipher_suites == first_su"),
                answer("other suites (4.2.2)", h -> h.with(h.cipherSuiteAt() + 2, 0xFA, 0xDE),
                        "random == first_random & cipher_suites == first_su"),
                answer("another legacy_session_id (4.2.2)", h -> h.with(RawHello.SESSION_ID_AT + 1, 1, 2, 3),
                        "random == first_random & cipher_suites == first_su"),
                answer("a share of another group (4.3.8)", h -> h.changing(ExtensionType.KEY_SHARE,
                        s -> Bytes.concat(Bytes.of(0, 36, 0, NamedGroup.X25519.code(), 0, 32), Bytes.zeros(32))),
                        "!present(S.HelloRetryRequest.key_share)"),
                answer("no share (4.3.8)", h -> h.changing(ExtensionType.KEY_SHARE, s -> Bytes.of(0, 0)),
                        "!present(S.HelloRetryRequest.key_share)"),
                answer("a cookie that nobody gave it (4.3.2)", h -> h.plus(ExtensionType.COOKIE, Bytes.of(0, 1, 0)),
                        "cookie"),
                answer("early data (4.3.10)", h -> h.plus(ExtensionType.EARLY_DATA, Bytes.EMPTY),
                        "offers_early requires offers_tls13 & offers_psk"));
    }

    private static UnaryOperator<RawHello> group(int code) {
        return h -> h.changing(ExtensionType.KEY_SHARE, share -> Bytes.of(code >> 8, code));
    }

    /** A request for one more hello, which looks like the one before but for its group. */
    private static Event.Sent again(Event.Sent hello) {
        RawHello own = RawHello.ofServer(Messages.body(hello));
        return Messages.framed(Message.HELLO_RETRY_REQUEST,
                own.withPrefix(prefix -> Bytes.concat(prefix.slice(0, RawHello.RANDOM_AT),
                RawHello.RETRY_RANDOM, prefix.slice(RawHello.SESSION_ID_AT)))
                .changing(ExtensionType.KEY_SHARE, share -> Bytes.of(0, NamedGroup.SECP384R1.code())).join());
    }

    private static DynamicTest request(String name, UnaryOperator<RawHello> change, AlertDescription alert,
            String reason) {
        return new Misdeed("HelloRetryRequest with " + name, RETRY, server(Message.HELLO_RETRY_REQUEST, change),
                new Refusal(alert, "WAIT_SH", reason)).test();
    }

    private static DynamicTest hello(String name, UnaryOperator<RawHello> change, AlertDescription alert,
            String reason) {
        return new Misdeed("ServerHello after HelloRetryRequest with " + name, RETRY,
                server(Message.SERVER_HELLO13, change),
                new Refusal(alert, "WAIT_SH2", reason)).test();
    }

    private static DynamicTest answer(String name, UnaryOperator<RawHello> change, String reason) {
        return new Misdeed("second ClientHello with " + name, ANSWER, second(client(change)),
                new Refusal(AlertDescription.ILLEGAL_PARAMETER, "START2", reason)).test();
    }
}
