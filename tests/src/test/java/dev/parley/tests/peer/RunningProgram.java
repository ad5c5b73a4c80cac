package dev.parley.tests.peer;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program that runs beside the test; closing it kills it, whatever it does. */
public final class RunningProgram implements AutoCloseable {
    /** How long anything is waited for before the test gives up. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<String> command;
    private final Process process;
    private final Captured output;
    private final Captured errors;

    private RunningProgram(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        output = Captured.from(process.getInputStream(), "output of " + command.get(0));
        errors = Captured.from(process.getErrorStream(), "errors of " + command.get(0));
    }

    /** Starts it with additional environment variables. */
    public static RunningProgram start(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return new RunningProgram(command, builder.start());
    }

    /** Its standard input. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** Its standard output. */
    public Captured output() {
        return output;
    }

    /** Its standard error. */
    public Captured errors() {
        return errors;
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Does something when it ends by itself; cancelled if that is of no interest any more. */
    public CompletableFuture<Void> onExit(Runnable action) {
        return process.onExit().thenRun(action);
    }

    /** Asks it to end. */
    public void end() {
        process.destroy();
    }

    /** Waits for its end and all of its output, and returns the exit code. */
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("does not end: " + this);
        }
        output.awaitEnd();
        errors.awaitEnd();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        boolean interrupted = false;
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command and what it printed, for failing tests. */
    @Override
    public String toString() {
        return String.join(" ", command) + "\n" + output.text() + "\n" + errors.text();
    }
}
