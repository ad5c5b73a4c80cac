package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Messages.framed;
import static dev.parley.tests.misbehaviour.Scene.Side.CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.tls.session.Session;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ExtensionType;
import dev.parley.tls.spec.Message;
import dev.parley.tls.testing.AdjustableClock;
import dev.parley.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tickets that a client must not take, and those that it takes for what they are (RFC 9846 section 4.7.1). */
class Tls13TicketTest {
    /** Lifetime, age_add, a nonce and a ticket of one byte each, no extensions. */
    static final Bytes TICKET = Bytes.of(0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 7, 0, 0);

    private static final Instant NOW = Instant.now();
    private static final int NONCE_AT = 9;
    private static final int MOST = 8;

    @TestFactory
    Stream<DynamicTest> newSessionTicket() {
        return Stream.of(
                ticket("no ticket", Bytes.concat(TICKET.slice(0, 10), Bytes.of(0, 0, 0, 0)),
                        AlertDescription.DECODE_ERROR,
                        "NewSessionTicket.ticket at offset 10: length 0"),
                ticket("no extensions", TICKET.slice(0, 13), AlertDescription.DECODE_ERROR,
                        "NewSessionTicket.extensions at offset 13"),
                ticket("a byte behind it", Messages.longer(TICKET), AlertDescription.DECODE_ERROR,
                        "trailing bytes: 1"),
                ticket("early_data without size", extensions(ExtensionType.EARLY_DATA), AlertDescription.DECODE_ERROR,
                        "extension_data.max_early_data_size at offset"),
                ticket("early_data twice", extensions(ExtensionType.EARLY_DATA, 0, 0, 0, 1, 0, 42, 0, 4, 0, 0, 0, 1),
                        AlertDescription.ILLEGAL_PARAMETER, "early_data comes twice"),
                ticket("key_share (4.3)", extensions(ExtensionType.KEY_SHARE), AlertDescription.ILLEGAL_PARAMETER,
                        "key_share"));
    }

    /** However many tickets a server gives, a client keeps some. */
    @Test
    void aClientKeepsFewTicketsOfAConnection() {
        List<Session> kept = keptOf(IntStream.range(0, 3 * MOST).mapToObj(i -> Messages.with(TICKET, NONCE_AT, i))
                .toList());
        assertEquals(MOST, kept.size());
    }

    /** "The value of zero indicates that the ticket should be discarded immediately." */
    @Test
    void aTicketWithoutLifetimeIsNotKept() {
        assertEquals(List.of(), keptOf(List.of(Messages.with(TICKET, 0, 0, 0, 0, 0))));
    }

    /** "Clients MUST NOT use tickets for longer than 7 days after issuance, regardless of the ticket_lifetime". */
    @Test
    void aTicketThatLivesTooLongIsKeptForLess() {
        Session kept = keptOf(List.of(Messages.with(TICKET, 0, 0xFF, 0xFF, 0xFF, 0xFF))).get(0);
        assertFalse(kept.expires().isAfter(NOW.plus(Duration.ofDays(7))), kept.expires()::toString);
    }

    /** What a client keeps of the tickets that a server without any of its own sends. */
    private static List<Session> keptOf(List<Bytes> tickets) {
        SessionCache cache = new SessionCache(10 * MOST, AdjustableClock.standing(NOW));
        Scene full = Tls13Scenes.full(CLIENT);
        Performance performance = new Scene("a client with a large cache", CLIENT,
                c -> full.client().apply(c).sessions(cache),
                full.server(), false).play(Edit.none());
        performance.engine().connected();
        tickets.forEach(ticket -> performance.peer().send(framed(Message.TLS13_NEW_SESSION_TICKET, ticket)));
        performance.run().engine().connected();
        List<Session> kept = new ArrayList<>();
        Optional<Session> next = cache.takeNewest(session -> true);
        while (next.isPresent()) {
            kept.add(next.get());
            next = cache.takeNewest(session -> true);
        }
        return kept;
    }

    private static Bytes extensions(ExtensionType type, int... data) {
        int last = Math.min(data.length, 4);
        return Bytes.concat(TICKET.slice(0, 13), Bytes.ofUint(2, 4L + data.length), Bytes.ofUint(2, type.code()),
                Bytes.ofUint(2, last),
                Bytes.of(data));
    }

    private static DynamicTest ticket(String name, Bytes body, AlertDescription alert, String reason) {
        return new LateMisdeed("NewSessionTicket with " + name + " (4.7.1)", Tls13Scenes.full(CLIENT),
                peer -> peer.send(framed(Message.TLS13_NEW_SESSION_TICKET, body)),
                new Refusal(alert, "CONNECTED", reason)).test();
    }
}
