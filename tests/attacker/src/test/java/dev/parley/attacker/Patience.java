package dev.parley.attacker;

import java.util.concurrent.TimeUnit;

/** How long anything is waited for before a test gives up. What ends sooner is not waited for. */
final class Patience {
    static final int MILLIS = 30_000;
    static final long NANOS = TimeUnit.MILLISECONDS.toNanos(MILLIS);

    private Patience() {
    }
}
