package dev.parley.attacker;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How much runs: an attack on a client costs a process, so only {@code -Pfull} runs them all. */
final class Profile {
    private static final String PROPERTY = "parley.profile";

    private Profile() {
    }

    /** What a profile keeps: everything, or the first attack of each alert in each setting. */
    static Stream<Attack> choose(Stream<Attack> attacks) {
        return choose("full".equals(System.getProperty(PROPERTY)), attacks);
    }

    static Stream<Attack> choose(boolean full, Stream<Attack> attacks) {
        Set<List<Object>> seen = new HashSet<>();
        return full ? attacks : attacks.filter(attack -> seen.add(List.of(attack.alert(), attack.setting())));
    }
}
