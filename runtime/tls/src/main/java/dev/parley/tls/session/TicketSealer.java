package dev.parley.tls.session;

import dev.parley.tls.certificate.CertificateDecoder;
import dev.parley.tls.certificate.CertificateRejectedException;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.AeadCipher;
import dev.parley.tls.crypto.BadTagException;
import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.tls12.SessionState;
import dev.parley.tls.spec.tls12.SessionStateExtendedMasterSecret;
import dev.parley.tls.spec.tls12.Ticket;
import dev.parley.wire.Bytes;
import dev.parley.wire.DecodeException;
import dev.parley.wire.Reader;
import dev.parley.wire.Secret;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Turns sessions into tickets under one key, and back. */
final class TicketSealer {
    private static final int MASTER_SECRET_LENGTH = 48;
    /** Larger ones would crowd a ClientHello. */
    private static final int MAX_TICKET_LENGTH = 1 << 14;

    private final Crypto crypto;

    TicketSealer(Crypto crypto) {
        this.crypto = crypto;
    }

    /** The ticket of a session with a client; absent if it would be too large. */
    Optional<Bytes> seal(TicketKey key, Session session) {
        Bytes state = encode(session).toBytes();
        byte[] plain = new byte[MASTER_SECRET_LENGTH + state.length() + AeadAlgorithm.TAG_LENGTH];
        session.masterSecret().read((array, offset, length) ->
                System.arraycopy(array, offset, plain, 0, MASTER_SECRET_LENGTH));
        state.copyTo(plain, MASTER_SECRET_LENGTH);
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
            if (length < MASTER_SECRET_LENGTH) {
                return Optional.empty();
            }
            SessionState state = Reader.decode(
                    Bytes.copyOf(plain, MASTER_SECRET_LENGTH, length - MASTER_SECRET_LENGTH), "SessionState",
                    AlertDescription.DECODE_ERROR, SessionState::decode);
            List<X509Certificate> certificates = certificates(state.peerCertificates());
            return Optional.of(new Session(binding(state), ticket.keyName(), Optional.of(whole),
                    Secret.take(Arrays.copyOf(plain, MASTER_SECRET_LENGTH)), certificates,
                    Instant.ofEpochSecond(state.expires())));
        } catch (BadTagException | DecodeException | CertificateRejectedException e) {
            return Optional.empty();
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static SessionState encode(Session session) {
        SessionBinding binding = session.binding();
        return new SessionState(binding.version(), binding.suite(), binding.extendedMasterSecret()
                ? SessionStateExtendedMasterSecret.YES : SessionStateExtendedMasterSecret.NO,
                binding.serverName().orElse(Bytes.EMPTY),
                binding.applicationProtocols().stream().map(Bytes::ofUtf8).toList(), binding.trust(),
                session.expires().getEpochSecond(), encode(session.peerCertificates()));
    }

    private static SessionBinding binding(SessionState state) {
        return new SessionBinding(PeerRole.CLIENT, state.protocolVersion(), state.cipherSuite(),
                state.extendedMasterSecret().equals(SessionStateExtendedMasterSecret.YES),
                Optional.of(state.serverName()).filter(name -> !name.isEmpty()),
                state.applicationProtocols().stream().map(Bytes::toUtf8).toList(), state.trust());
    }

    private static List<Bytes> encode(List<X509Certificate> certificates) {
        List<Bytes> encoded = new ArrayList<>();
        for (X509Certificate certificate : certificates) {
            try {
                encoded.add(Bytes.wrap(certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("a certificate that was verified has no encoding", e);
            }
        }
        return encoded;
    }

    private static List<X509Certificate> certificates(List<Bytes> encoded) throws CertificateRejectedException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Bytes der : encoded) {
            certificates.add(CertificateDecoder.decode(der));
        }
        return List.copyOf(certificates);
    }
}
