package dev.parley.tests.matrix.peer;

import dev.parley.tests.peer.MemoryEnd;
import java.io.ByteArrayOutputStream;

/** Listens to an end in memory: to what it says first, and for its messages KeyUpdate and those that it gets. */
final class Tap implements MemoryEnd {
    /** A hello fits into that. */
    private static final int HELLO = 1 << 14;

    private final MemoryEnd end;
    private final ByteArrayOutputStream first = new ByteArrayOutputStream();
    private final RecordSizes taken = new RecordSizes();
    private final RecordSizes given = new RecordSizes();

    Tap(MemoryEnd end) {
        this.end = end;
    }

    /** The hello that it said. */
    Hello hello() {
        return Hello.ofRecords(first.toByteArray());
    }

    /** As {@link Fact#KEY_UPDATES} has it. */
    String keyUpdates() {
        return taken.keyUpdates() + " sent, " + given.keyUpdates() + " received";
    }

    @Override
    public byte[] take() {
        byte[] bytes = end.take();
        first.write(bytes, 0, Math.min(bytes.length, Math.max(0, HELLO - first.size())));
        taken.add(bytes);
        return bytes;
    }

    @Override
    public void give(byte[] bytes) {
        given.add(bytes);
        end.give(bytes);
    }
}
