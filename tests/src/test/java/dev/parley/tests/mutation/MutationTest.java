package dev.parley.tests.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.backends.suite.Mutant;
import dev.parley.backends.suite.Mutants;
import dev.parley.lang.Compilation;
import dev.parley.lang.machine.Machine;
import dev.parley.tests.spec.Specs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The generated tests must notice every mistake of a transition that the {@link Selection} has. Reports are written to
 * {@code target/mutation}.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class MutationTest {
    @Test
    void tlsTestsNoticeEveryMistake() throws Exception {
        noticesEverything("tls", Specs.compile(Specs.texts("tls"), "tls.parley"), EnumSet.allOf(Mutant.Kind.class));
    }

    @Test
    void socks5TestsNoticeEveryMistake() throws Exception {
        // Its keys never change.
        noticesEverything("socks5", Specs.compile(Specs.texts("examples"), "socks5.parley"),
                EnumSet.complementOf(EnumSet.of(Mutant.Kind.WRONG_EPOCH)));
    }

    @Test
    void whatNoTestNoticesIsNamed() throws Exception {
        Compilation protocol = Specs.compile(Specs.texts("examples"), "socks5.parley");
        Outcome same = new MutationRun(protocol, new Subject(protocol), Selection.asked()).test(protocol.machines().get(0));
        MutationReport report = new MutationReport();
        Mutants.of(protocol.model(), protocol.machines().get(0)).stream().limit(1).forEach(m -> report.add(m, same));
        assertEquals(1, report.survivors().size());
        assertTrue(report.survivors().get(0).endsWith(": wrong successor: at first goes to SELECTING instead of START\n"
                + "    SURVIVED\n"), report.survivors().toString());
        assertEquals(0, report.killed());
    }

    private static void noticesEverything(String name, Compilation protocol, Set<Mutant.Kind> kinds) throws Exception {
        Subject subject = new Subject(protocol);
        for (Machine machine : protocol.machines()) {
            GeneratedTests tests = subject.tests(machine);
            assertTrue(tests.count() > machine.transitions().size(), "tests of the " + machine.role().title());
            assertEquals(Optional.empty(), tests.run(), "the right " + machine.role().title());
        }
        MutationReport report = new MutationRun(protocol, subject, Selection.asked()).run();
        System.out.println(name + "\n" + report.table());
        Files.writeString(Files.createDirectories(Path.of("target", "mutation")).resolve(name + ".txt"), report.toString());
        assertEquals(List.of(), report.survivors());
        assertEquals(List.of(), report.stillborn());
        assertEquals(kinds, report.kinds());
    }
}
