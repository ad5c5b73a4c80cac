package dev.parley.tests.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What OpenSSL says with {@code -msgfile} about the messages that it sent and received; complete once it has ended. */
public record MessageLog(List<Entry> entries, String text) {
    private static final Pattern LINE =
            Pattern.compile("(>>>|<<<) [^,]+, (Handshake|Alert|ChangeCipherSpec) \\[length [0-9a-f]+\\](?:, (.*))?");

    private static final int POLL_MILLIS = 10;

    /**
     * A message.
     *
     * @param text such as {@code ClientHello} or {@code warning close_notify}; for ChangeCipherSpec that name
     */
    public record Entry(boolean sent, String text) {
        private static Entry of(Matcher line) {
            return new Entry(line.group(1).equals(">>>"), line.group(3) == null ? line.group(2) : line.group(3));
        }
    }

    static MessageLog read(Path file) throws IOException {
        String text = Files.readString(file);
        return new MessageLog(text.lines().map(LINE::matcher).filter(Matcher::matches).map(Entry::of).toList(), text);
    }

    /** Waits until a program that runs has sent a message of that name. */
    static void awaitSent(Path file, String name) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + RunningProgram.PATIENCE.toNanos();
        while (!read(file).sent(name)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("no " + name + " was sent: " + Files.readString(file));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** None, because the program did not end by itself. */
    public static MessageLog none() {
        return new MessageLog(List.of(), "");
    }

    /** The bytes of the last message of that name; empty if there is none. */
    public byte[] bytes(String name) {
        return dump(text.lastIndexOf(", " + name + "\n"));
    }

    /** The bytes of the last message of that name that OpenSSL sent, or else received; empty if there is none. */
    public byte[] bytes(String name, boolean sent) {
        int at = text.lastIndexOf(", " + name + "\n");
        while (at >= 0 && !text.startsWith(sent ? ">>> " : "<<< ", text.lastIndexOf('\n', at) + 1)) {
            at = text.lastIndexOf(", " + name + "\n", at - 1);
        }
        return dump(at);
    }

    private byte[] dump(int at) {
        String dump = at < 0 ? "" : text.substring(text.indexOf('\n', at)).lines().skip(1)
                .takeWhile(line -> line.startsWith("    ")).collect(Collectors.joining()).replace(" ", "");
        return HexFormat.of().parseHex(dump);
    }

    /** How often OpenSSL sent, or else received it. */
    public long count(String text, boolean sent) {
        return entries.stream().filter(new Entry(sent, text)::equals).count();
    }

    /** Whether OpenSSL sent it. */
    public boolean sent(String text) {
        return entries.contains(new Entry(true, text));
    }

    /** Whether OpenSSL received it. */
    public boolean received(String text) {
        return entries.contains(new Entry(false, text));
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
