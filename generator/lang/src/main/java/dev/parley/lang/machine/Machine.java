package dev.parley.lang.machine;

import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import java.util.List;
import java.util.Set;

/**
 * What one role does: the projection of the flow. Code, tests, drawings and checks all read this.
 *
 * @param entry how the role comes to rest first
 * @param states all reachable resting places, in the order of the flow
 * @param ambients what either role may send beside the flow
 * @param recordEnding the messages after which a record must end, of both roles
 */
public record Machine(Role role, Role peer, Next entry, List<State> states, List<Epoch> epochs, List<Ambient> ambients,
        Set<Sent> recordEnding) {
    /**
     * The state of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public State state(String name) {
        return states.stream().filter(s -> s.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state " + name));
    }

    /** Every way from a state to another, branches spelled out. */
    public List<Transition> transitions() {
        return Transition.of(this);
    }
}
