package dev.parley.attacker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** {@code parley-tls} in a process of its own. Closing it kills it, whatever it does. */
final class Program implements AutoCloseable {
    private final Process process;
    private final Thread collector;
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    private Program(Process process) {
        this.process = process;
        collector = new Thread(this::collect, "output of parley-tls");
        collector.setDaemon(true);
    }

    /** Runs the jar with the arguments, and with nothing on standard input. */
    static Program start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(Jar.command());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        Program program = new Program(process);
        program.collector.start();
        return program;
    }

    /** How many lines it printed so far. */
    synchronized int lineCount() {
        return lines.size();
    }

    /** The first line from the given one on for which the condition holds, once it is there. */
    synchronized String awaitLine(int from, Predicate<String> condition) throws InterruptedException {
        long deadline = System.nanoTime() + Patience.NANOS;
        for (int next = from; ; next++) {
            while (next >= lines.size()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (ended || left <= 0) {
                    throw new AssertionError("parley-tls printed no such line, but: " + lines.subList(from, lines.size()));
                }
                wait(left);
            }
            if (condition.test(lines.get(next))) {
                return lines.get(next);
            }
        }
    }

    /** Waits for its end; its exit code. */
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(Patience.MILLIS, TimeUnit.MILLISECONDS)) {
            throw new AssertionError("parley-tls does not end: " + text());
        }
        collector.join();
        return process.exitValue();
    }

    /** All that it printed so far, on both streams. */
    synchronized String text() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void collect() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                append(line);
            }
        } catch (IOException e) {
            // It was killed; what it printed before is there.
        } finally {
            end();
        }
    }

    private synchronized void append(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
