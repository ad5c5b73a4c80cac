package dev.parley.tls.session;

import dev.parley.wire.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the most recent sessions in memory and wipes those it drops. Safe for use by many threads. */
public final class SessionCache implements AutoCloseable {
    private final int capacity;
    private final Map<Bytes, Session> byId = new LinkedHashMap<>();

    /** A cache of at most {@code capacity} sessions. */
    public SessionCache(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a session cache holds at least one session, not " + capacity);
        }
        this.capacity = capacity;
    }

    /** Keeps a session and takes its secret over. */
    public synchronized void put(Session session) {
        drop(byId.remove(session.id()));
        byId.put(session.id(), session);
        if (byId.size() > capacity) {
            drop(byId.remove(byId.keySet().iterator().next()));
        }
    }

    /** A copy of the session with that identifier, whose secret is the caller's. */
    public synchronized Optional<Session> find(Bytes id) {
        return Optional.ofNullable(byId.get(id)).map(SessionCache::copy);
    }

    /** A copy of the newest session made under the server name, whose secret is the caller's. */
    public synchronized Optional<Session> newestFor(String serverName) {
        Session newest = null;
        for (Session session : byId.values()) {
            if (session.serverName().filter(serverName::equals).isPresent()) {
                newest = session;
            }
        }
        return Optional.ofNullable(newest).map(SessionCache::copy);
    }

    /** Forgets a session, as after a fatal alert (RFC 5246 section 7.2.2: it MUST NOT be resumed). */
    public synchronized void remove(Bytes id) {
        drop(byId.remove(id));
    }

    /** Wipes and forgets all sessions. */
    @Override
    public synchronized void close() {
        byId.values().forEach(SessionCache::drop);
        byId.clear();
    }

    private static void drop(Session session) {
        if (session != null) {
            session.masterSecret().close();
        }
    }

    private static Session copy(Session s) {
        return new Session(s.id(), s.suite(), s.extended(), s.masterSecret().slice(0, s.masterSecret().length()),
                s.serverName(), s.peerCertificates());
    }
}
