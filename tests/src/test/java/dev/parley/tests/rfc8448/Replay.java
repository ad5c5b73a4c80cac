package dev.parley.tests.rfc8448;

import dev.parley.tests.peer.EngineEnd;
import dev.parley.wire.Bytes;
import java.util.List;
import java.util.Optional;

/** One side of a trace, played by Parley: it is given what the other side sent, and what it sends is compared, in order. */
final class Replay {
    private final Trace trace;
    private final Sender side;
    private final EngineEnd end;
    private Bytes sent = Bytes.EMPTY;
    private int index;

    private Replay(Trace trace, Sender side, EngineEnd end) {
        this.trace = trace;
        this.side = side;
        this.end = end;
    }

    /** The first difference between the trace and what the end makes of it: a record that is refused, or sent otherwise. */
    static Optional<String> difference(Trace trace, Sender side, EngineEnd end) {
        return new Replay(trace, side, end).difference();
    }

    private Optional<String> difference() {
        for (Flight flight : trace.flights()) {
            Optional<String> difference = flight.sender() == side ? sent(flight) : received(flight);
            if (difference.isPresent()) {
                return difference;
            }
        }
        collect();
        return sent.isEmpty() ? Optional.empty() : Optional.of(trace + ": sent more than the trace: " + sent.toHex());
    }

    private Optional<String> sent(Flight flight) {
        if (flight.name().endsWith("AppData")) {
            end.send(flight.plaintext().orElseThrow().toByteArray());
        } else if (flight.name().endsWith("CloseNotify")) {
            end.closeOutput();
        }
        collect();
        for (TraceRecord record : flight.records()) {
            index++;
            int length = Math.min(sent.length(), record.bytes().length());
            int same = common(record.bytes(), sent.slice(0, length));
            if (same < record.bytes().length()) {
                return Optional.of(place(flight) + " is sent otherwise from byte " + same + " on: " + sent.slice(same,
                        length - same).toHex() + " instead of " + record.bytes().slice(same).toHex());
            }
            sent = sent.slice(length);
        }
        return failure(flight);
    }

    private Optional<String> received(Flight flight) {
        int before = end.received().length;
        for (TraceRecord record : flight.records()) {
            index++;
            end.give(record.bytes().toByteArray());
            if (end.failure().isPresent()) {
                return failure(flight);
            }
        }
        if (flight.name().endsWith("CloseNotify") && !end.engine().isInputClosed()) {
            return Optional.of(place(flight) + " is no close_notify");
        }
        Bytes data = Bytes.wrap(end.received()).slice(before);
        Bytes expected = flight.name().endsWith("AppData") ? flight.plaintext().orElseThrow() : Bytes.EMPTY;
        return data.equals(expected) ? Optional.empty()
                : Optional.of(place(flight) + " is read as " + data.toHex() + " instead of " + expected.toHex());
    }

    private Optional<String> failure(Flight flight) {
        return end.failure().map(failure -> place(flight) + " is refused: " + failure.getMessage());
    }

    private String place(Flight flight) {
        return trace + ": record " + index + " (" + flight.name() + ")";
    }

    private void collect() {
        sent = Bytes.concat(List.of(sent, Bytes.wrap(end.take())));
    }

    private static int common(Bytes one, Bytes other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.get(same) == other.get(same)) {
            same++;
        }
        return same;
    }
}
