package dev.parley.tests.peer;

/** One end of a connection in memory. What ends it is kept, not thrown, so that its last bytes still reach the other end. */
public interface MemoryEnd {
    /** The bytes for the other end; empty if there are none now. */
    byte[] take();

    /** Takes bytes from the other end. */
    void give(byte[] bytes);
}
