package dev.parley.tests.rfc8448;

import dev.parley.tests.peer.EngineEnd;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.CertificateLoadException;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.testing.AdjustableClock;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;

/** One side of the traces, with what it keeps from one to the next. */
final class TraceSide {
    /** The name that the client asks for. */
    private static final String HOST = "server";

    private final Sender role;
    private final AdjustableClock clock = AdjustableClock.standing(Traces.simple().time());
    private final SessionCache sessions = new SessionCache(1, clock);

    TraceSide(Sender role) {
        this.role = role;
    }

    /** What this side keeps. */
    SessionCache sessions() {
        return sessions;
    }

    /** Plays the trace, and before it the one that it resumes; see {@link Replay#difference}. */
    Optional<String> replay(Trace trace)
            throws IOException, GeneralSecurityException, CertificateLoadException {
        if (trace.name().equals(Traces.RESUMED)) {
            Optional<String> before = replay(Traces.simple());
            if (before.isPresent()) {
                return before;
            }
        }
        clock.advance(Duration.between(clock.instant(), trace.time()));
        TraceSettings settings = new TraceSettings(trace, sessions);
        EngineEnd end = switch (role) {
            case CLIENT -> EngineEnd.client(settings.client(), HOST);
            case SERVER -> EngineEnd.server(settings.server());
        };
        return Replay.difference(trace, role, end);
    }
}
