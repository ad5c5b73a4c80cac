package dev.parley.tls.session;

import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.CertificateDecoder;
import dev.parley.tls.certificate.CertificateRejectedException;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.certificate.RawKeyDecoder;
import dev.parley.tls.crypto.Hash;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.tls12.SessionState;
import dev.parley.tls.spec.tls12.SessionStateExtendedMasterSecret;
import dev.parley.tls.spec.tls12.Tls13SessionState;
import dev.parley.wire.Bytes;
import dev.parley.wire.DecodeException;
import dev.parley.wire.Reader;
import dev.parley.wire.Secret;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Sessions as bytes: the room for the secret, then what the specification calls SessionState and Tls13SessionState. */
final class SessionCodec {
    private static final int MASTER_SECRET_LENGTH = 48;
    /** Room for the longest secret: a master secret, or a PSK as long as the hash of any suite. */
    private static final int SECRET_ROOM = MASTER_SECRET_LENGTH;

    private SessionCodec() {
    }

    /** What a session is known by where it is kept. */
    record Names(Bytes id, Optional<Bytes> ticket) {
    }

    /** The bytes, with so many zeros before and behind them; the caller wipes the array. */
    static byte[] encode(Session session, int before, int behind) {
        Bytes state = state(session).toBytes();
        Bytes tail = session.tls13().map(ticket -> tail(ticket).toBytes()).orElse(Bytes.EMPTY);
        byte[] bytes = new byte[before + SECRET_ROOM + state.length() + tail.length() + behind];
        session.secret().read((array, offset, length) -> System.arraycopy(array, offset, bytes, before, length));
        state.copyTo(bytes, before + SECRET_ROOM);
        tail.copyTo(bytes, before + SECRET_ROOM + state.length());
        return bytes;
    }

    /**
     * The session in a range of bytes, with a secret of its own.
     *
     * @throws DecodeException if the bytes are no session
     */
    static Session decode(byte[] bytes, int from, int length, PeerRole peer, Names names) throws DecodeException {
        Bytes state = Bytes.copyOf(bytes, from + Math.min(length, SECRET_ROOM), Math.max(0, length - SECRET_ROOM));
        return Reader.decode(state, "SessionState", AlertDescription.DECODE_ERROR, in -> {
            SessionState shared = SessionState.decode(in);
            boolean tls13 = version(in, shared) == TlsVersion.TLS13;
            Optional<Tls13Ticket> ticket = tls13 ? Optional.of(ticket(in)) : Optional.empty();
            List<X509Certificate> certificates = certificates(in, shared.peerCertificates());
            Instant expires = Instant.ofEpochSecond(bounded(in, "expires", shared.expires(), Instant.MAX.getEpochSecond()));
            SessionBinding binding = binding(peer, shared);
            in.end();
            int secretLength = tls13 ? pskLength(in, binding) : MASTER_SECRET_LENGTH;
            return new Session(binding, names.id(), names.ticket(),
                    Secret.take(Arrays.copyOfRange(bytes, from, from + secretLength)), certificates, expires, ticket);
        });
    }

    private static TlsVersion version(Reader in, SessionState state) throws DecodeException {
        return TlsVersion.of(state.protocolVersion()).orElseThrow(() -> in.error("protocol_version", "unknown"));
    }

    private static SessionState state(Session session) {
        SessionBinding binding = session.binding();
        return new SessionState(binding.version(), binding.suite(), binding.extendedMasterSecret()
                ? SessionStateExtendedMasterSecret.YES : SessionStateExtendedMasterSecret.NO,
                binding.serverName().orElse(Bytes.EMPTY),
                binding.applicationProtocols().stream().map(Bytes::ofUtf8).toList(), binding.trust(),
                session.expires().getEpochSecond(), encode(session.peerCertificates()));
    }

    private static Tls13SessionState tail(Tls13Ticket ticket) {
        return new Tls13SessionState(ticket.ageAdd(), ticket.issued().toEpochMilli(), ticket.maxEarlyData(),
                ticket.applicationProtocol().map(Bytes::ofUtf8).orElse(Bytes.EMPTY),
                ticket.peerRawKey().map(key -> Bytes.wrap(key.getEncoded())).orElse(Bytes.EMPTY));
    }

    private static Tls13Ticket ticket(Reader in) throws DecodeException {
        Tls13SessionState tail = Tls13SessionState.decode(in);
        return new Tls13Ticket(tail.ticketAgeAdd(), Instant.ofEpochMilli(bounded(in, "issued", tail.issued(), Long.MAX_VALUE)),
                tail.maxEarlyDataSize(), present(tail.applicationProtocol()).map(Bytes::toUtf8),
                tail.peerRawKey().isEmpty() ? Optional.empty() : Optional.of(rawKey(in, tail.peerRawKey())));
    }

    private static PublicKey rawKey(Reader in, Bytes encoded) throws DecodeException {
        try {
            return RawKeyDecoder.decode(encoded);
        } catch (CertificateRejectedException e) {
            throw in.error("peer_raw_key", e.getMessage());
        }
    }

    private static Optional<Bytes> present(Bytes value) {
        return Optional.of(value).filter(bytes -> !bytes.isEmpty());
    }

    /** An unsigned number that is also a Java one, up to a limit. */
    private static long bounded(Reader in, String field, long value, long max) throws DecodeException {
        if (value < 0 || value > max) {
            throw in.error(field, "no point in time");
        }
        return value;
    }

    private static int pskLength(Reader in, SessionBinding binding) throws DecodeException {
        return binding.hash().map(Hash::length).filter(length -> length <= SECRET_ROOM)
                .orElseThrow(() -> in.error("cipher_suite", "unknown"));
    }

    private static SessionBinding binding(PeerRole peer, SessionState state) {
        return new SessionBinding(peer, state.protocolVersion(), state.cipherSuite(),
                state.extendedMasterSecret().equals(SessionStateExtendedMasterSecret.YES),
                present(state.serverName()),
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

    private static List<X509Certificate> certificates(Reader in, List<Bytes> encoded) throws DecodeException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Bytes der : encoded) {
            try {
                certificates.add(CertificateDecoder.decode(der));
            } catch (CertificateRejectedException e) {
                throw in.error("peer_certificates", "no certificate: " + e.getMessage());
            }
        }
        return certificates;
    }
}
