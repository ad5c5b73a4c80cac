package dev.parley.attacker;

import java.util.stream.Stream;

/** All attacks. */
final class Attacks {
    private Attacks() {
    }

    /** With an attacking client. */
    static Stream<Attack> onServers() {
        return Stream.of(ServerOrderAttacks.all()).flatMap(attacks -> attacks);
    }
}
