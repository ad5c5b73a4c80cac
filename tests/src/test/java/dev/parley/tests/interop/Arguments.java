package dev.parley.tests.interop;

import dev.parley.tests.peer.Identities;
import dev.parley.tls.testing.Identity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Arguments of {@code openssl}. */
final class Arguments {
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
}
