package dev.parley.tests.peer;

import java.util.Arrays;

/** Carries bytes between two ends until both rest. */
public final class Wire {
    private final int chunk;

    private Wire(int chunk) {
        this.chunk = chunk;
    }

    /** As they come. */
    public static Wire whole() {
        return new Wire(Integer.MAX_VALUE);
    }

    /** One byte at a time. */
    public static Wire bytewise() {
        return new Wire(1);
    }

    /** Runs until neither has anything to say. */
    public void run(MemoryEnd a, MemoryEnd b) {
        boolean moved = true;
        while (moved) {
            moved = carry(a, b) | carry(b, a);
        }
    }

    private boolean carry(MemoryEnd from, MemoryEnd to) {
        byte[] bytes = from.take();
        for (int at = 0; at < bytes.length; ) {
            int end = at + Math.min(chunk, bytes.length - at);
            to.give(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
        return bytes.length > 0;
    }
}
