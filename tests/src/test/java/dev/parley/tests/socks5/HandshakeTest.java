package dev.parley.tests.socks5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.socks5.spec.ClientMachine;
import dev.parley.tests.socks5.spec.Credentials;
import dev.parley.tests.socks5.spec.Endpoint;
import dev.parley.tests.socks5.spec.Message;
import dev.parley.tests.socks5.spec.ReplyCode;
import dev.parley.tests.socks5.spec.ServerMachine;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both generated machines against each other. */
class HandshakeTest {
    private static final Endpoint TARGET = Endpoints.named("page.test", 80);

    /**
     * A meeting.
     *
     * @param piece how many bytes arrive at once
     */
    record Meeting(Optional<Credentials> client, Optional<Credentials> server, ReplyCode outcome, int piece, String path) {
    }

    static Stream<Meeting> meetings() {
        return Stream.of(1, 2, 7, Integer.MAX_VALUE).flatMap(piece -> Stream.of(
                new Meeting(Accounts.NOBODY, Accounts.NOBODY, ReplyCode.SUCCEEDED, piece,
                        "Greeting NoLogin Request Connected"),
                new Meeting(Accounts.ALICE, Accounts.NOBODY, ReplyCode.SUCCEEDED, piece,
                        "Greeting NoLogin Request Connected"),
                new Meeting(Accounts.ALICE, Accounts.ALICE, ReplyCode.SUCCEEDED, piece,
                        "Greeting UsePassword Credentials Welcome Request Connected"),
                new Meeting(Accounts.QUEEN, Accounts.ALICE, ReplyCode.SUCCEEDED, piece,
                        "Greeting UsePassword Credentials Rejection"),
                new Meeting(Accounts.NOBODY, Accounts.ALICE, ReplyCode.SUCCEEDED, piece, "Greeting NoMethod"),
                new Meeting(Accounts.NOBODY, Accounts.NOBODY, ReplyCode.NETWORK_UNREACHABLE, piece,
                        "Greeting NoLogin Request Refusal"),
                new Meeting(Accounts.ALICE, Accounts.ALICE, ReplyCode.NOT_ALLOWED, piece,
                        "Greeting UsePassword Credentials Welcome Request Refusal")));
    }

    @ParameterizedTest
    @MethodSource("meetings")
    void bothGoTheSameWayHoweverItArrives(Meeting meeting) throws Exception {
        Party<ClientMachine> client = Party.client(new ClientChoices(TARGET, meeting.client()));
        Party<ServerMachine> server = Party.server(new ServerChoices(meeting.server(), target -> meeting.outcome()));
        meet(client, server, meeting.piece());
        for (Party<?> party : List.of(client, server)) {
            assertEquals(meeting.path(), party.path());
            assertTrue(party.machine().isDone());
            assertEquals(meeting.path().endsWith("Connected"), party.machine().maySend(Message.DATA));
        }
    }

    @Test
    void theServerLearnsWhereToAndTheClientWhyNot() throws Exception {
        Party<ClientMachine> client = Party.client(new ClientChoices(TARGET, Accounts.NOBODY));
        Party<ServerMachine> server = Party.server(new ServerChoices(Accounts.NOBODY, target -> ReplyCode.TTL_EXPIRED));
        meet(client, server, Integer.MAX_VALUE);
        assertEquals(TARGET, server.machine().request().dst());
        assertEquals(ReplyCode.TTL_EXPIRED, client.machine().refusal().rep());
    }

    @Test
    void dataFlowsBothWaysOnceConnectedAndNotBefore() throws Exception {
        Party<ClientMachine> client = Party.client(new ClientChoices(TARGET, Accounts.NOBODY));
        Party<ServerMachine> server = Party.server(new ServerChoices(Accounts.NOBODY, target -> ReplyCode.SUCCEEDED));
        client.start();
        Bytes early = Bytes.ofUtf8("early");
        assertFalse(client.machine().maySend(Message.DATA));
        assertThrows(IllegalStateException.class, () -> client.machine().sendAmbient(Message.DATA, early));

        server.start();
        talk(client, server, Integer.MAX_VALUE);
        client.machine().sendAmbient(Message.DATA, Bytes.ofUtf8("question"));
        server.machine().sendAmbient(Message.DATA, Bytes.ofUtf8("answer"));
        talk(client, server, 3);
        assertEquals(Bytes.ofUtf8("question"), server.takeData());
        assertEquals(Bytes.ofUtf8("answer"), client.takeData());
    }

    private static void meet(Party<?> client, Party<?> server, int piece) throws ProtocolException {
        client.start();
        server.start();
        talk(client, server, piece);
    }

    private static void talk(Party<?> client, Party<?> server, int piece) throws ProtocolException {
        while (carry(client, server, piece) | carry(server, client, piece)) {
            // Until nobody says anything.
        }
    }

    private static boolean carry(Party<?> from, Party<?> to, int piece) throws ProtocolException {
        Bytes all = from.takeSent();
        for (Bytes rest = all; !rest.isEmpty(); rest = rest.slice(Math.min(piece, rest.length()))) {
            to.receive(rest.slice(0, Math.min(piece, rest.length())));
        }
        return !all.isEmpty();
    }
}
