package dev.parley.tests.rfc8448;

import dev.parley.wire.Bytes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * What a client keeps to resume a session.
 *
 * @param ticket the identity that it offers
 * @param psk the PSK of the ticket (RFC 9846 section 4.6.1)
 * @param established when the session was made
 * @param maxEarlyData how many bytes of early data the ticket allows
 */
public record Resumable(Bytes ticket, Bytes psk, Instant established, int maxEarlyData, long ticketAgeAdd,
        Duration lifetime) {
    private static final int TIME = 1;
    private static final int PSK = 8;
    private static final int FIELDS = 19;

    /** Reads the DER that Botan keeps a session as. */
    static Resumable of(Bytes ticket, Bytes session) throws IOException {
        try {
            ASN1Sequence fields = ASN1Sequence.getInstance(session.toByteArray());
            if (fields.size() != FIELDS) {
                throw new VectorFormatException("a session has " + FIELDS + " fields, not " + fields.size());
            }
            return new Resumable(ticket, Bytes.wrap(ASN1OctetString.getInstance(fields.getObjectAt(PSK)).getOctets()),
                    Instant.ofEpochSecond(number(fields, TIME)), (int) number(fields, FIELDS - 3),
                    number(fields, FIELDS - 2), Duration.ofSeconds(number(fields, FIELDS - 1)));
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new VectorFormatException("not a session: " + e.getMessage());
        }
    }

    private static long number(ASN1Sequence fields, int index) {
        return ASN1Integer.getInstance(fields.getObjectAt(index)).getValue().longValueExact();
    }
}
