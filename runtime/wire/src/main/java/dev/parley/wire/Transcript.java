package dev.parley.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The main messages of a run in their order, as they travelled. Messages are called as in the specification, the role in
 * front. Spans are views of one growing array: bytes that were handed out never change.
 */
public final class Transcript {
    private static final int INITIAL = 1024;

    private record Entry(String message, int from, int to) {
    }

    private List<Entry> entries = new ArrayList<>();
    private byte[] buffer = new byte[INITIAL];
    private int length;

    /** Appends a message, frame included. */
    public void append(String message, Bytes frame) {
        int from = length;
        add(frame);
        entries.add(new Entry(message, from, length));
    }

    /** All messages so far. */
    public Bytes bytes() {
        return Bytes.wrap(buffer, 0, length);
    }

    /**
     * From the first occurrence of one message to the last of another.
     *
     * @throws IllegalStateException if one of them is missing, or they come in the other order
     */
    public Bytes span(String first, String last) {
        int from = first(first).from();
        int to = last(last).to();
        if (from > to) {
            throw new IllegalStateException(last + " ends before " + first + " begins");
        }
        return Bytes.wrap(buffer, from, to - from);
    }

    /**
     * From the beginning to the last occurrence of a message.
     *
     * @throws IllegalStateException if it is missing
     */
    public Bytes upTo(String last) {
        return Bytes.wrap(buffer, 0, last(last).to());
    }

    /**
     * All before the last occurrence of a message.
     *
     * @throws IllegalStateException if it is missing
     */
    public Bytes before(String message) {
        return Bytes.wrap(buffer, 0, last(message).from());
    }

    /**
     * From the first occurrence of a message to the end.
     *
     * @throws IllegalStateException if it is missing
     */
    public Bytes from(String first) {
        int from = first(first).from();
        return Bytes.wrap(buffer, from, length - from);
    }

    /** Lets the bytes stand for all messages so far. */
    public void replace(Bytes bytes) {
        byte[] standing = bytes.toByteArray();
        entries = new ArrayList<>(entries.stream().map(e -> new Entry(e.message(), 0, standing.length)).toList());
        buffer = standing;
        length = standing.length;
    }

    private void add(Bytes bytes) {
        int end = Math.addExact(length, bytes.length());
        if (end > buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(end, 2L * buffer.length)));
        }
        bytes.copyTo(buffer, length);
        length = end;
    }

    private Entry first(String message) {
        return entries.stream().filter(e -> e.message().equals(message)).findFirst()
                .orElseThrow(() -> missing(message));
    }

    private Entry last(String message) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).message().equals(message)) {
                return entries.get(i);
            }
        }
        throw missing(message);
    }

    private static IllegalStateException missing(String message) {
        return new IllegalStateException(message + " is not in the transcript");
    }
}
