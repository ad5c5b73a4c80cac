package dev.parley.tls.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on when it is told to, or whenever it is read. */
public final class AdjustableClock extends Clock {
    private final Duration perReading;
    private Instant now;

    private AdjustableClock(Instant now, Duration perReading) {
        this.now = now;
        this.perReading = perReading;
    }

    /** A clock that stands at the given time until it is told to go on. */
    public static AdjustableClock standing(Instant now) {
        return new AdjustableClock(now, Duration.ZERO);
    }

    /** A clock that starts now and goes on so much whenever it is read. */
    public static AdjustableClock rushing(Duration perReading) {
        return new AdjustableClock(Instant.now(), perReading);
    }

    /** Lets so much time pass. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public synchronized Instant instant() {
        Instant read = now;
        now = now.plus(perReading);
        return read;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody asks this clock for a zone");
    }
}
