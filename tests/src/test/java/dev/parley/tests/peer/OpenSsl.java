package dev.parley.tests.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The {@code openssl} on the PATH, for TLS 1.2 unless told otherwise. */
public final class OpenSsl {
    private static final String WITHOUT_EXTENDED_MASTER_SECRET = """
            openssl_conf = main
            [main]
            ssl_conf = ssl
            [ssl]
            system_default = defaults
            [defaults]
            Options = -ExtendedMasterSecret
            """;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Optional<OpenSsl> FOUND = find();

    private final Programs.Installed program;
    private final Map<String, String> suites;
    private final List<String> versions;

    private OpenSsl(Programs.Installed program, Map<String, String> suites, List<String> versions) {
        this.program = program;
        this.suites = suites;
        this.versions = versions;
    }

    /** OpenSSL, or the end of the test. */
    public static OpenSsl require() {
        return Peers.require("openssl", FOUND);
    }

    /** The same, but it also knows newer versions than TLS 1.2. */
    public OpenSsl withNewerVersions() {
        return new OpenSsl(program, suites, List.of());
    }

    /** The environment of an OpenSSL that knows no extended master secret; not all versions have an option for that. */
    public static Map<String, String> withoutExtendedMasterSecret() throws IOException {
        Path file = Files.writeString(Scratch.folder().resolve("openssl.cnf"), WITHOUT_EXTENDED_MASTER_SECRET);
        return Map.of("OPENSSL_CONF", file.toString());
    }

    /** Such as {@code OpenSSL 3.0.19 27 Jan 2026}. */
    public String version() {
        return program.version();
    }

    /** OpenSSL's name for a cipher suite. */
    public String suite(String standardName) {
        return Optional.ofNullable(suites.get(standardName))
                .orElseThrow(() -> new IllegalArgumentException("openssl has no " + standardName));
    }

    /** The standard name of what OpenSSL calls a cipher suite. */
    public Optional<String> standardName(String suite) {
        return suites.entrySet().stream().filter(entry -> entry.getValue().equals(suite)).map(Map.Entry::getKey).findFirst();
    }

    /** Starts {@code s_server} for one connection. */
    public OpenSslServer server(List<String> arguments) throws IOException {
        return server(arguments, Map.of());
    }

    /** Starts {@code s_server} for one connection. */
    public OpenSslServer server(List<String> arguments, Map<String, String> environment) throws IOException {
        int port = ListeningProgram.freePort();
        Path messages = Scratch.folder().resolve("messages");
        RunningProgram running = start("s_server", List.of("-accept", Sockets.ADDRESS + ":" + port, "-naccept", "1"),
                messages, arguments, environment);
        return new OpenSslServer(new ListeningProgram(running, port), messages);
    }

    /** Starts {@code s_client}. */
    public OpenSslClient client(int port, List<String> arguments) throws IOException {
        return client(port, arguments, Map.of());
    }

    /** Starts {@code s_client}. */
    public OpenSslClient client(int port, List<String> arguments, Map<String, String> environment) throws IOException {
        Path messages = Scratch.folder().resolve("messages");
        RunningProgram running = start("s_client", List.of("-connect", Sockets.ADDRESS + ":" + port), messages, arguments,
                environment);
        return new OpenSslClient(running, messages);
    }

    private RunningProgram start(String command, List<String> address, Path messages, List<String> arguments,
            Map<String, String> environment) throws IOException {
        List<String> all = new ArrayList<>(List.of(program.path(), command));
        all.addAll(address);
        all.addAll(versions);
        all.addAll(List.of("-msg", "-msgfile", messages.toString()));
        all.addAll(arguments);
        return RunningProgram.start(all, environment);
    }

    private static Optional<OpenSsl> find() {
        return Programs.find("openssl", "version", "OpenSSL ")
                .map(found -> new OpenSsl(found, suites(found), List.of("-tls1_2")));
    }

    private static Map<String, String> suites(Programs.Installed found) {
        try {
            return Programs.lines(found.path(), "ciphers", "-stdname", "ALL:@SECLEVEL=0").stream().map(SPACES::split)
                    .collect(Collectors.toMap(line -> line[0], line -> line[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
