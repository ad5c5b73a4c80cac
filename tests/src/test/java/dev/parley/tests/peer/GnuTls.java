package dev.parley.tests.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code gnutls-cli} and {@code gnutls-serv} on the PATH. */
public final class GnuTls {
    private static final Optional<GnuTls> FOUND = Programs.find("gnutls-cli", "--version", "gnutls-cli ")
            .flatMap(client -> Programs.find("gnutls-serv", "--version", "gnutls-serv ")
                    .map(server -> new GnuTls(client, server)));

    private final Programs.Installed client;
    private final Programs.Installed server;

    private GnuTls(Programs.Installed client, Programs.Installed server) {
        this.client = client;
        this.server = server;
    }

    /** GnuTLS, or the end of the test. */
    public static GnuTls require() {
        return Peers.require("gnutls-cli", FOUND);
    }

    /** Such as {@code gnutls-cli 3.7.9}. */
    public String version() {
        return client.version();
    }

    /** Starts a client, which ends when its only connection ends. */
    public RunningProgram client(int port, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(client.path(), Sockets.ADDRESS, "--port", String.valueOf(port)));
        all.addAll(arguments);
        return RunningProgram.start(all, Map.of());
    }

    /** Starts a server, which does not end by itself. */
    public ListeningProgram server(List<String> arguments) throws IOException {
        int port = ListeningProgram.freePort();
        List<String> all = new ArrayList<>(List.of(server.path(), "--port", String.valueOf(port)));
        all.addAll(arguments);
        return new ListeningProgram(RunningProgram.start(all, Map.of()), port);
    }
}
