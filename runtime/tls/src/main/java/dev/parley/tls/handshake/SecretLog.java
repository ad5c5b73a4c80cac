package dev.parley.tls.handshake;

import dev.parley.tls.KeyLog;
import dev.parley.tls.spec.ClientMachine;
import dev.parley.tls.spec.ServerMachine;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells the secrets of one connection in the {@code SSLKEYLOGFILE} format (RFC 9850), each once, if somebody asked for it. */
final class SecretLog {
    private static final String EARLY = "CLIENT_EARLY_TRAFFIC_SECRET";
    private static final String MASTER = "CLIENT_RANDOM";
    /** The others of TLS 1.3, in the order in which {@link #tellTls13} gets them. */
    private static final List<String> TLS13 = List.of("CLIENT_HANDSHAKE_TRAFFIC_SECRET", "SERVER_HANDSHAKE_TRAFFIC_SECRET",
            "CLIENT_TRAFFIC_SECRET_0", "SERVER_TRAFFIC_SECRET_0", "EXPORTER_SECRET");

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
        tell(EARLY, random, machine.earlyTrafficSecret());
        if (machine.serverHello12() != null) {
            tell(MASTER, random, machine.masterSecret());
        } else if (machine.serverHello13() != null) {
            tellTls13(random, machine.clientHandshakeTrafficSecret(), machine.serverHandshakeTrafficSecret(),
                    machine.clientApplicationTrafficSecret(), machine.serverApplicationTrafficSecret(),
                    machine.exporterSecret());
        }
    }

    /** Logs what the server's machine knows by now. */
    void log(ServerMachine machine) throws ProtocolException {
        if (log.isEmpty()) {
            return;
        }
        Bytes random = machine.clientHello().random();
        if (machine.serverHello12() != null) {
            tell(MASTER, random, machine.masterSecret());
        } else if (machine.serverHello13() != null) {
            if (machine.acceptsEarly()) {
                tell(EARLY, random, machine.earlyTrafficSecret());
            }
            tellTls13(random, machine.clientHandshakeTrafficSecret(), machine.serverHandshakeTrafficSecret(),
                    machine.clientApplicationTrafficSecret(), machine.serverApplicationTrafficSecret(),
                    machine.exporterSecret());
        }
    }

    private void tellTls13(Bytes clientRandom, Secret... secrets) {
        for (int i = 0; i < secrets.length; i++) {
            tell(TLS13.get(i), clientRandom, secrets[i]);
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
