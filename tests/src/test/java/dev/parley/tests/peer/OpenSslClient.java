package dev.parley.tests.peer;

import java.io.IOException;
import java.nio.file.Path;

/** A running {@code s_client}. */
public final class OpenSslClient implements AutoCloseable {
    private final RunningProgram program;
    private final Path messages;

    OpenSslClient(RunningProgram program, Path messages) {
        this.program = program;
        this.messages = messages;
    }

    /** The process. */
    public RunningProgram program() {
        return program;
    }

    /** Waits for its end and returns the messages. */
    public MessageLog awaitMessages() throws IOException, InterruptedException {
        program.awaitExit();
        return MessageLog.read(messages);
    }

    @Override
    public void close() {
        program.close();
    }
}
