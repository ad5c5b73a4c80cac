package dev.parley.tls.session;

import dev.parley.tls.certificate.PeerRole;
import dev.parley.wire.Bytes;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps the most recent sessions in memory and wipes those it drops. Configurations may share a cache: each resumes only what
 * was made under its like, see {@link SessionBinding}. Safe for use by many threads.
 */
public final class SessionCache implements AutoCloseable {
    private final int capacity;
    private final Clock clock;
    private final Map<Key, Session> sessions = new LinkedHashMap<>();

    /** A cache of at most {@code capacity} sessions. */
    public SessionCache(int capacity) {
        this(capacity, Clock.systemUTC());
    }

    /** A cache of at most {@code capacity} sessions that expire by the clock. */
    public SessionCache(int capacity, Clock clock) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a session cache holds at least one session, not " + capacity);
        }
        this.capacity = capacity;
        this.clock = clock;
    }

    /** The clock by which sessions expire. */
    public Clock clock() {
        return clock;
    }

    /** Keeps a session and takes its secret over. */
    public synchronized void put(Session session) {
        Key key = new Key(session.binding().peer(), session.id());
        drop(sessions.remove(key));
        sessions.put(key, session);
        if (sessions.size() > capacity) {
            drop(sessions.remove(sessions.keySet().iterator().next()));
        }
    }

    /** A copy of the session of that identifier with a peer of that role, whose secret is the caller's; of any version. */
    public synchronized Optional<Session> find(PeerRole peer, Bytes id) {
        dropExpired();
        return Optional.ofNullable(sessions.get(new Key(peer, id))).map(Session::copy);
    }

    /** A copy of the newest session of which the condition holds, whose secret is the caller's. */
    public synchronized Optional<Session> newest(Predicate<Session> condition) {
        dropExpired();
        return sessions.values().stream().filter(condition)
                .reduce((older, newer) -> newer).map(Session::copy);
    }

    /**
     * Takes a session out, whose secret is the caller's from now on. Of several callers one gets it: so that a ticket of TLS 1.3
     * serves once (RFC 9846 section 8.1).
     */
    public synchronized Optional<Session> take(PeerRole peer, Bytes id) {
        dropExpired();
        return Optional.ofNullable(sessions.remove(new Key(peer, id)));
    }

    /**
     * Takes the newest session out of which the condition holds, whose secret is the caller's from now on. Clients should not show
     * a ticket twice, so that nobody can tell that two connections are theirs (RFC 9846 appendix C.4).
     */
    public synchronized Optional<Session> takeNewest(Predicate<Session> condition) {
        dropExpired();
        Optional<Map.Entry<Key, Session>> newest = sessions.entrySet().stream()
                .filter(entry -> condition.test(entry.getValue())).reduce((older, newer) -> newer);
        newest.ifPresent(entry -> sessions.remove(entry.getKey()));
        return newest.map(Map.Entry::getValue);
    }

    /** Forgets a session, as after a fatal alert (RFC 5246 section 7.2.2: it MUST NOT be resumed). */
    public synchronized void remove(PeerRole peer, Bytes id) {
        drop(sessions.remove(new Key(peer, id)));
    }

    /** Wipes and forgets all sessions. */
    @Override
    public synchronized void close() {
        sessions.values().forEach(SessionCache::drop);
        sessions.clear();
    }

    private void dropExpired() {
        sessions.values().removeIf(session -> {
            boolean expired = !clock.instant().isBefore(session.expires());
            if (expired) {
                drop(session);
            }
            return expired;
        });
    }

    private static void drop(Session session) {
        if (session != null) {
            session.close();
        }
    }

    private record Key(PeerRole peer, Bytes id) {
    }
}
