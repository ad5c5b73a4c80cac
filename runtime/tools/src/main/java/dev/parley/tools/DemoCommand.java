package dev.parley.tools;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley-tls demo}: one real handshake, against OpenSSL if it is there, else against {@code serve}. */
@Command(name = "demo", mixinStandardHelpOptions = true,
        description = "Starts a server (OpenSSL's, if it is on the PATH), connects to it and gets a page.")
final class DemoCommand implements Callable<Integer> {
    private static final String NAME = "localhost";
    private static final int STARTUP_TRIES = 100;
    private static final int STARTUP_PAUSE_MILLIS = 100;

    @Spec
    private CommandSpec spec;

    @Option(names = "--dir", paramLabel = "DIR", description = "Where the demo's certificates go.")
    private Path folder;

    @Option(names = "--tls", paramLabel = "VERSION", defaultValue = "1.3", description = "The version that the client speaks.")
    private String version;

    @Override
    public Integer call() throws Exception {
        Path home = folder == null ? Files.createTempDirectory("parley-demo") : Files.createDirectories(folder);
        DemoCertificates.write(home, NAME);
        int port = freePort();
        Optional<String> openssl = openssl();
        Process server = start(openssl, home, port);
        try {
            awaitListening(server, port);
            PrintWriter out = spec.commandLine().getOut();
            out.println("connecting to " + (openssl.isPresent() ? "OpenSSL s_server" : "parley-tls serve") + " at " + NAME
                    + ":" + port);
            out.flush();
            CommandLine connect = Main.commandLine().setOut(out).setErr(spec.commandLine().getErr());
            return connect.execute("connect", NAME + ":" + port, "--ca", home.resolve("ca.pem").toString(), "--get", "/",
                    "--trace", "--tls", version);
        } finally {
            server.destroy();
        }
    }

    private static Process start(Optional<String> openssl, Path home, int port) throws IOException {
        List<String> command = new ArrayList<>();
        if (openssl.isPresent()) {
            command.addAll(List.of(openssl.get(), "s_server", "-www", "-quiet", "-accept", String.valueOf(port)));
        } else {
            command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    System.getProperty("java.class.path"), Main.class.getName(), "serve", "--www", "--port",
                    String.valueOf(port)));
        }
        boolean ours = openssl.isEmpty();
        command.addAll(List.of(ours ? "--cert" : "-cert", home.resolve("server.pem").toString(), ours ? "--key" : "-key",
                home.resolve("server.key").toString()));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(home.resolve("server.log").toFile()).start();
    }

    private static Optional<String> openssl() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : List.of("openssl", "openssl.exe")) {
                Path candidate = Path.of(folder, name);
                if (Files.isExecutable(candidate) && isOpenSsl(candidate)) {
                    return Optional.of(candidate.toString());
                }
            }
        }
        return Optional.empty();
    }

    /** Other programs go by that name too; only OpenSSL's s_server has the options used here. */
    private static boolean isOpenSsl(Path candidate) {
        try {
            Process version = new ProcessBuilder(candidate.toString(), "version").redirectErrorStream(true).start();
            try (BufferedReader out = new BufferedReader(
                    new InputStreamReader(version.getInputStream(), StandardCharsets.UTF_8))) {
                String line = out.readLine();
                return line != null && line.startsWith("OpenSSL ");
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static void awaitListening(Process server, int port) throws IOException, InterruptedException {
        for (int i = 0; i < STARTUP_TRIES && server.isAlive(); i++) {
            try {
                new Socket(NAME, port).close();
                return;
            } catch (IOException e) {
                Thread.sleep(STARTUP_PAUSE_MILLIS);
            }
        }
        throw new IOException("the demo's server did not start; its output is in server.log");
    }
}
