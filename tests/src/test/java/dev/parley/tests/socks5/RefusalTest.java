package dev.parley.tests.socks5;

import static dev.parley.tests.socks5.Spoken.CONNECTED;
import static dev.parley.tests.socks5.Spoken.GREETING;
import static dev.parley.tests.socks5.Spoken.LOGIN;
import static dev.parley.tests.socks5.Spoken.NO_LOGIN;
import static dev.parley.tests.socks5.Spoken.NO_METHOD;
import static dev.parley.tests.socks5.Spoken.REFUSAL;
import static dev.parley.tests.socks5.Spoken.REJECTION;
import static dev.parley.tests.socks5.Spoken.REQUEST;
import static dev.parley.tests.socks5.Spoken.USE_PASSWORD;
import static dev.parley.tests.socks5.Spoken.WELCOME;
import static dev.parley.tests.socks5.Spoken.bytes;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.socks5.spec.ClientMachine;
import dev.parley.tests.socks5.spec.ClientPolicy;
import dev.parley.tests.socks5.spec.Credentials;
import dev.parley.tests.socks5.spec.Greeting;
import dev.parley.tests.socks5.spec.LoginResult;
import dev.parley.tests.socks5.spec.LoginStatus;
import dev.parley.tests.socks5.spec.Message;
import dev.parley.tests.socks5.spec.Method;
import dev.parley.tests.socks5.spec.Reply;
import dev.parley.tests.socks5.spec.ReplyCode;
import dev.parley.tests.socks5.spec.Request;
import dev.parley.tests.socks5.spec.ServerMachine;
import dev.parley.tests.socks5.spec.ServerPolicy;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What neither machine puts up with. */
class RefusalTest {
    /** The longest messages of a client: 255 methods; a name and a password of 255 bytes; a domain name of 255 bytes. */
    private static final int LONGEST_GREETING = 2 + 255;
    private static final int LONGEST_LOGIN = 3 + 255 + 255;
    private static final int LONGEST_REQUEST = 4 + 1 + 255 + 2;

    @ParameterizedTest
    @CsvSource({
        "'',                    04 01 0050 C0000201 00,         general_failure,            another version",
        "'',                    05 00,                          general_failure,            no methods",
        "'',                    474554202F,                     general_failure,            another protocol",
        GREETING + ",           " + GREETING + ",               general_failure,            a greeting again",
        GREETING + ",           " + REQUEST + ",                general_failure,            a request instead of the login",
        GREETING + ",           01 00,                          general_failure,            a name of no bytes",
        GREETING + ",           01 01 61 00,                    general_failure,            a password of no bytes",
        GREETING + LOGIN + ",   " + LOGIN + ",                  general_failure,            a login again",
        GREETING + LOGIN + ",   04 01 00 01 C0000201 0050,      general_failure,            a request of another version",
        GREETING + LOGIN + ",   05 01 01 01 C0000201 0050,      general_failure,            a reserved byte in use",
        GREETING + LOGIN + ",   05 01 00 03 00,                 general_failure,            a domain name of no bytes",
        GREETING + LOGIN + ",   05 01 00 02,                    address_type_not_supported, an unknown address type",
        GREETING + LOGIN + ",   05 02 00 01 C0000201 0050,      command_not_supported,      BIND",
        GREETING + LOGIN + ",   05 03 00 01 C0000201 0050,      command_not_supported,      UDP ASSOCIATE",
        GREETING + LOGIN + ",   05 09 00 01 C0000201 0050,      command_not_supported,      an unknown command",
        "05 01 01,              " + REQUEST + ",                general_failure,            a request although no method was found",
        GREETING + "01 0161 0162, " + REQUEST + ",              general_failure,            a request although the login failed"})
    void theServerEndsWithTheReason(String before, String bytes, String reason, String what) throws Exception {
        Party<ServerMachine> server = server();
        server.receive(bytes(before));
        assertRefuses(server, bytes(bytes), reason, what);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                            04 00,                      general_failure, another version",
        "'',                            05 01,                      general_failure, a method that was not offered",
        "'',                            " + NO_LOGIN + ",           general_failure, no login although that was not offered",
        USE_PASSWORD + ",               05 00,                      general_failure, another version of the login",
        USE_PASSWORD + WELCOME + ",     05 00 01 01 00000000 0000,  general_failure, a reserved byte in use",
        USE_PASSWORD + WELCOME + ",     05 00 00 02,                address_type_not_supported, an unknown address type",
        USE_PASSWORD + WELCOME + ",     " + WELCOME + ",            general_failure, a welcome again",
        USE_PASSWORD + WELCOME + REFUSAL + ", " + CONNECTED + ",    general_failure, a second reply",
        USE_PASSWORD + REJECTION + ",   " + WELCOME + ",            general_failure, a welcome after all",
        NO_METHOD + ",                  " + USE_PASSWORD + ",       general_failure, a method after all"})
    void theClientEndsToo(String before, String bytes, String reason, String what) throws Exception {
        ClientPolicy policy = new ClientChoices(Endpoints.named("page.test", 80), Accounts.ALICE);
        Party<ClientMachine> client = Party.client(new PasswordOnly(policy)).start();
        client.receive(bytes(before));
        assertRefuses(client, bytes(bytes), reason, what);
    }

    @Test
    void noByteThatRepeatsForEverIsReadForEver() throws Exception {
        for (String before : List.of("", GREETING, GREETING + LOGIN)) {
            for (int octet = 0; octet < 256; octet++) {
                Party<ServerMachine> server = server();
                server.receive(bytes(before));
                int count = 0;
                while (!server.machine().isClosed()) {
                    assertTrue(count++ < LONGEST_LOGIN, server.machine().state());
                    Bytes next = Bytes.of(octet);
                    try {
                        server.receive(next);
                    } catch (ProtocolException e) {
                        assertTrue(server.machine().isClosed());
                    }
                }
            }
        }
    }

    @Test
    void theLongestMessagesAreReadAndNoByteMore() throws Exception {
        String ff = "FF".repeat(255);
        assertWaits("05 FF" + ff.substring(2) + "02", LONGEST_GREETING, "", "LOGGING_IN");
        assertWaits("01 FF" + ff + "FF" + ff, LONGEST_LOGIN, GREETING, "DONE");
        assertWaits("05 01 00 03 FF" + ff + "0050", LONGEST_REQUEST, GREETING + LOGIN, "DONE");
    }

    private static void assertWaits(String message, int length, String before, String next) throws Exception {
        Party<ServerMachine> server = server();
        server.receive(bytes(before));
        String waiting = server.machine().state();
        Bytes all = bytes(message);
        assertEquals(length, all.length());
        server.receive(all.slice(0, length - 1));
        assertEquals(waiting, server.machine().state());
        server.receive(all.slice(length - 1));
        assertEquals(next, server.machine().state());
    }

    /** Nothing that arrives is a failure of this side. */
    @Test
    void noiseIsNeverAnInternalFailure() throws Exception {
        Random random = new Random(1929);
        List<String> scripts = List.of(GREETING + LOGIN + REQUEST, GREETING + REQUEST, REQUEST, LOGIN);
        int closed = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] script = bytes(scripts.get(random.nextInt(scripts.size()))).toByteArray();
            script[random.nextInt(script.length)] = (byte) random.nextInt();
            Party<ServerMachine> server = server();
            try {
                server.receive(Bytes.wrap(script));
            } catch (ProtocolException e) {
                assertNull(e.getCause());
                closed++;
            }
        }
        assertTrue(closed > 0);
    }

    @ParameterizedTest
    @CsvSource({"CONNECTED, general_failure", "REFUSAL, succeeded"})
    void aDraftThatIsNotTheMessageIsNotSent(Message chosen, String code) throws Exception {
        ReplyCode reply = ReplyCode.values().stream().filter(value -> value.label().equals(code)).findFirst().orElseThrow();
        Party<ServerMachine> server = Party.server(new Spoiled(chosen, reply)).start();
        assertFailsWithin(server, "Greeting NoLogin Request");
    }

    @Test
    void aMessageThatMayNotBeSentIsNot() throws Exception {
        Party<ServerMachine> server = Party.server(new Spoiled(Message.CONNECTED, ReplyCode.SUCCEEDED) {
            @Override
            public Message choose(ServerMachine machine, ServerMachine.State state, Set<Message> enabled) {
                return Message.CONNECTED;
            }
        }).start();
        assertFailsWithin(server, "Greeting");
    }

    private static void assertFailsWithin(Party<ServerMachine> server, String path) {
        ProtocolException e = assertThrows(ProtocolException.class, () -> server.receive(bytes(GREETING, REQUEST)));
        assertEquals(ReplyCode.GENERAL_FAILURE, e.alert());
        assertEquals(path, server.path());
        assertTrue(server.machine().isClosed());
        assertFalse(server.machine().maySend(Message.DATA));
    }

    /** A server that lets everybody in, and then says one thing and means another. */
    private static class Spoiled implements ServerPolicy {
        private final Message chosen;
        private final ReplyCode code;

        Spoiled(Message chosen, ReplyCode code) {
            this.chosen = chosen;
            this.code = code;
        }

        @Override
        public Message choose(ServerMachine machine, ServerMachine.State state, Set<Message> enabled) {
            return state == ServerMachine.State.SELECTING ? Message.NO_LOGIN : chosen;
        }

        @Override
        public LoginResult rejection(ServerMachine machine) {
            return new LoginResult(LoginStatus.FAILURE);
        }

        @Override
        public Reply connected(ServerMachine machine) {
            return new Reply(code, Endpoints.NOWHERE);
        }

        @Override
        public Reply refusal(ServerMachine machine) {
            return new Reply(code, Endpoints.NOWHERE);
        }

        @Override
        public boolean demandsPassword(ServerMachine machine) {
            return false;
        }
    }

    /** A client that does not come as anybody. */
    private record PasswordOnly(ClientPolicy usual) implements ClientPolicy {
        @Override
        public Greeting greeting(ClientMachine machine) {
            return new Greeting(List.of(Method.USERNAME_PASSWORD));
        }

        @Override
        public Credentials credentials(ClientMachine machine) throws ProtocolException {
            return usual.credentials(machine);
        }

        @Override
        public Request request(ClientMachine machine) throws ProtocolException {
            return usual.request(machine);
        }
    }

    /** Closed with the reason, and deaf from then on; nothing was answered. */
    private static void assertRefuses(Party<?> party, Bytes bytes, String reason, String what) {
        party.takeSent();
        String path = party.path();
        ProtocolException e = assertThrows(ProtocolException.class, () -> party.receive(bytes), what);
        assertEquals(reason, e.alert().label(), what);
        assertNull(e.getCause(), what);
        assertTrue(party.machine().isClosed(), what);
        assertEquals(path, party.path(), what);
        assertDoesNotThrow(() -> party.receive(bytes(GREETING)), what);
        assertEquals(path, party.path(), what);
        assertEquals(Bytes.EMPTY, party.takeSent(), what);
        assertEquals(Bytes.EMPTY, party.takeData(), what);
    }

    private static Party<ServerMachine> server() throws ProtocolException {
        return Party.server(new ServerChoices(Accounts.ALICE, target -> ReplyCode.HOST_UNREACHABLE)).start();
    }
}
