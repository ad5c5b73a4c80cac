package dev.parley.tests.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsException;
import dev.parley.tls.spec.AlertDescription;
import java.util.Optional;

/** A client and a server of Parley in memory, after what came of their handshake. */
public record Pair(EngineEnd client, EngineEnd server) {

    /** Lets a client that expects {@link Identities#HOST} connect. */
    public static Pair connect(TlsConfig.Builder client, TlsConfig.Builder server) {
        return connect(client, server, Identities.HOST);
    }

    /** Lets a client that expects the host connect. */
    public static Pair connect(TlsConfig.Builder client, TlsConfig.Builder server, String host) {
        return new Pair(EngineEnd.client(client.build(), host), EngineEnd.server(server.build())).run();
    }

    /** Carries bytes until both rest. */
    public Pair run() {
        Wire.whole().run(client, server);
        return this;
    }

    /** What the client knows; both are connected. */
    public ConnectionInfo connected() {
        server.connected();
        return client.connected();
    }

    /** The client ended the handshake with that alert, and the server saw it. */
    public TlsException assertClientRefuses(AlertDescription alert) {
        return assertRefuses(client, server, alert);
    }

    /** The server ended the handshake with that alert, and the client saw it. */
    public TlsException assertServerRefuses(AlertDescription alert) {
        return assertRefuses(server, client, alert);
    }

    private static TlsException assertRefuses(EngineEnd refusing, EngineEnd refused, AlertDescription alert) {
        TlsException own = refusing.failure().orElseThrow(() -> new AssertionError("not refused"));
        assertEquals(Optional.of(alert), own.alert(), own.getMessage());
        assertFalse(own.isFromPeer());
        TlsException theirs = refused.failure().orElseThrow();
        assertEquals(Optional.of(alert), theirs.alert(), theirs.getMessage());
        assertTrue(theirs.isFromPeer());
        assertTrue(refusing.engine().info().isEmpty() && refused.engine().info().isEmpty());
        return own;
    }
}
