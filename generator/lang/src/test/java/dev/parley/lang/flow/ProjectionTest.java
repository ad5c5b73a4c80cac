package dev.parley.lang.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.State;
import dev.parley.lang.machine.TermText;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    static Machine project(ProtocolModel model, Role role) {
        PositionGraph graph = PositionGraph.of(model.entry(), model.roles(), model.entry().get(0).span());
        return Projection.of(new Semantics(model, graph, Vocabulary.of(model)), role, Set.of());
    }

    @Test
    void tls12HasTwentyStatesAndTwentyEightTransitionsInBothRoles() {
        for (Role role : Tls.tls12().roles()) {
            Machine machine = project(Tls.tls12(), role);
            print(machine);
            assertEquals(20, machine.states().size());
            assertEquals(28, machine.transitions().size());
        }
    }

    static void print(Machine machine) {
        for (State state : machine.states()) {
            state.moves().forEach(m -> System.out.println(state.name() + " " + state.kind() + " " + m.sent() + " [" + m.guard().map(TermText::of).orElse("") + "] " + m.epochs() + " -> " + m.next()));
        }
    }
}
