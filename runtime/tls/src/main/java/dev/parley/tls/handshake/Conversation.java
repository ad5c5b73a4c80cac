package dev.parley.tls.handshake;

import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.ServerHello;
import dev.parley.tls.spec.tls12.ServerKeyExchange;
import java.util.Optional;

/** What both roles have seen of a handshake. */
record Conversation(ClientHello clientHello, ServerHello serverHello, Optional<ServerKeyExchange> serverKeyExchange,
        boolean resumes, boolean stapled) {
    /** Whether the master secret is the extended one (RFC 7627). */
    boolean extended() {
        return serverHello.extendedMasterSecret().isPresent();
    }
}
