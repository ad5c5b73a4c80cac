package dev.parley.tests.tools;

import dev.parley.tests.peer.Captured;
import dev.parley.tools.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs {@code parley-tls} within this JVM. */
public final class ParleyTls {
    private static final Pattern PORT = Pattern.compile("listening on port (\\d+)\\n");

    private ParleyTls() {
    }

    /** How a command ended and what it printed. */
    public record Run(int exitCode, String output, String errors) {
    }

    /** A server that runs until the JVM ends. */
    record Serving(int port, Captured output) {
        String address() {
            return "localhost:" + port;
        }
    }

    /** Runs a command to its end, with nothing on standard input. */
    public static Run run(String... arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        PrintStream standardOutput = System.out;
        InputStream standardInput = System.in;
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        System.setIn(new ByteArrayInputStream(new byte[0]));
        try {
            int exitCode = Main.commandLine()
                    .setOut(new PrintWriter(output, true, StandardCharsets.UTF_8))
                    .setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8))
                    .execute(arguments);
            return new Run(exitCode, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(standardOutput);
            System.setIn(standardInput);
        }
    }

    /** Starts {@code serve --port 0} and waits until it listens. */
    static Serving serve(String... arguments) {
        Captured output = new Captured();
        String[] all = new String[arguments.length + 3];
        all[0] = "serve";
        all[1] = "--port";
        all[2] = "0";
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        Thread server = new Thread(() -> Main.commandLine()
                .setOut(new PrintWriter(output.sink(), true, StandardCharsets.UTF_8)).execute(all), "parley-tls serve");
        server.setDaemon(true);
        server.start();
        output.await("\n");
        Matcher port = PORT.matcher(output.text());
        if (!port.find()) {
            throw new AssertionError(output.text());
        }
        return new Serving(Integer.parseInt(port.group(1)), output);
    }
}
