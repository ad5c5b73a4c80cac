package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Scene.Side.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.spec.ExtensionType;
import dev.parley.wire.Bytes;
import dev.parley.wire.Step;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A ticket that will not do is no mistake: the server makes a full handshake of it (RFC 5077 sections 3.1 and 5.1). */
class TicketTest {
    private static final Scene RESUMPTION = Scene.ticketResumption(SERVER);

    @Test
    void theTicketAsItIsIsAccepted() {
        assertEquals(List.of("ServerHello12", "NewSessionTicket", "ChangeCipherSpec", "Finished"),
                sent(RESUMPTION.play(Edit.none())));
    }

    @Test
    void aTicketWithoutASessionIdentifierGivesAFullHandshake() {
        assertFull(hello -> new RawHello(Bytes.concat(hello.prefix().slice(0, RawHello.SESSION_ID_AT), Bytes.of(0),
                hello.prefix().slice(RawHello.SESSION_ID_AT + 33)), hello.extensions()));
    }

    @Test
    void aTicketThatIsNoneGivesAFullHandshake() {
        assertFull(hello -> hello.replacing(ExtensionType.SESSION_TICKET, Bytes.of(1)));
        assertFull(hello -> hello.replacing(ExtensionType.SESSION_TICKET, Bytes.zeros(500)));
    }

    @Test
    void aTicketThatWasChangedGivesAFullHandshake() {
        assertFull(hello -> hello.replacing(ExtensionType.SESSION_TICKET, Messages.flipped(ticket(hello))));
        assertFull(hello -> hello.replacing(ExtensionType.SESSION_TICKET, Messages.shorter(ticket(hello))));
        assertFull(hello -> hello.replacing(ExtensionType.SESSION_TICKET, Messages.longer(ticket(hello))));
    }

    @Test
    void aTicketForAnotherNameGivesAFullHandshake() {
        assertFull(hello -> hello.without(ExtensionType.SERVER_NAME));
    }

    private static Bytes ticket(RawHello hello) {
        return hello.extensions().stream().filter(e -> e.extensionType().equals(ExtensionType.SESSION_TICKET))
                .findFirst().orElseThrow().extensionData();
    }

    /** The server goes on as if there was no ticket; the peer, which hashes what it meant to send, fails later. */
    private static void assertFull(UnaryOperator<RawHello> change) {
        Performance performance = RESUMPTION.play(RawHello.client(change));
        assertTrue(performance.peer().wasEdited());
        assertEquals(List.of("ServerHello12", "Certificate", "ServerKeyExchange", "ServerHelloDone"), sent(performance));
    }

    private static List<String> sent(Performance performance) {
        return performance.engine().steps().stream().filter(Step::sent).map(Step::message)
                .map(message -> message.label().substring(message.label().indexOf('.') + 1)).toList();
    }
}
