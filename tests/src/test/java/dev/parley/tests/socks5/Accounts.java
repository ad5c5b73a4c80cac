package dev.parley.tests.socks5;

import dev.parley.tests.socks5.spec.Credentials;
import dev.parley.wire.Bytes;
import java.util.Optional;

/** Who talks to a server, and whom a server lets in. */
final class Accounts {
    /** A client without a password, or a server that does not ask for one. */
    static final Optional<Credentials> NOBODY = Optional.empty();
    static final Optional<Credentials> ALICE = account("alice", "wonderland");
    /** One who claims to be Alice. */
    static final Optional<Credentials> QUEEN = account("alice", "off with her head");

    private Accounts() {
    }

    private static Optional<Credentials> account(String name, String password) {
        return Optional.of(new Credentials(Bytes.ofUtf8(name), Bytes.ofUtf8(password)));
    }
}
