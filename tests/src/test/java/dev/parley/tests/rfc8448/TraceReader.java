package dev.parley.tests.rfc8448;

import dev.parley.wire.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes traces of sections. */
final class TraceReader {
    private static final String RECORD = "Record_";
    private static final String FIRST_HELLO = "Record_ClientHello_1";
    private static final int HANDSHAKE = 22;
    /** In a record: header, type and length of the message, version and random. */
    private static final int BEFORE_SESSION_ID = 5 + 4 + 2 + 32;
    /** The server's messages in the order in which they are sent, by their keys. */
    private static final Map<String, String> MESSAGES = messages();

    private final VectorSection section;

    private TraceReader(VectorSection section) {
        this.section = section;
    }

    /** The trace of a section. */
    static Trace read(VectorSection section) throws IOException {
        return new TraceReader(section).read();
    }

    private Trace read() throws IOException {
        return new Trace(section.name(), time(),
                RandomInputs.of(section.bytes("Client_RNG_Pool"), sessionId(section.bytes(FIRST_HELLO))),
                RandomInputs.of(section.bytes("Server_RNG_Pool"), Bytes.EMPTY), flights(), serverMessages(),
                section.find("Server_MessageSignature"), section.find("Client_MessageSignature"),
                section.find("HelloRetryRequest_Cookie"), externalPsk(), session());
    }

    private Instant time() throws VectorFormatException {
        try {
            return Instant.ofEpochMilli(Long.parseLong(section.text("CurrentTimestamp")));
        } catch (NumberFormatException e) {
            throw new VectorFormatException("[" + section.name() + "] CurrentTimestamp: " + e.getMessage());
        }
    }

    private List<Flight> flights() throws VectorFormatException {
        List<Flight> flights = new ArrayList<>();
        for (String key : section.values().keySet()) {
            if (key.startsWith(RECORD)) {
                List<TraceRecord> records = TraceRecord.split(key, section.bytes(key));
                String name = key.substring(RECORD.length());
                flights.add(new Flight(name, sender(name), records, plaintext(name, records)));
            }
        }
        return List.copyOf(flights);
    }

    private static Sender sender(String flight) throws VectorFormatException {
        if (flight.startsWith("Client")) {
            return Sender.CLIENT;
        }
        if (flight.startsWith("Server") || List.of("HelloRetryRequest", "NewSessionTicket").contains(flight)) {
            return Sender.SERVER;
        }
        throw new VectorFormatException("nobody is known to send " + flight);
    }

    private Optional<Bytes> plaintext(String flight, List<TraceRecord> records) throws VectorFormatException {
        if (records.stream().allMatch(record -> record.type() == HANDSHAKE)) {
            return Optional.of(Bytes.concat(records.stream().map(TraceRecord::fragment).toList()));
        }
        if (flight.equals("ServerHandshakeMessages")) {
            Map<String, Bytes> all = serverMessages();
            return Optional.of(Bytes.concat(all.entrySet().stream().filter(entry -> !entry.getKey().equals("ServerHello"))
                    .map(Map.Entry::getValue).toList()));
        }
        return section.find(flight);
    }

    private Map<String, Bytes> serverMessages() throws VectorFormatException {
        Map<String, Bytes> found = new LinkedHashMap<>();
        for (Map.Entry<String, String> message : MESSAGES.entrySet()) {
            Optional<Bytes> bytes = section.find(message.getKey());
            if (bytes.isPresent()) {
                found.put(message.getValue(), bytes.get());
            }
        }
        return Collections.unmodifiableMap(found);
    }

    private static Map<String, String> messages() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("Message_ServerHello", "ServerHello");
        names.put("Message_EncryptedExtensions", "EncryptedExtensions");
        names.put("Message_CertificateRequest", "CertificateRequest");
        names.put("Message_Server_Certificate", "Certificate");
        names.put("Message_Server_CertificateVerify", "CertificateVerify");
        names.put("Message_Server_Finished", "Finished");
        return names;
    }

    private static Bytes sessionId(Bytes hello) throws VectorFormatException {
        if (hello.length() <= BEFORE_SESSION_ID
                || hello.length() < BEFORE_SESSION_ID + 1 + hello.get(BEFORE_SESSION_ID)) {
            throw new VectorFormatException(FIRST_HELLO + " is too short");
        }
        return hello.slice(BEFORE_SESSION_ID + 1, hello.get(BEFORE_SESSION_ID));
    }

    private Optional<ExternalPsk> externalPsk() throws VectorFormatException {
        if (!section.values().containsKey("PskSecret")) {
            return Optional.empty();
        }
        Bytes identity = Bytes.wrap(section.text("PskIdentity").getBytes(StandardCharsets.US_ASCII));
        return Optional.of(new ExternalPsk(identity, section.bytes("PskSecret"), section.text("PskPRF")));
    }

    private Optional<Resumable> session() throws IOException {
        Optional<Bytes> kept = section.find("Client_SessionData");
        return kept.isEmpty() ? Optional.empty()
                : Optional.of(Resumable.of(section.bytes("SessionTicket"), kept.get()));
    }
}
