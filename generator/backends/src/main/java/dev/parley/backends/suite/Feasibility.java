package dev.parley.backends.suite;

import dev.parley.lang.example.Run;
import java.util.Optional;

/** Whether there are values of messages with which a run happens. */
@FunctionalInterface
public interface Feasibility {
    /** Why no known values make the run happen; nothing if some do. */
    Optional<String> obstacle(Run run);
}
