package dev.parley.tests.peer;

/** One end in memory that also sends and receives application data. */
public interface DataEnd extends MemoryEnd {
    /** Sends application data as soon as that is possible. */
    void send(byte[] data);

    /** Replaces the keys of what this end sends (RFC 9846 section 4.7.3), and asks the other end for the same if that is wanted. */
    void updateKeys(boolean bothEnds);

    /** The application data that came. */
    byte[] received();

    /** Says that this end sends no more. */
    void closeOutput();
}
