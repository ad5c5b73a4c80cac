package dev.parley.backends.java.machine;

import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Path;
import dev.parley.lang.machine.Transition;
import dev.parley.lang.model.Sent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which messages certainly precede others, whatever guards say. */
final class Precedence {
    private Precedence() {
    }

    /** Whether every way from the entry to the one message passes the other. */
    static boolean isCertain(Machine machine, Sent first, Sent then) {
        List<Transition> transitions = machine.transitions();
        Deque<String> open = new ArrayDeque<>();
        Path.of(machine.entry()).forEach(path -> open.add(path.to()));
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            String state = open.remove();
            for (Transition transition : transitions) {
                Sent sent = transition.move().sent();
                if (transition.from().name().equals(state) && !sent.equals(first)) {
                    if (sent.equals(then)) {
                        return false;
                    }
                    if (seen.add(transition.to())) {
                        open.add(transition.to());
                    }
                }
            }
        }
        return true;
    }
}
