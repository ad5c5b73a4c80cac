package dev.parley.tls.handshake;

import dev.parley.tls.KeyLog;
import dev.parley.tls.spec.ClientMachine;
import dev.parley.tls.spec.ServerMachine;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** Tells the secrets of one connection in the {@code SSLKEYLOGFILE} format (RFC 9850), each once, if somebody asked for it. */
final class SecretLog {
    private final Optional<KeyLog> log;
    private final Set<String> logged = new HashSet<>();

    SecretLog(Optional<KeyLog> log) {
        this.log = log;
    }

    /** Logs what the client's machine knows by now. */
    void log(ClientMachine machine) throws ProtocolException {
        if (log.isEmpty()) {
            return;
        }
        Bytes random = machine.clientHello().random();
        tell("CLIENT_EARLY_TRAFFIC_SECRET", random, machine.earlyTrafficSecret());
        if (machine.serverHello12() != null) {
            tell("CLIENT_RANDOM", random, machine.masterSecret());
        } else if (machine.serverHello13() != null) {
            tell("CLIENT_HANDSHAKE_TRAFFIC_SECRET", random, machine.clientHandshakeTrafficSecret());
            tell("SERVER_HANDSHAKE_TRAFFIC_SECRET", random, machine.serverHandshakeTrafficSecret());
            tell("CLIENT_TRAFFIC_SECRET_0", random, machine.clientApplicationTrafficSecret());
            tell("SERVER_TRAFFIC_SECRET_0", random, machine.serverApplicationTrafficSecret());
            tell("EXPORTER_SECRET", random, machine.exporterSecret());
        }
    }

    /** Logs what the server's machine knows by now. */
    void log(ServerMachine machine) throws ProtocolException {
        if (log.isEmpty()) {
            return;
        }
        Bytes random = machine.clientHello().random();
        if (machine.serverHello12() != null) {
            tell("CLIENT_RANDOM", random, machine.masterSecret());
        } else if (machine.serverHello13() != null) {
            if (machine.acceptsEarly()) {
                tell("CLIENT_EARLY_TRAFFIC_SECRET", random, machine.earlyTrafficSecret());
            }
            tell("CLIENT_HANDSHAKE_TRAFFIC_SECRET", random, machine.clientHandshakeTrafficSecret());
            tell("SERVER_HANDSHAKE_TRAFFIC_SECRET", random, machine.serverHandshakeTrafficSecret());
            tell("CLIENT_TRAFFIC_SECRET_0", random, machine.clientApplicationTrafficSecret());
            tell("SERVER_TRAFFIC_SECRET_0", random, machine.serverApplicationTrafficSecret());
            tell("EXPORTER_SECRET", random, machine.exporterSecret());
        }
    }

    private void tell(String label, Bytes clientRandom, Secret secret) {
        if (secret == null || !logged.add(label)) {
            return;
        }
        StringBuilder line = new StringBuilder(label).append(' ').append(clientRandom.toHex()).append(' ');
        secret.read((array, offset, length) -> line.append(HexFormat.of().formatHex(array, offset, offset + length)));
        log.orElseThrow().log(line.toString());
    }
}
