package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Edit.after;
import static dev.parley.tests.misbehaviour.Edit.before;
import static dev.parley.tests.misbehaviour.Edit.keepKeys;
import static dev.parley.tests.misbehaviour.Edit.repeat;
import static dev.parley.tests.misbehaviour.Edit.skip;
import static dev.parley.tests.misbehaviour.Edit.swap;
import static dev.parley.tests.misbehaviour.Messages.changeCipherSpec;
import static dev.parley.tests.misbehaviour.Messages.data;
import static dev.parley.tests.misbehaviour.Messages.framed;
import static dev.parley.tests.misbehaviour.Messages.handshake;
import static dev.parley.tests.misbehaviour.Scene.Side.CLIENT;

import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Servers that skip, repeat, reorder or invent messages (RFC 5246 sections 7.2.2 and 7.4). */
class ClientOrderTest {
    private static final Scene ECDHE = Scene.ephemeral(CLIENT);
    private static final Scene RSA = Scene.rsa(CLIENT);
    private static final Scene CERTIFICATE = Scene.authenticated(CLIENT);
    private static final Scene STAPLE = Scene.stapled(CLIENT);
    private static final Scene RESUMPTION = Scene.resumption(CLIENT);
    private static final Scene TICKETS = Scene.ticket(CLIENT);
    private static final Scene TICKET_RESUMPTION = Scene.ticketResumption(CLIENT);
    private static final Bytes RANDOM = Bytes.zeros(32);
    /** The lifetime, a length and a byte. */
    private static final Bytes TICKET = Bytes.of(0, 0, 0, 9, 0, 1, 7);

    @TestFactory
    Stream<DynamicTest> fullHandshake() {
        return Stream.of(ECDHE, RSA).flatMap(scene -> Stream.of(
                refused("ChangeCipherSpec before ServerHello (7.1)", scene,
                        before(Message.SERVER_HELLO12, changeCipherSpec())),
                refused("ChangeCipherSpec before Certificate (7.1; CVE-2014-0224)", scene,
                        before(Message.TLS12_CERTIFICATE, changeCipherSpec())),
                refused("ChangeCipherSpec before ServerHelloDone (7.1; CVE-2014-0224)", scene,
                        before(Message.SERVER_HELLO_DONE, changeCipherSpec())),
                refused("no ServerHello (7.4.1.3)", scene, skip(Message.SERVER_HELLO12)),
                refused("two ServerHellos (7.4.1.3)", scene, repeat(Message.SERVER_HELLO12)),
                refused("no Certificate (7.4.2)", scene, skip(Message.TLS12_CERTIFICATE)),
                refused("two Certificates (7.4.2)", scene, repeat(Message.TLS12_CERTIFICATE)),
                refused("two ServerHelloDones (7.4.5)", scene, repeat(Message.SERVER_HELLO_DONE)),
                refused("Certificate before ServerHello (7.4.2)", scene, swap(Message.SERVER_HELLO12, Message.TLS12_CERTIFICATE)),
                refused("ServerHelloDone before Certificate (7.4.5)", scene,
                        swap(Message.SERVER_HELLO_DONE, Message.TLS12_CERTIFICATE)),
                refused("Finished in place of all that authenticates the server (SKIP-TLS; CVE-2014-6593)", scene,
                        Edit.instead(Message.TLS12_CERTIFICATE, framed(Message.TLS12_FINISHED, Bytes.zeros(12)))),
                refused("application data before ServerHello (7.4.9)", scene, before(Message.SERVER_HELLO12, data("early"))),
                refused("application data before ChangeCipherSpec (7.4.9)", scene,
                        before(Message.CHANGE_CIPHER_SPEC, data("early"))),
                refused("application data before Finished (7.4.9)", scene, before(Message.TLS12_FINISHED, data("early"))),
                refused("no ChangeCipherSpec, Finished in the clear (7.1, 7.4.9)", scene,
                        skip(Message.CHANGE_CIPHER_SPEC).then(keepKeys())),
                refused("Finished before ChangeCipherSpec (7.4.9)", scene,
                        swap(Message.CHANGE_CIPHER_SPEC, Message.TLS12_FINISHED).then(keepKeys())),
                refused("ChangeCipherSpec again under the new keys (7.1)", scene,
                        before(Message.TLS12_FINISHED, changeCipherSpec())),
                refused("NewSessionTicket that was not promised (RFC 5077, 3.3)", scene,
                        before(Message.CHANGE_CIPHER_SPEC, framed(Message.TLS12_NEW_SESSION_TICKET, TICKET))),
                refused("ClientHello from a server (7.4.1.2)", scene,
                        before(Message.SERVER_HELLO_DONE, framed(Message.CLIENT_HELLO, RANDOM))),
                refused("ClientKeyExchange from a server (7.4.7)", scene,
                        before(Message.SERVER_HELLO_DONE, framed(Message.CLIENT_KEY_EXCHANGE, RANDOM))),
                refused("a handshake message of an unknown type (7.4)", scene,
                        before(Message.SERVER_HELLO_DONE, handshake(99, Bytes.EMPTY)))));
    }

    @TestFactory
    Stream<DynamicTest> keyExchange() {
        return Stream.of(
                refused("no ServerKeyExchange with an ephemeral suite (SKIP-TLS)", ECDHE,
                        skip(Message.SERVER_KEY_EXCHANGE)),
                refused("two ServerKeyExchanges (7.4.3)", ECDHE, repeat(Message.SERVER_KEY_EXCHANGE)),
                refused("ServerKeyExchange before Certificate (7.4.3)", ECDHE,
                        swap(Message.SERVER_KEY_EXCHANGE, Message.TLS12_CERTIFICATE)),
                refused("ServerHelloDone before ServerKeyExchange (7.4.5)", ECDHE,
                        swap(Message.SERVER_HELLO_DONE, Message.SERVER_KEY_EXCHANGE)),
                refused("ServerKeyExchange with RSA key exchange (7.4.3; FREAK, CVE-2015-0204)", RSA,
                        after(Message.TLS12_CERTIFICATE, framed(Message.SERVER_KEY_EXCHANGE, RANDOM))));
    }

    @TestFactory
    Stream<DynamicTest> clientCertificate() {
        return Stream.of(
                refused("two CertificateRequests (7.4.4)", CERTIFICATE, repeat(Message.TLS12_CERTIFICATE_REQUEST)),
                refused("CertificateRequest before ServerKeyExchange (7.4.4)", CERTIFICATE,
                        swap(Message.TLS12_CERTIFICATE_REQUEST, Message.SERVER_KEY_EXCHANGE)),
                refused("CertificateRequest after ServerHelloDone (7.4.4)", ECDHE,
                        after(Message.SERVER_HELLO_DONE, framed(Message.TLS12_CERTIFICATE_REQUEST, RANDOM))),
                refused("CertificateVerify from a server (7.4.8)", CERTIFICATE,
                        before(Message.SERVER_HELLO_DONE, framed(Message.TLS12_CERTIFICATE_VERIFY, RANDOM))));
    }

    @TestFactory
    Stream<DynamicTest> certificateStatus() {
        Event status = framed(Message.CERTIFICATE_STATUS, RANDOM);
        return Stream.of(
                refused("CertificateStatus before ServerHello (RFC 6066, 8)", STAPLE, before(Message.SERVER_HELLO12, status)),
                refused("CertificateStatus before Certificate (RFC 6066, 8)", STAPLE,
                        swap(Message.TLS12_CERTIFICATE, Message.CERTIFICATE_STATUS)),
                refused("CertificateStatus after ServerKeyExchange (RFC 6066, 8)", STAPLE,
                        swap(Message.CERTIFICATE_STATUS, Message.SERVER_KEY_EXCHANGE)),
                refused("CertificateStatus after ServerHelloDone (RFC 6066, 8)", STAPLE,
                        swap(Message.CERTIFICATE_STATUS, Message.SERVER_HELLO_DONE)),
                refused("two CertificateStatus (RFC 6066, 8)", STAPLE, repeat(Message.CERTIFICATE_STATUS)),
                refused("CertificateStatus that the ServerHello does not announce (RFC 6066, 8)", ECDHE,
                        after(Message.TLS12_CERTIFICATE, status)),
                refused("CertificateStatus in place of all that authenticates the server (RFC 6066, 8)", STAPLE,
                        skip(Message.TLS12_CERTIFICATE)),
                refused("CertificateStatus when a session is resumed (RFC 6066, 8)", RESUMPTION,
                        after(Message.SERVER_HELLO12, status)));
    }

    @TestFactory
    Stream<DynamicTest> ticket() {
        return Stream.of(
                refused("no NewSessionTicket after a promise (RFC 5077, 3.3)", TICKETS, skip(Message.TLS12_NEW_SESSION_TICKET)),
                refused("two NewSessionTickets (RFC 5077, 3.3)", TICKETS, repeat(Message.TLS12_NEW_SESSION_TICKET)),
                refused("NewSessionTicket before ServerHello (RFC 5077, 3.3)", TICKETS,
                        before(Message.SERVER_HELLO12, framed(Message.TLS12_NEW_SESSION_TICKET, TICKET))),
                refused("NewSessionTicket before Certificate (RFC 5077, 3.3)", TICKETS,
                        before(Message.TLS12_CERTIFICATE, framed(Message.TLS12_NEW_SESSION_TICKET, TICKET))),
                refused("NewSessionTicket before the client's Finished (RFC 5077, 3.3)", TICKETS,
                        after(Message.SERVER_HELLO_DONE, framed(Message.TLS12_NEW_SESSION_TICKET, TICKET))),
                refused("NewSessionTicket after ChangeCipherSpec (RFC 5077, 3.3)", TICKETS,
                        swap(Message.TLS12_NEW_SESSION_TICKET, Message.CHANGE_CIPHER_SPEC)),
                refused("NewSessionTicket after Finished (RFC 5077, 3.3)", TICKETS,
                        swap(Message.TLS12_NEW_SESSION_TICKET, Message.TLS12_FINISHED)),
                refused("a NewSessionTicket that was not promised, on resumption (RFC 5077, 3.3)", RESUMPTION,
                        before(Message.CHANGE_CIPHER_SPEC, framed(Message.TLS12_NEW_SESSION_TICKET, TICKET))),
                refused("no NewSessionTicket after a promise, on resumption (RFC 5077, 3.3)", TICKET_RESUMPTION,
                        skip(Message.TLS12_NEW_SESSION_TICKET)),
                refused("two NewSessionTickets on resumption (RFC 5077, 3.3)", TICKET_RESUMPTION,
                        repeat(Message.TLS12_NEW_SESSION_TICKET)),
                refused("NewSessionTicket after ChangeCipherSpec on resumption (RFC 5077, 3.3)", TICKET_RESUMPTION,
                        swap(Message.TLS12_NEW_SESSION_TICKET, Message.CHANGE_CIPHER_SPEC)),
                refused("Certificate when a ticket is accepted (RFC 5077, 3.1)", TICKET_RESUMPTION,
                        after(Message.SERVER_HELLO12, framed(Message.TLS12_CERTIFICATE, Bytes.zeros(3)))));
    }

    @TestFactory
    Stream<DynamicTest> abbreviatedHandshake() {
        return Stream.of(
                refused("ChangeCipherSpec before ServerHello (7.1)", RESUMPTION,
                        before(Message.SERVER_HELLO12, changeCipherSpec())),
                refused("no ChangeCipherSpec, Finished in the clear (7.3, 7.4.9)", RESUMPTION,
                        skip(Message.CHANGE_CIPHER_SPEC).then(keepKeys())),
                refused("Certificate when a session is resumed (7.3)", RESUMPTION,
                        after(Message.SERVER_HELLO12, framed(Message.TLS12_CERTIFICATE, Bytes.zeros(3)))),
                refused("application data before Finished (7.4.9)", RESUMPTION, before(Message.TLS12_FINISHED, data("early"))));
    }

    private static DynamicTest refused(String name, Scene scene, Edit edit) {
        return new Misdeed(name, scene, edit, AlertDescription.UNEXPECTED_MESSAGE).test();
    }
}
