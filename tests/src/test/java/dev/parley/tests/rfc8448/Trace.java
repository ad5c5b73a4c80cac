package dev.parley.tests.rfc8448;

import dev.parley.wire.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A connection, from the first hello to the second close_notify.
 *
 * @param time the clock of both sides
 * @param flights in the order in which they were sent
 * @param messages the server's handshake messages in the clear, by the names of RFC 9846, in the order of sending
 * @param serverSignature what the server's CertificateVerify has; absent with a PSK
 * @param clientSignature what the client's CertificateVerify has; absent without a client's certificate
 * @param cookie what the server's HelloRetryRequest has
 * @param externalPsk the external PSK of both sides
 * @param session what the client keeps of this session, or has of the one that this one resumes
 */
public record Trace(String name, Instant time, RandomInputs client, RandomInputs server, List<Flight> flights,
        Map<String, Bytes> messages, Optional<Bytes> serverSignature, Optional<Bytes> clientSignature,
        Optional<Bytes> cookie, Optional<ExternalPsk> externalPsk, Optional<Resumable> session) {
    /** Behind a record_size_limit of 2^14+1, which all traces have. */
    private static final String EMPTY_SERVER_NAME = "001c00024001" + "00000000";

    /** What one side sent. */
    public List<Flight> sentBy(Sender sender) {
        return flights.stream().filter(flight -> flight.sender() == sender).toList();
    }

    /** The flight of that name. */
    public Flight flight(String wanted) {
        return flights.stream().filter(flight -> flight.name().equals(wanted)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no flight " + wanted));
    }

    /** Whether the server answers server_name. */
    boolean confirmsName() {
        return messages.get("EncryptedExtensions").toHex().contains(EMPTY_SERVER_NAME);
    }

    @Override
    public String toString() {
        return name;
    }
}
