package dev.parley.attacker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Processes of {@code parley-tls} with the certificates that a setting needs, in files of one folder. */
final class Victims {
    /** The application protocol of our side, for peers that ask for one. */
    static final String PROTOCOL = "parley/1";

    /** One scheme for each kind of key, so that there are others that a key could make. */
    private static final String SCHEMES = "rsa_pkcs1_sha256,ecdsa_secp256r1_sha256";

    private static final Pattern PORT = Pattern.compile("listening on port (\\d+)");

    private final Path folder;

    /** Writes certificates and keys into the folder. */
    Victims(Path folder) throws IOException {
        this.folder = folder;
        Identities.AUTHORITY.writeCertificate(authority());
    }

    /** A server that runs. */
    record Server(Program program, int port) implements AutoCloseable {
        @Override
        public void close() {
            program.close();
        }
    }

    /** Starts a server at a free port, and waits until it listens. */
    Server serve(Setting setting) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("serve", "--tls", "1.2", "--port", "0", "--www", "--alpn",
                PROTOCOL, "--cipher", setting.suite(), "--sigalg", SCHEMES));
        arguments.addAll(shown(setting.server()));
        if (setting.hasClientCertificate()) {
            arguments.addAll(List.of("--client-ca", authority().toString()));
        }
        Program program = Program.start(arguments);
        Matcher port = PORT.matcher(program.awaitLine(0, line -> PORT.matcher(line).matches()));
        if (!port.matches()) {
            throw new IllegalStateException(program.text());
        }
        return new Server(program, Integer.parseInt(port.group(1)));
    }

    /** Starts a client that gets a page. */
    Program connect(Setting setting, int port) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("connect", Identities.HOST + ":" + port, "--tls", "1.2", "--get",
                "/", "--alpn", PROTOCOL, "--ca", authority().toString(), "--cipher", setting.suite(), "--sigalg", SCHEMES));
        if (setting.hasClientCertificate()) {
            arguments.addAll(shown(Identities.EC));
        }
        return Program.start(arguments);
    }

    private List<String> shown(Identity identity) throws IOException {
        Path own = Files.createTempDirectory(folder, "own");
        return List.of("--cert", identity.writeCertificate(own.resolve("own.pem")).toString(), "--key",
                identity.writeKey(own.resolve("own.key")).toString());
    }

    private Path authority() {
        return folder.resolve("ca.pem");
    }
}
