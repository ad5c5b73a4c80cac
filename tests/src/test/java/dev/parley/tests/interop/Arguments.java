package dev.parley.tests.interop;

import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Scratch;
import dev.parley.tls.testing.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Arguments of {@code openssl}. */
final class Arguments {
    private static final String WITHOUT_EXTENDED_MASTER_SECRET = """
            openssl_conf = main
            [main]
            ssl_conf = ssl
            [ssl]
            system_default = defaults
            [defaults]
            Options = -ExtendedMasterSecret
            """;

    private Arguments() {
    }

    /** An own certificate, and more arguments. */
    static List<String> with(Identity identity, String... more) throws IOException {
        List<String> all = new ArrayList<>(Identities.openSslArguments(identity));
        all.addAll(List.of(more));
        return all;
    }

    /** A client that insists on a valid certificate of {@link Identities#HOST}, and more arguments. */
    static List<String> strictClient(String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of("-verify_hostname", Identities.HOST, "-verify_return_error", "-CAfile",
                Identities.rootFile().toString()));
        all.addAll(List.of(more));
        return all;
    }

    /** The environment of an OpenSSL that knows no extended master secret; not all versions have an option for that. */
    static Map<String, String> withoutExtendedMasterSecret() throws IOException {
        Path file = Files.writeString(Scratch.folder().resolve("openssl.cnf"), WITHOUT_EXTENDED_MASTER_SECRET);
        return Map.of("OPENSSL_CONF", file.toString());
    }
}
