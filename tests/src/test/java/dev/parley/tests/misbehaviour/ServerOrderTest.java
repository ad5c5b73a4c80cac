package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Edit.after;
import static dev.parley.tests.misbehaviour.Edit.before;
import static dev.parley.tests.misbehaviour.Edit.instead;
import static dev.parley.tests.misbehaviour.Edit.keepKeys;
import static dev.parley.tests.misbehaviour.Edit.repeat;
import static dev.parley.tests.misbehaviour.Edit.skip;
import static dev.parley.tests.misbehaviour.Edit.swap;
import static dev.parley.tests.misbehaviour.Messages.changeCipherSpec;
import static dev.parley.tests.misbehaviour.Messages.data;
import static dev.parley.tests.misbehaviour.Messages.framed;
import static dev.parley.tests.misbehaviour.Messages.handshake;
import static dev.parley.tests.misbehaviour.Scene.Side.SERVER;

import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Clients that skip, repeat, reorder or invent messages: "sending handshake messages in an unexpected order results in a
 * fatal error" (RFC 5246 section 7.4), which is {@code unexpected_message} (section 7.2.2).
 */
class ServerOrderTest {
    private static final Scene ECDHE = Scene.ephemeral(SERVER);
    private static final Scene RSA = Scene.rsa(SERVER);
    private static final Scene CERTIFICATE = Scene.authenticated(SERVER);
    private static final Scene RESUMPTION = Scene.resumption(SERVER);
    private static final Bytes RANDOM = Bytes.zeros(32);

    @TestFactory
    Stream<DynamicTest> fullHandshake() {
        return Stream.of(ECDHE, RSA).flatMap(scene -> Stream.of(
                refused("ChangeCipherSpec before ClientKeyExchange (7.1; CVE-2014-0224)", scene,
                        before(Message.CLIENT_KEY_EXCHANGE, changeCipherSpec())),
                refused("ChangeCipherSpec before ClientHello (7.1)", scene,
                        before(Message.CLIENT_HELLO, changeCipherSpec())),
                refused("no ClientHello (7.4)", scene,
                        instead(Message.CLIENT_HELLO, framed(Message.CLIENT_KEY_EXCHANGE, RANDOM))),
                refused("no ClientKeyExchange (7.4.7)", scene, skip(Message.CLIENT_KEY_EXCHANGE)),
                refused("no ChangeCipherSpec, Finished in the clear (7.1, 7.4.9)", scene,
                        skip(Message.CHANGE_CIPHER_SPEC).then(keepKeys())),
                refused("Finished before ChangeCipherSpec (7.4.9)", scene,
                        swap(Message.CHANGE_CIPHER_SPEC, Message.TLS12_FINISHED).then(keepKeys())),
                refused("two ClientHellos (7.4.1.2)", scene, repeat(Message.CLIENT_HELLO)),
                refused("ClientHello after ServerHelloDone (7.4.1.2)", scene,
                        before(Message.CLIENT_KEY_EXCHANGE, framed(Message.CLIENT_HELLO, RANDOM))),
                refused("two ClientKeyExchanges (7.4.7)", scene, repeat(Message.CLIENT_KEY_EXCHANGE)),
                refused("ChangeCipherSpec again under the new keys (7.1)", scene,
                        before(Message.TLS12_FINISHED, changeCipherSpec())),
                refused("application data at once (7.4.9)", scene, before(Message.CLIENT_HELLO, data("early"))),
                refused("application data before ChangeCipherSpec (7.4.9)", scene,
                        before(Message.CHANGE_CIPHER_SPEC, data("early"))),
                refused("application data before Finished (7.4.9)", scene, before(Message.TLS12_FINISHED, data("early"))),
                refused("a Certificate that was not requested (7.4.6)", scene,
                        before(Message.CLIENT_KEY_EXCHANGE, framed(Message.TLS12_CERTIFICATE, Bytes.zeros(3)))),
                refused("a CertificateVerify without certificate (7.4.8)", scene,
                        after(Message.CLIENT_KEY_EXCHANGE, framed(Message.TLS12_CERTIFICATE_VERIFY, RANDOM))),
                refused("HelloRequest from a client (7.4.1.1)", scene,
                        before(Message.CLIENT_KEY_EXCHANGE, framed(Message.HELLO_REQUEST, Bytes.EMPTY))),
                refused("ServerHello from a client (7.4.1.3)", scene,
                        before(Message.CLIENT_KEY_EXCHANGE, framed(Message.SERVER_HELLO12, RANDOM))),
                refused("ServerHelloDone from a client (7.4.5)", scene,
                        before(Message.CLIENT_KEY_EXCHANGE, framed(Message.SERVER_HELLO_DONE, Bytes.EMPTY))),
                refused("CertificateStatus from a client (RFC 6066, 8)", scene,
                        before(Message.CLIENT_KEY_EXCHANGE, framed(Message.CERTIFICATE_STATUS, RANDOM))),
                refused("a handshake message of an unknown type (7.4)", scene,
                        before(Message.CLIENT_KEY_EXCHANGE, handshake(99, Bytes.EMPTY)))));
    }

    @TestFactory
    Stream<DynamicTest> clientCertificate() {
        return Stream.of(
                refused("no Certificate after CertificateRequest (7.4.6)", CERTIFICATE, skip(Message.TLS12_CERTIFICATE)),
                refused("no CertificateVerify after a certificate (7.4.8)", CERTIFICATE, skip(Message.TLS12_CERTIFICATE_VERIFY)),
                refused("Certificate after ClientKeyExchange (7.4.6)", CERTIFICATE,
                        swap(Message.TLS12_CERTIFICATE, Message.CLIENT_KEY_EXCHANGE)),
                refused("CertificateVerify before ClientKeyExchange (7.4.8)", CERTIFICATE,
                        swap(Message.TLS12_CERTIFICATE_VERIFY, Message.CLIENT_KEY_EXCHANGE)),
                refused("two Certificates (7.4.6)", CERTIFICATE, repeat(Message.TLS12_CERTIFICATE)),
                refused("two CertificateVerifys (7.4.8)", CERTIFICATE, repeat(Message.TLS12_CERTIFICATE_VERIFY)));
    }

    @TestFactory
    Stream<DynamicTest> ticket() {
        return Stream.of(Scene.ticket(SERVER), Scene.ticketResumption(SERVER)).flatMap(scene -> Stream.of(
                refused("NewSessionTicket from a client (RFC 5077, 3.3)", scene,
                        before(Message.TLS12_FINISHED, framed(Message.TLS12_NEW_SESSION_TICKET, Bytes.zeros(6)))),
                refused("NewSessionTicket from a client before its keys (RFC 5077, 3.3)", scene,
                        before(Message.CHANGE_CIPHER_SPEC, framed(Message.TLS12_NEW_SESSION_TICKET, Bytes.zeros(6)))),
                refused("no ChangeCipherSpec, Finished in the clear (7.3, 7.4.9)", scene,
                        skip(Message.CHANGE_CIPHER_SPEC).then(keepKeys()))));
    }

    @TestFactory
    Stream<DynamicTest> abbreviatedHandshake() {
        return Stream.of(
                refused("no ChangeCipherSpec, Finished in the clear (7.3, 7.4.9)", RESUMPTION,
                        skip(Message.CHANGE_CIPHER_SPEC).then(keepKeys())),
                refused("ClientKeyExchange when a session is resumed (7.3)", RESUMPTION,
                        before(Message.CHANGE_CIPHER_SPEC, framed(Message.CLIENT_KEY_EXCHANGE, RANDOM))),
                refused("application data before ChangeCipherSpec (7.4.9)", RESUMPTION,
                        before(Message.CHANGE_CIPHER_SPEC, data("early"))),
                refused("application data before Finished (7.4.9)", RESUMPTION, before(Message.TLS12_FINISHED, data("early"))));
    }

    private static DynamicTest refused(String name, Scene scene, Edit edit) {
        return new Misdeed(name, scene, edit, AlertDescription.UNEXPECTED_MESSAGE).test();
    }
}
