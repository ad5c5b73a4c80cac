package dev.parley.tls.session;

import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.tls12.Ticket;
import dev.parley.wire.Bytes;
import dev.parley.wire.DecodeException;
import dev.parley.wire.Reader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Protects the tickets of servers that remember no sessions (RFC 5077): AES-256-GCM with a random nonce. Tickets are made under
 * the key that began last; when it has served for the rotation period and no later one has begun, a fresh key takes its place. A
 * key that no longer makes tickets still opens them until the last one is too old, and is then wiped.
 *
 * <p>Servers that give each other the keys open each other's tickets: {@link #keys} and {@link TicketKey#export} on one side,
 * {@link TicketKey#of} and {@link #add} on the other. A fleet that rotates together adds the next key everywhere before it
 * begins. Because nonces are random, all servers together should make fewer than 2^32 tickets under one key.
 *
 * <p>Safe for use by many threads.
 */
public final class TicketKeys implements AutoCloseable {
    /** How long a key makes tickets, unless told otherwise. */
    public static final Duration DEFAULT_ROTATION = Duration.ofHours(12);

    private static final Duration MAX_ROTATION = Duration.ofDays(7);

    private final Crypto crypto;
    private final TicketSealer sealer;
    private final Duration rotation;
    private final Clock clock;
    private final List<TicketKey> keys = new ArrayList<>();
    private boolean closed;

    /** Keys that are replaced after {@link #DEFAULT_ROTATION}. */
    public TicketKeys(Crypto crypto) {
        this(crypto, DEFAULT_ROTATION, Clock.systemUTC());
    }

    /**
     * Keys that are replaced after a period, by the clock.
     *
     * @throws IllegalArgumentException if the period is shorter than a second or longer than a week
     */
    public TicketKeys(Crypto crypto, Duration rotation, Clock clock) {
        if (rotation.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a ticket key serves for at least a second, not " + rotation);
        }
        if (rotation.compareTo(MAX_ROTATION) > 0) {
            // Whoever learns a key can read what was sent under all its tickets (RFC 5077 section 5.5).
            throw new IllegalArgumentException("a ticket key serves for at most a week, not " + rotation
                    + "; let keys be replaced more often");
        }
        this.crypto = crypto;
        this.sealer = new TicketSealer(crypto);
        this.rotation = rotation;
        this.clock = clock;
    }

    /**
     * A session from a ticket.
     *
     * @param current whether the key still makes tickets; if not, the client should get a new ticket
     */
    public record Opened(Session session, boolean current) {
    }

    /** The clock by which keys and tickets age. */
    public Clock clock() {
        return clock;
    }

    /** Takes a key over, which may begin in the future; one that is known already is wiped instead. */
    public synchronized void add(TicketKey key) {
        Optional<TicketKey> known = find(key.name());
        if (!closed && known.isEmpty()) {
            keys.add(key);
        } else if (known.filter(k -> k == key).isEmpty()) {
            key.close();
        }
    }

    /** Copies of all keys that still open tickets or will begin, the caller's to wipe; at least one makes tickets now. */
    public synchronized List<TicketKey> keys() {
        current();
        return keys.stream().map(TicketKey::copy).toList();
    }

    /** A ticket for a session with a client; absent if it would be too large, or after {@link #close}. */
    public synchronized Optional<Bytes> seal(Session session) {
        return current().flatMap(key -> sealer.seal(key, session));
    }

    /**
     * The session in a ticket, whose secret is the caller's; absent if the ticket was made under no key that is here, was
     * changed, or is too old.
     */
    public synchronized Optional<Opened> open(Bytes ticket) {
        Optional<TicketKey> current = current();
        Optional<Ticket> parsed = parse(ticket);
        Optional<TicketKey> key = parsed.flatMap(t -> find(t.keyName()));
        Optional<Session> session = key.flatMap(k -> sealer.open(k, parsed.get(), ticket));
        if (session.filter(s -> !clock.instant().isBefore(s.expires())).isPresent()) {
            session.get().close();
            return Optional.empty();
        }
        return session.map(s -> new Opened(s, key.equals(current)));
    }

    /** Wipes all keys; no ticket is made or opened any more. */
    @Override
    public synchronized void close() {
        closed = true;
        keys.forEach(TicketKey::close);
        keys.clear();
    }

    /** The key that makes tickets now. */
    private Optional<TicketKey> current() {
        if (closed) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        keys.removeIf(key -> {
            boolean useless = age(key, now).compareTo(rotation.plus(Session.LIFETIME)) >= 0;
            if (useless) {
                key.close();
            }
            return useless;
        });
        Optional<TicketKey> latest = keys.stream().filter(key -> !key.begins().isAfter(now))
                .max(Comparator.comparing(TicketKey::begins))
                .filter(key -> age(key, now).compareTo(rotation) < 0);
        return latest.or(() -> {
            TicketKey fresh = TicketKey.generate(crypto.random(), now);
            keys.add(fresh);
            return Optional.of(fresh);
        });
    }

    private static Duration age(TicketKey key, Instant now) {
        return Duration.between(key.begins(), now);
    }

    private Optional<TicketKey> find(Bytes name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    private static Optional<Ticket> parse(Bytes ticket) {
        try {
            return Optional.of(Reader.decode(ticket, "Ticket", AlertDescription.DECODE_ERROR, Ticket::decode));
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }
}
