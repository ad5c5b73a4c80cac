package dev.parley.testkit;

import dev.parley.wire.Machine;
import dev.parley.wire.MessageKind;
import dev.parley.wire.Transport;
import java.util.List;

/**
 * The two roles of a protocol, one of which is tested.
 *
 * @param role the name of the role under test
 * @param machine makes its machine
 * @param peer the name of its peer
 * @param peerMachine makes the machine of its peer
 * @param kinds every message of the protocol
 */
public record Pairing(String role, Factory machine, String peer, Factory peerMachine,
        List<? extends MessageKind> kinds) {
    public Pairing {
        kinds = List.copyOf(kinds);
    }

    /** Makes machines whose policy keeps to a script. */
    @FunctionalInterface
    public interface Factory {
        /** A machine at rest before its first state. */
        Machine create(Script script, Transport transport);
    }
}
