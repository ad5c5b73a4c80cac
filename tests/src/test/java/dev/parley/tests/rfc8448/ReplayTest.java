package dev.parley.tests.rfc8448;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tls.session.Session;
import dev.parley.tls.session.Tls13Ticket;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** Parley as either side of the traces, byte for byte; {@link TraceSettings} tells what is set and what is injected. */
class ReplayTest {
    @TestFactory
    Stream<DynamicTest> everyRecordIsThatOfTheTrace() {
        return everySide((trace, side) -> () -> assertEquals(Optional.empty(), new TraceSide(side).replay(trace)));
    }

    /** A record with another bit is refused, or what follows it differs; one that should be sent so is not. */
    @TestFactory
    Stream<DynamicTest> everyDamagedRecordIsNoticed() {
        return everySide((trace, side) -> () -> {
            int index = 0;
            for (Flight flight : trace.flights()) {
                for (TraceRecord record : flight.records()) {
                    index++;
                    for (int offset : Damage.places(record)) {
                        Optional<String> noticed = new TraceSide(side).replay(Damage.inRecord(trace, index, offset));
                        String where = trace + ": record " + index + " (" + flight.name() + ")";
                        assertTrue(noticed.isPresent(), where + ", byte " + offset);
                        if (flight.sender() == side) {
                            String first = where + " is sent otherwise from byte " + offset + " on: ";
                            assertTrue(noticed.get().startsWith(first), noticed.get());
                        }
                    }
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyOtherInjectedValueIsNoticed() {
        return everySide((trace, side) -> () -> {
            for (Map.Entry<String, Trace> damaged : Damage.inInjected(trace, side).entrySet()) {
                assertTrue(new TraceSide(side).replay(damaged.getValue()).isPresent(), damaged.getKey());
            }
        });
    }

    private static Stream<DynamicTest> everySide(BiFunction<Trace, Sender, Executable> test) {
        return Traces.all().stream().flatMap(trace -> Stream.of(Sender.values())
                .map(side -> dynamicTest(side + " of " + trace, test.apply(trace, side))));
    }

    @Test
    void theClientKeepsTheSessionOfTheTrace() throws Exception {
        TraceSide client = new TraceSide(Sender.CLIENT);
        assertEquals(Optional.empty(), client.replay(Traces.simple()));
        Resumable expected = Traces.simple().session().orElseThrow();
        try (Session kept = client.sessions().newest(session -> true).orElseThrow()) {
            assertEquals(expected.psk(), kept.secret().disclose());
            assertEquals(Optional.of(expected.ticket()), kept.ticket());
            assertEquals(new Tls13Ticket(expected.ticketAgeAdd(), expected.established(), expected.maxEarlyData(),
                    Optional.empty()), kept.tls13().orElseThrow());
            assertEquals(expected.established().plus(expected.lifetime()), kept.expires());
        }
    }

    /**
     * RFC 6066 section 3: "When resuming a session, the server MUST NOT include a server_name extension", which the server
     * of RFC 8448 section 4 does. Without it the server's flight is another, and the RFC's client's Finished does not go
     * with it.
     */
    @Test
    void aServerThatResumesMayLeaveTheNameOut() throws Exception {
        VectorSection section = Traces.section(Traces.RESUMED);
        Trace unnamed = TraceReader.read(section
                .with("Record_ServerHandshakeMessages", section.text("Unnamed_ServerHandshakeMessages"))
                .with("Message_EncryptedExtensions", section.text("Unnamed_EncryptedExtensions")));
        String finished = unnamed + ": record 6 (ClientFinished) is ";
        String server = new TraceSide(Sender.SERVER).replay(unnamed).orElseThrow();
        assertTrue(server.startsWith(finished + "refused: decrypt_error"), server);
        String client = new TraceSide(Sender.CLIENT).replay(unnamed).orElseThrow();
        assertTrue(client.startsWith(finished + "sent otherwise from byte 9 on"), client);
    }
}
