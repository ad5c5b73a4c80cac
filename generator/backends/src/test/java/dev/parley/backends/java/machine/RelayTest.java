package dev.parley.backends.java.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A protocol on a stream: no tags, no frames; the messages themselves tell where they end. */
class RelayTest {
    private static final int STREAM = -1;

    private static Protocol protocol;

    private final Party client = new Party(protocol, "Caller").says("greeting", protocol.value("Greeting", "05020002"))
            .says("login", protocol.value("Login", "01016100000162"))
            .says("order", protocol.value("Order", "0501050a0b0c0d0e"));
    private final Party server = new Party(protocol, "Relay").says("strict", true)
            .says("rejection", protocol.value("Verdict", "0101"))
            .answers("choose", a -> protocol.message(a[1].toString().equals("SELECTING") ? "WITH_PASSWORD" : "WELCOME"));

    @BeforeAll
    static void compile() {
        protocol = Protocol.load("relay.parley");
    }

    private static List<String> path(Party party) {
        return party.steps.stream().map(step -> (step.sent() ? "!" : "?") + step.message().label()).toList();
    }

    @Test
    void bothReachTheEnd() throws Exception {
        server.start();
        client.start();
        Party.talk(client, server);
        assertEquals(List.of("!Greeting", "?WithPassword", "!Login", "?Welcome", "!Order", "?Done"), path(client));
        assertTrue(server.machine.isDone());
    }

    @Test
    void messagesMayComeByteByByte() throws Exception {
        server.start();
        client.start();
        while (!client.outbox.isEmpty() || !server.outbox.isEmpty()) {
            Party sender = client.outbox.isEmpty() ? server : client;
            Party.Packet packet = sender.outbox.poll();
            for (int i = 0; i < packet.content().length(); i++) {
                (sender == client ? server : client).receive(STREAM, packet.content().slice(i, 1).toHex());
            }
        }
        assertTrue(client.machine.isDone());
        assertTrue(server.machine.isDone());
    }

    @Test
    void severalMessagesMayComeAtOnceAndDataBehindThem() throws Exception {
        server.start();
        server.receive(STREAM, "05020002" + "01016100000162" + "0501050a0b0c0d0e" + "ff00");
        assertTrue(server.machine.isDone());
        assertEquals(List.of("Dataff00"), server.beside);
    }

    @Test
    void aliasesAreToldApartByTheirContent() throws Exception {
        server.answers("choose", a ->
                protocol.message(a[1].toString().equals("SELECTING") ? "WITH_PASSWORD" : "REJECTION"));
        server.start();
        client.start();
        Party.talk(client, server);
        assertEquals(List.of("!Greeting", "?WithPassword", "!Login", "?Rejection"), path(client));
        assertEquals("CLOSED", client.machine.state());
    }

    @Test
    void aDraftThatIsAnotherAliasIsAFailureOfThisSide() throws Exception {
        server.says("rejection", protocol.value("Verdict", "0100"));
        server.answers("choose",
                a -> protocol.message(a[1].toString().equals("SELECTING") ? "WITH_PASSWORD" : "REJECTION"));
        server.start();
        server.receive(STREAM, "05020002");
        ProtocolException e = assertThrows(ProtocolException.class, () -> server.receive(STREAM, "01016100000162"));
        assertEquals("failure", e.alert().label());
        assertTrue(server.machine.isClosed());
    }

    @Test
    void anAliasThatPublicDataExcludesIsUnexpected() throws Exception {
        client.says("greeting", protocol.value("Greeting", "050102"));
        client.start();
        refused("failure", "0500");
    }

    @Test
    void aPeersPrivateOptionCountsAsPossible() throws Exception {
        client.start();
        client.receive(STREAM, "0500");
        assertEquals(List.of("!Greeting", "?Open", "!Order"), path(client));
    }

    @Test
    void anIncompleteMessageIsAwaitedAndAnImpossibleOneRefusedAtOnce() throws Exception {
        client.start();
        client.receive(STREAM, "05");
        assertFalse(client.machine.isClosed());
        assertEquals("SELECTING", client.machine.state());
        refused("failure", "77");
    }

    @Test
    void aMessageBeyondTheLimitIsRefused() throws Exception {
        server.start();
        server.receive(STREAM, "05020002");
        server.receive(STREAM, "010161" + "0fffff" + "61".repeat((1 << 16) - 6));
        assertFalse(server.machine.isClosed());
        ProtocolException e = assertThrows(ProtocolException.class, () -> server.receive(STREAM, "61"));
        assertEquals("failure", e.alert().label());
    }

    @Test
    void dataBeforeTheEndIsNoData() throws Exception {
        server.start();
        client.start();
        assertFalse(client.machine.maySend(protocol.message("DATA")));
        Party.talk(client, server);
        client.machine.sendAmbient(protocol.message("DATA"), Bytes.of(1, 2));
        Party.talk(client, server);
        assertEquals(List.of("Data0102"), server.beside);
    }

    private void refused(String alert, String hex) {
        ProtocolException e = assertThrows(ProtocolException.class, () -> client.receive(STREAM, hex));
        assertEquals(alert, e.alert().label());
        assertTrue(client.machine.isClosed());
    }
}
