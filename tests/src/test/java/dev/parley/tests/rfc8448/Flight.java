package dev.parley.tests.rfc8448;

import dev.parley.wire.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * What one side sent at once.
 *
 * @param name what the trace calls it, such as {@code ServerHandshakeMessages}
 * @param plaintext what the records carry but for change_cipher_spec: whole handshake messages or application data,
 *     without content types; absent if the trace does not tell it
 */
public record Flight(String name, Sender sender, List<TraceRecord> records, Optional<Bytes> plaintext) {
    /** All records as they were on the wire. */
    public Bytes bytes() {
        return Bytes.concat(records.stream().map(TraceRecord::bytes).toList());
    }
}
