package dev.parley.backends.json;

import dev.parley.backends.Doors;
import dev.parley.backends.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachinesJsonTest {
    @Test
    void theDocumentHoldsEverythingThatAMachineSays() {
        Golden.check(getClass(), "guest.json", MachinesJson.of("doors", List.of(Doors.guest())));
    }
}
