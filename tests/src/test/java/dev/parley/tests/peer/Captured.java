package dev.parley.tests.peer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What something prints, collected while it runs; others wait until enough is there. */
public final class Captured {
    private static final int CHUNK = 1 << 16;

    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private boolean ended;

    /** Collects what comes from a stream, on a thread of its own. */
    static Captured from(InputStream stream, String name) {
        Captured captured = new Captured();
        Thread collector = new Thread(() -> captured.collect(stream), name);
        collector.setDaemon(true);
        collector.start();
        return captured;
    }

    /** What is written to it is collected. */
    public OutputStream sink() {
        return new OutputStream() {
            @Override
            public void write(int octet) {
                append(new byte[] {(byte) octet}, 1);
            }

            @Override
            public void write(byte[] source, int offset, int length) {
                append(Arrays.copyOfRange(source, offset, offset + length), length);
            }

            @Override
            public void close() {
                end();
            }
        };
    }

    /** All that came so far. */
    public synchronized byte[] bytes() {
        return collected.toByteArray();
    }

    /** All that came so far, one character a byte. */
    public String text() {
        return new String(bytes(), StandardCharsets.ISO_8859_1);
    }

    /** Waits for so many bytes and returns all. */
    public byte[] await(int count) {
        await(() -> collected.size() >= count, count + " bytes");
        return bytes();
    }

    /** Waits until the text was printed. */
    public void await(String text) {
        await(() -> text().contains(text), "'" + text + "'");
    }

    /** Waits for the end and returns all. */
    public byte[] awaitEnd() {
        await(() -> ended, "the end");
        return bytes();
    }

    private synchronized void await(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + RunningProgram.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (ended || left <= 0) {
                throw new IllegalStateException("waited in vain for " + what + "; there is: " + text());
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + what, e);
            }
        }
    }

    private void collect(InputStream from) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
                append(chunk, count);
            }
        } catch (IOException e) {
            // The program was killed; what it printed before is there.
        } finally {
            end();
        }
    }

    private synchronized void append(byte[] source, int length) {
        collected.write(source, 0, length);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
