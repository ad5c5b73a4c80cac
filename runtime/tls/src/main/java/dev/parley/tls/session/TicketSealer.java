package dev.parley.tls.session;

import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.AeadCipher;
import dev.parley.tls.crypto.BadTagException;
import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.spec.tls12.Ticket;
import dev.parley.wire.Bytes;
import dev.parley.wire.DecodeException;
import java.util.Arrays;
import java.util.Optional;

/** Turns sessions into tickets under one key, and back. */
final class TicketSealer {
    /** Larger ones would crowd a ClientHello. */
    private static final int MAX_TICKET_LENGTH = 1 << 14;

    private final Crypto crypto;

    TicketSealer(Crypto crypto) {
        this.crypto = crypto;
    }

    /** The ticket of a session with a client; absent if it would be too large. */
    Optional<Bytes> seal(TicketKey key, Session session) {
        byte[] plain = SessionCodec.encode(session, 0, AeadAlgorithm.TAG_LENGTH);
        byte[] sealed = new byte[plain.length];
        Bytes nonce = crypto.randomBytes(AeadAlgorithm.NONCE_LENGTH);
        try (AeadCipher cipher = crypto.aead().key(AeadAlgorithm.AES_256_GCM, key.secret())) {
            cipher.seal(nonce.toByteArray(), key.name().toByteArray(), plain, 0,
                    plain.length - AeadAlgorithm.TAG_LENGTH, sealed, 0);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
        return Optional.of(new Ticket(key.name(), nonce, Bytes.wrap(sealed)).toBytes())
                .filter(ticket -> ticket.length() <= MAX_TICKET_LENGTH);
    }

    /** The session in a ticket, if it was made under the key and nobody changed it. */
    Optional<Session> open(TicketKey key, Ticket ticket, Bytes whole) {
        byte[] sealed = ticket.encryptedState().toByteArray();
        byte[] plain = new byte[sealed.length];
        try (AeadCipher cipher = crypto.aead().key(AeadAlgorithm.AES_256_GCM, key.secret())) {
            int length = cipher.open(ticket.nonce().toByteArray(), key.name().toByteArray(), sealed, 0, sealed.length,
                    plain, 0);
            return Optional.of(SessionCodec.decode(plain, 0, length, PeerRole.CLIENT,
                    new SessionCodec.Names(ticket.keyName(), Optional.of(whole))));
        } catch (BadTagException | DecodeException e) {
            return Optional.empty();
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }
}
