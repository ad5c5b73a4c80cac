package dev.parley.lang.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.check.Flows;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    private static Machine project(ProtocolModel model, Role role) {
        return Flows.check(model).value().orElseThrow().get(model.roles().indexOf(role));
    }

    @Test
    void tls12HasTwentyStatesAndTwentyEightTransitionsInBothRoles() {
        for (Role role : Tls.tls12().roles()) {
            Machine machine = project(Tls.tls12(), role);
            assertEquals(20, machine.states().size());
            assertEquals(28, machine.transitions().size());
        }
    }
}
