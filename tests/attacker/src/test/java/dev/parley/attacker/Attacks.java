package dev.parley.attacker;

import java.util.stream.Stream;

/** All attacks. */
final class Attacks {
    private Attacks() {
    }

    /** With an attacking client. */
    static Stream<Attack> onServers() {
        return Stream.of(ServerOrderAttacks.all(), ServerContentAttacks.all(), ServerLengthAttacks.all(),
                ServerRecordAttacks.all()).flatMap(attacks -> attacks);
    }

    /** With an attacking server. */
    static Stream<Attack> onClients() {
        return Stream.of(ClientOrderAttacks.all(), ClientContentAttacks.all(), ClientLengthAttacks.all())
                .flatMap(attacks -> attacks);
    }
}
