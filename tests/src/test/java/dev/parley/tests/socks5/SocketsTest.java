package dev.parley.tests.socks5;

import static dev.parley.tests.socks5.Spoken.LOGIN;
import static dev.parley.tests.socks5.Spoken.REQUEST;
import static dev.parley.tests.socks5.Spoken.USE_PASSWORD;
import static dev.parley.tests.socks5.Spoken.WELCOME;
import static dev.parley.tests.socks5.Spoken.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.peer.Sockets;
import dev.parley.tests.socks5.spec.ClientMachine;
import dev.parley.tests.socks5.spec.Endpoint;
import dev.parley.tests.socks5.spec.Message;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server between sockets, with the generated client, and with clients that only write bytes. */
class SocketsTest {
    private static final Endpoint PAGES = Endpoints.named("page.test", 80);
    /** Lets a client in that has nothing to say for itself. */
    private static final String ANYBODY = "05 01 00";

    private Pages pages;
    private Network network;

    @BeforeEach
    void open() throws IOException {
        pages = new Pages();
        network = new Network(Map.of("page.test:80", pages.port()));
    }

    @AfterEach
    void close() {
        pages.close();
    }

    @Test
    void theGeneratedClientGetsAPageByteForByte() throws Exception {
        try (SocksServer server = new SocksServer(network, Accounts.ALICE);
                SocksEnd<ClientMachine> client = client(server, new ClientChoices(PAGES, Accounts.ALICE))) {
            client.shakeHands();
            client.write(Bytes.ofUtf8("GET /page HTTP/1.0\r\n\r\n"));
            byte[] answer = all(client);
            assertArrayEquals(Pages.PAGE, Arrays.copyOfRange(answer, answer.length - Pages.PAGE.length, answer.length));
            client.endOutput();
            SocksSession session = server.awaitSession();
            assertNull(session.failure());
            assertEquals(client.party().path(), session.party().path());
        }
    }

    @Test
    void theGeneratedClientIsToldWhyNot() throws Exception {
        Endpoint unknown = Endpoints.named("unknown.test", 80);
        try (SocksServer server = new SocksServer(network, Accounts.NOBODY);
                SocksEnd<ClientMachine> client = client(server, new ClientChoices(unknown, Accounts.NOBODY))) {
            client.shakeHands();
            assertEquals("host_unreachable", client.party().machine().refusal().rep().label());
            assertTrue(client.party().machine().isDone());
            assertEquals(Bytes.EMPTY, client.read());
        }
    }

    /** RFC 1928 section 6: whatever is wrong with a request, the reply says it before the connection ends. */
    @ParameterizedTest
    @CsvSource({
        "05 02 00 01 C0000201 0050, 07, BIND is not supported",
        "05 03 00 01 C0000201 0050, 07, nor is UDP ASSOCIATE",
        "05 01 00 02,               08, nor is an address of that type",
        "04 01 0050 C0000201 00,    01, this is no request at all"})
    void aRequestThatBreaksTheProtocolIsAnsweredWithTheReason(String request, String reason, String what) throws Exception {
        try (SocksServer server = new SocksServer(network, Accounts.NOBODY)) {
            assertEquals(bytes("05 00" + "05", reason, "00 01 00000000 0000"), answer(server, ANYBODY + request), what);
            assertInstanceOf(ProtocolException.class, server.awaitSession().failure());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"474554202F0D0A", "04 01 0050 C0000201 00", "05 00"})
    void whoDoesNotGreetGetsNoAnswer(String greeting) throws Exception {
        try (SocksServer server = new SocksServer(network, Accounts.NOBODY)) {
            assertEquals(Bytes.EMPTY, answer(server, greeting));
            assertInstanceOf(ProtocolException.class, server.awaitSession().failure());
        }
    }

    @Test
    void whoLeavesInTheMiddleOfAMessageWasNeverThere() throws Exception {
        try (SocksServer server = new SocksServer(network, Accounts.ALICE)) {
            String whole = "05 01 02" + LOGIN + REQUEST;
            assertEquals(bytes(USE_PASSWORD, WELCOME), answer(server, whole.substring(0, whole.length() - 2)));
            SocksSession session = server.awaitSession();
            assertInstanceOf(EOFException.class, session.failure());
            assertEquals("REQUESTING", session.party().machine().state());
            assertTrue(session.party().machine().isClosed());
            assertFalse(session.party().machine().maySend(Message.DATA));
        }
    }

    private static SocksEnd<ClientMachine> client(SocksServer server, ClientChoices choices) throws IOException {
        return new SocksEnd<>(Party.client(choices), connect(server));
    }

    private static byte[] all(SocksEnd<ClientMachine> client) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Bytes data = client.read(); !data.isEmpty(); data = client.read()) {
            all.writeBytes(data.toByteArray());
        }
        return all.toByteArray();
    }

    /** Says it all and listens until the server ends the connection. */
    private static Bytes answer(SocksServer server, String hex) throws IOException {
        try (Socket socket = connect(server)) {
            socket.getOutputStream().write(bytes(hex).toByteArray());
            socket.shutdownOutput();
            return Bytes.wrap(socket.getInputStream().readAllBytes());
        }
    }

    private static Socket connect(SocksServer server) throws IOException {
        return Sockets.guard(new Socket(InetAddress.getLoopbackAddress(), server.port()));
    }
}
