package dev.parley.tests.rfc8448;

import dev.parley.wire.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Traces with one bit changed. */
final class Damage {
    private static final int PROTECTED = 23;
    private static final int HEADER = 5;
    private static final int RANDOM = 32;
    private static final int KEY = 32;

    private Damage() {
    }

    /** The offsets in a record that stand for all: type, version if it is protected, length, and three of the fragment. */
    static List<Integer> places(TraceRecord record) {
        int length = record.bytes().length();
        List<Integer> places = new ArrayList<>(List.of(0, HEADER - 1, HEADER, (HEADER + length) / 2, length - 1));
        if (record.type() == PROTECTED) {
            // RFC 9846 section 5.1 has the version ignored, but section 5.2 makes it additional data.
            places.addAll(List.of(1, 2));
        }
        return places.stream().distinct().toList();
    }

    /** The trace with another byte in a record; records are counted from 1 on. */
    static Trace inRecord(Trace trace, int index, int offset) {
        int count = 0;
        List<Flight> flights = new ArrayList<>();
        for (Flight flight : trace.flights()) {
            List<TraceRecord> records = new ArrayList<>();
            for (TraceRecord record : flight.records()) {
                count++;
                records.add(count != index ? record
                        : new TraceRecord(record.type(), record.version(), flipped(record.bytes(), offset)));
            }
            flights.add(new Flight(flight.name(), flight.sender(), records, flight.plaintext()));
        }
        return with(trace, trace.client(), flights);
    }

    /** The trace with another byte in each of the values that are injected into one side. */
    static Map<String, Trace> inInjected(Trace trace, Sender side) throws IOException {
        boolean client = side == Sender.CLIENT;
        String prefix = client ? "Client_" : "Server_";
        RandomInputs drawn = client ? trace.client() : trace.server();
        int keys = RANDOM + drawn.sessionId().length();
        Map<String, Trace> damaged = new LinkedHashMap<>();
        damaged.put("random", inValue(trace, prefix + "RNG_Pool", 0));
        for (int i = 0; i < drawn.privateKeys().size(); i++) {
            // Not each bit of the first byte of an x25519 key is used (RFC 7748 section 5).
            damaged.put("key " + i, inValue(trace, prefix + "RNG_Pool", keys + i * KEY + 1));
        }
        if (!drawn.sessionId().isEmpty()) {
            damaged.put("session id", inSessionId(trace));
        }
        if (!drawn.ticketAgeAdd().isEmpty()) {
            damaged.put("ticket_age_add", inValue(trace, prefix + "RNG_Pool", keys + KEY));
            damaged.put("ticket", inValue(trace, "SessionTicket", 0));
        }
        if ((client ? trace.clientSignature() : trace.serverSignature()).isPresent()) {
            damaged.put("signature", inValue(trace, prefix + "MessageSignature", 0));
        }
        if (!client && trace.cookie().isPresent()) {
            damaged.put("cookie", inValue(trace, "HelloRetryRequest_Cookie", 0));
        }
        if (trace.externalPsk().isPresent()) {
            damaged.put("PSK", inValue(trace, "PskSecret", 0));
        }
        return damaged;
    }

    /** The reader would refuse it. */
    private static Trace inSessionId(Trace trace) {
        RandomInputs drawn = trace.client();
        return with(trace, new RandomInputs(drawn.random(), flipped(drawn.sessionId(), 0), drawn.privateKeys(),
                drawn.ticketAgeAdd()), trace.flights());
    }

    private static Trace with(Trace trace, RandomInputs client, List<Flight> flights) {
        return new Trace(trace.name(), trace.time(), client, trace.server(), flights, trace.messages(),
                trace.serverSignature(), trace.clientSignature(), trace.cookie(), trace.externalPsk(), trace.session());
    }

    private static Trace inValue(Trace trace, String key, int offset) throws IOException {
        VectorSection section = Traces.section(trace.name());
        return TraceReader.read(section.with(key, flipped(section.bytes(key), offset).toHex()));
    }

    private static Bytes flipped(Bytes bytes, int offset) {
        byte[] changed = bytes.toByteArray();
        changed[offset] ^= 1;
        return Bytes.wrap(changed);
    }
}
