package dev.parley.tests.socks5;

import dev.parley.tests.peer.Peers;
import dev.parley.tests.peer.Programs;
import dev.parley.tests.peer.RunningProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code curl} on the PATH, which has a SOCKS client of its own. */
final class Curl {
    /** Its exit code when a proxy does not do what it is asked for. */
    static final int PROXY_ERROR = 97;

    private static final Optional<Path> FOUND = Programs.named("curl").findFirst();

    private final Path program;

    private Curl(Path program) {
        this.program = program;
    }

    /**
     * What became of it.
     *
     * @param output what it printed, which is what it got
     * @param errors what it complained about
     */
    record Result(int exit, byte[] output, String errors) {
    }

    /** Curl, or the end of the test. */
    static Curl require() {
        return new Curl(Peers.require("curl", FOUND));
    }

    /** Gets the URL; settings of the user and of the surroundings do not count. */
    Result get(String url, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--disable", "--silent", "--show-error",
                "--max-time", String.valueOf(RunningProgram.PATIENCE.toSeconds()), "--noproxy", ""));
        command.addAll(List.of(options));
        command.add(url);
        try (RunningProgram curl = RunningProgram.start(command, Map.of())) {
            int exit = curl.awaitExit();
            return new Result(exit, curl.output().bytes(), curl.errors().text());
        }
    }
}
