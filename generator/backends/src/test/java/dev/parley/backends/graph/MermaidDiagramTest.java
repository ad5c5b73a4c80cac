package dev.parley.backends.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.backends.Doors;
import dev.parley.backends.Golden;
import org.junit.jupiter.api.Test;

class MermaidDiagramTest {
    @Test
    void everyTransitionStandsWithItsDirectionGuardAndKeyChanges() {
        Golden.check(getClass(), "guest.mmd", MermaidDiagram.of(Doors.guest()));
    }

    @Test
    void equalMachinesGiveEqualText() {
        assertEquals(MermaidDiagram.of(Doors.guest()), MermaidDiagram.of(Doors.guest()));
    }
}
