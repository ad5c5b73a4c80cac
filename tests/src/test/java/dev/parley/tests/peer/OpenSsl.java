package dev.parley.tests.peer;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@code openssl} on the PATH, for TLS 1.2 unless told otherwise. */
public final class OpenSsl {
    /** The address that servers listen at. */
    public static final String ADDRESS = "127.0.0.1";

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Optional<OpenSsl> FOUND = find();

    private final String program;
    private final Map<String, String> suites;
    private final List<String> version;

    private OpenSsl(String program, Map<String, String> suites, List<String> version) {
        this.program = program;
        this.suites = suites;
        this.version = version;
    }

    /** OpenSSL, or the end of the test. */
    public static OpenSsl require() {
        return Peers.require("openssl", FOUND);
    }

    /** The same, but it also knows newer versions than TLS 1.2. */
    public OpenSsl withNewerVersions() {
        return new OpenSsl(program, suites, List.of());
    }

    /** OpenSSL's name for a cipher suite. */
    public String suite(String standardName) {
        return Optional.ofNullable(suites.get(standardName))
                .orElseThrow(() -> new IllegalArgumentException("openssl has no " + standardName));
    }

    /** Starts {@code s_server} for one connection. */
    public OpenSslServer server(List<String> arguments) throws IOException {
        return server(arguments, Map.of());
    }

    /** Starts {@code s_server} for one connection. */
    public OpenSslServer server(List<String> arguments, Map<String, String> environment) throws IOException {
        int port = freePort();
        Path messages = Scratch.folder().resolve("messages");
        return new OpenSslServer(start("s_server", List.of("-accept", ADDRESS + ":" + port, "-naccept", "1"), messages,
                arguments, environment), port, messages);
    }

    /** Starts {@code s_client}. */
    public OpenSslClient client(int port, List<String> arguments) throws IOException {
        return client(port, arguments, Map.of());
    }

    /** Starts {@code s_client}. */
    public OpenSslClient client(int port, List<String> arguments, Map<String, String> environment) throws IOException {
        Path messages = Scratch.folder().resolve("messages");
        return new OpenSslClient(
                start("s_client", List.of("-connect", ADDRESS + ":" + port), messages, arguments, environment), messages);
    }

    private RunningProgram start(String command, List<String> address, Path messages, List<String> arguments,
            Map<String, String> environment) throws IOException {
        List<String> all = new ArrayList<>(List.of(program, command));
        all.addAll(address);
        all.addAll(version);
        all.addAll(List.of("-msg", "-msgfile", messages.toString()));
        all.addAll(arguments);
        return RunningProgram.start(all, environment);
    }

    private static List<String> lines(String... command) throws IOException {
        try (RunningProgram running = RunningProgram.start(List.of(command), Map.of())) {
            running.output().awaitEnd();
            return running.output().text().lines().toList();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS))) {
            return probe.getLocalPort();
        }
    }

    private static Optional<OpenSsl> find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "openssl"))
                .filter(Files::isExecutable)
                .map(file -> known(file.toString()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Other programs go by that name too. */
    private static Optional<OpenSsl> known(String program) {
        try {
            if (lines(program, "version").stream().noneMatch(line -> line.startsWith("OpenSSL "))) {
                return Optional.empty();
            }
            return Optional.of(new OpenSsl(program, lines(program, "ciphers", "-stdname", "ALL:@SECLEVEL=0").stream()
                    .map(SPACES::split).collect(Collectors.toMap(line -> line[0], line -> line[2])), List.of("-tls1_2")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
