package dev.parley.tests.socks5;

import static dev.parley.tests.socks5.Spoken.CONNECTED;
import static dev.parley.tests.socks5.Spoken.GREETING;
import static dev.parley.tests.socks5.Spoken.LOGIN;
import static dev.parley.tests.socks5.Spoken.NO_LOGIN;
import static dev.parley.tests.socks5.Spoken.REFUSAL;
import static dev.parley.tests.socks5.Spoken.REJECTION;
import static dev.parley.tests.socks5.Spoken.REQUEST;
import static dev.parley.tests.socks5.Spoken.USE_PASSWORD;
import static dev.parley.tests.socks5.Spoken.WELCOME;
import static dev.parley.tests.socks5.Spoken.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.socks5.spec.Credentials;
import dev.parley.tests.socks5.spec.ReplyCode;
import dev.parley.tests.socks5.spec.ServerMachine;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages have no frames here: where one ends, and what the bytes behind it are, only decoding and the state tell. */
class DeliveryTest {
    private static final String DATA = "474554202F";

    @Test
    void allMessagesInOnePieceAreAnsweredInOrder() throws Exception {
        Party<ServerMachine> server = server(Accounts.ALICE, ReplyCode.SUCCEEDED);
        server.receive(bytes(GREETING, LOGIN, REQUEST));
        assertEquals(bytes(USE_PASSWORD, WELCOME, CONNECTED), server.takeSent());
        assertTrue(server.machine().isDone());
        assertEquals(Bytes.EMPTY, server.takeData());
    }

    @Test
    void whatFollowsARequestIsDataOnceConnected() throws Exception {
        Party<ServerMachine> server = server(Accounts.ALICE, ReplyCode.SUCCEEDED);
        server.receive(bytes(GREETING, LOGIN, REQUEST, DATA));
        assertEquals(bytes(USE_PASSWORD, WELCOME, CONNECTED), server.takeSent());
        assertEquals(bytes(DATA), server.takeData());
        server.receive(bytes(GREETING));
        assertEquals(bytes(GREETING), server.takeData());
    }

    @Test
    void whatFollowsARefusedRequestIsNoData() throws Exception {
        Party<ServerMachine> server = server(Accounts.NOBODY, ReplyCode.HOST_UNREACHABLE);
        ProtocolException e = assertThrows(ProtocolException.class, () -> server.receive(bytes(GREETING, REQUEST, DATA)));
        assertEquals(ReplyCode.GENERAL_FAILURE, e.alert());
        assertEquals(bytes(NO_LOGIN, REFUSAL), server.takeSent());
        assertEquals(Bytes.EMPTY, server.takeData());
        assertTrue(server.machine().isClosed());
    }

    @Test
    void whatFollowsAReplyIsData() throws Exception {
        Party<?> client = client(Accounts.NOBODY);
        client.receive(bytes(NO_LOGIN));
        client.receive(bytes(CONNECTED, DATA));
        assertEquals(bytes(DATA), client.takeData());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        GREETING + LOGIN + REQUEST,
        GREETING + LOGIN + "05 01 00 01 C0000201 0050",
        GREETING + LOGIN + "05 01 00 04 20010DB8000000000000000000000001 0050",
        GREETING + "01 01 61 01 62"})
    void aServerWaitsForTheRestOfEveryPrefix(String script) throws Exception {
        waitsForTheRest(() -> server(Accounts.ALICE, ReplyCode.SUCCEEDED), bytes(script));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        USE_PASSWORD + WELCOME + CONNECTED,
        USE_PASSWORD + WELCOME + "05 00 00 03 09 706167652E74657374 0050",
        USE_PASSWORD + WELCOME + "05 05 00 04 20010DB8000000000000000000000001 0050",
        USE_PASSWORD + REJECTION,
        NO_LOGIN + CONNECTED,
        NO_LOGIN + REFUSAL})
    void aClientWaitsForTheRestOfEveryPrefix(String script) throws Exception {
        waitsForTheRest(() -> client(Accounts.ALICE), bytes(script));
    }

    /** However the bytes are cut in two, the machine ends as if they had come one by one. */
    private static void waitsForTheRest(Callable<Party<?>> parties, Bytes script) throws Exception {
        Party<?> slow = parties.call();
        for (int i = 0; i < script.length(); i++) {
            assertFalse(slow.machine().isDone());
            slow.receive(script.slice(i, 1));
        }
        for (int cut = 0; cut <= script.length(); cut++) {
            Party<?> party = parties.call();
            party.receive(script.slice(0, cut));
            assertFalse(party.machine().isClosed());
            party.receive(script.slice(cut));
            assertEquals(slow.path(), party.path());
            assertEquals(slow.machine().state(), party.machine().state());
        }
    }

    private static Party<ServerMachine> server(Optional<Credentials> account, ReplyCode outcome) throws ProtocolException {
        return Party.server(new ServerChoices(account, target -> outcome)).start();
    }

    private static Party<?> client(Optional<Credentials> account) throws ProtocolException {
        return Party.client(new ClientChoices(Endpoints.named("page.test", 80), account)).start();
    }
}
