package dev.parley.tls.session;

import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.tls12.ExportedSession;
import dev.parley.wire.Bytes;
import dev.parley.wire.DecodeException;
import dev.parley.wire.Reader;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/** The form in which clients hand sessions from one process to the next. The checksum tells damage, not forgery. */
final class SessionFile {
    private static final int CHECKSUM_LENGTH = 4;

    private SessionFile() {
    }

    static byte[] write(Session session) {
        if (session.binding().peer() != PeerRole.SERVER) {
            throw new IllegalArgumentException("only a client's sessions are exported; servers share ticket keys");
        }
        Bytes head = new ExportedSession(session.id(), session.ticket().orElse(Bytes.EMPTY)).toBytes();
        byte[] bytes = SessionCodec.encode(session, head.length(), CHECKSUM_LENGTH);
        head.copyTo(bytes, 0);
        int end = bytes.length - CHECKSUM_LENGTH;
        checksum(bytes, end).copyTo(bytes, end);
        return bytes;
    }

    static Session read(byte[] exported) {
        int end = exported.length - CHECKSUM_LENGTH;
        if (end < 0 || !checksum(exported, end).equals(Bytes.wrap(exported, end, CHECKSUM_LENGTH))) {
            throw new IllegalArgumentException(
                    "not an exported session, or damaged: take all bytes that Session.export gave");
        }
        byte[] copy = Arrays.copyOf(exported, end);
        try {
            return decode(copy);
        } catch (DecodeException e) {
            throw new IllegalArgumentException("not an exported session of this version: " + e.getMessage(), e);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    private static Session decode(byte[] bytes) throws DecodeException {
        Reader in = new Reader(Bytes.wrap(bytes), "ExportedSession", AlertDescription.DECODE_ERROR);
        ExportedSession head = ExportedSession.decode(in);
        SessionCodec.Names names = new SessionCodec.Names(own(head.id()),
                Optional.of(head.ticket()).filter(ticket -> !ticket.isEmpty()).map(SessionFile::own));
        return SessionCodec.decode(bytes, in.position(), in.remaining(), PeerRole.SERVER, names);
    }

    /** What is decoded is a view of bytes that will be wiped. */
    private static Bytes own(Bytes view) {
        return Bytes.wrap(view.toByteArray());
    }

    private static Bytes checksum(byte[] bytes, int end) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, end);
        return Bytes.ofUint(CHECKSUM_LENGTH, crc.getValue());
    }
}
