package dev.parley.tests.peer;

/** One end in memory that also sends and receives application data. */
public interface DataEnd extends MemoryEnd {
    /** Sends application data as soon as that is possible. */
    void send(byte[] data);

    /** The application data that came. */
    byte[] received();

    /** Says that this end sends no more. */
    void closeOutput();
}
