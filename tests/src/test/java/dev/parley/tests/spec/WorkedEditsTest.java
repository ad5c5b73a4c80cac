package dev.parley.tests.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.backends.java.JavaBackend;
import dev.parley.lang.Compilation;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.State;
import dev.parley.lang.source.DiagnosticPrinter;
import dev.parley.lang.source.Result;
import dev.parley.tests.mutation.GeneratedTests;
import dev.parley.tests.mutation.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The edits that the README shows do what it says. */
class WorkedEditsTest {
    @Test
    void withoutClientAuthenticationNoStateTakesACertificate() throws Exception {
        Follows edit = new Follows("Turn off client authentication");
        assertEquals(Set.of("WAIT_CR", "WAIT_CC", "WAIT_CCV"), edit.lostStates());
        assertEquals(Set.of(), edit.newStates());
        Set<String> before = edit.testsBefore();
        Set<String> after = edit.testsAfter();
        assertTrue(after.contains("server in WAIT_CKE refuses tls13.Certificate with unexpected_message"));
        assertTrue(before.contains("server in WAIT_CC takes tls12.Certificate and goes to WAIT_CKE"));
        assertFalse(after.contains("server in WAIT_CC takes tls12.Certificate and goes to WAIT_CKE"));
    }

    @Test
    void aNewMessageHasItsStatesAndTests() throws Exception {
        Follows edit = new Follows("Add a message");
        assertEquals(Set.of(), edit.lostStates());
        assertEquals(Set.of("NOTIFYING"), edit.newStates());
        assertTrue(edit.testsAfter().contains("client in NOTIFYING takes Notice and goes to REQUESTING"));
    }

    /** Its handshake is in {@link EditedFlowTest}. */
    @Test
    void aNewSuiteNeedsNoNewState() throws Exception {
        Follows edit = new Follows("Add a cipher suite");
        assertEquals(Set.of(), edit.lostStates());
        assertEquals(Set.of(), edit.newStates());
        assertEquals(edit.testsBefore(), edit.testsAfter());
        assertFalse(Follows.knowsSuite(edit.before));
        assertTrue(Follows.knowsSuite(edit.after));
    }

    /** What the compiler refuses is refused with the words that the README prints. */
    @TestFactory
    Stream<DynamicTest> wrongEditsAreRefused() throws Exception {
        List<Readme.Edit> wrong = Readme.read().edits().stream().filter(edit -> !edit.answer().isEmpty()).toList();
        assertEquals(3, wrong.size());
        return wrong.stream().map(edit -> dynamicTest(edit.title(), () -> {
            Result<Compilation> result = EditedSpecification.of(edit).compile();
            assertEquals(edit.answer(), DiagnosticPrinter.print(result.diagnostics()).strip());
        }));
    }

    @Test
    void anEditMustFitTheFile() {
        Readme.Diff diff = new Readme.Diff("spec/tls/tls.parley", List.of(" two", "-three", "+four"));
        assertEquals("one\ntwo\nfour\n", diff.applyTo("one\ntwo\nthree\n"));
        assertThrows(AssertionError.class, () -> diff.applyTo("one\nthree\n"));
        assertThrows(AssertionError.class, () -> diff.applyTo("two\nthree\ntwo\nthree\n"));
    }

    /** An edit that is accepted, and what follows from it: code whose tests pass. */
    private static final class Follows {
        private final Compilation before;
        private final Compilation after;

        Follows(String title) throws Exception {
            Readme.Edit edit = Readme.read().edit(title);
            before = compiled(EditedSpecification.before(edit));
            after = compiled(EditedSpecification.of(edit));
        }

        private static Compilation compiled(EditedSpecification specification) {
            Result<Compilation> result = specification.compile();
            assertEquals("", DiagnosticPrinter.print(result.diagnostics()));
            return result.value().orElseThrow();
        }

        Set<String> lostStates() {
            return without(states(before), states(after));
        }

        Set<String> newStates() {
            return without(states(after), states(before));
        }

        Set<String> testsBefore() throws Exception {
            return tests(before);
        }

        Set<String> testsAfter() throws Exception {
            return tests(after);
        }

        static boolean knowsSuite(Compilation compilation) throws Exception {
            return JavaBackend.generate(compilation, "edited").stream().anyMatch(file ->
                    file.path().endsWith("CipherSuite.java") && file.content().contains("TLS_EXAMPLE_WITH_AES_256_GCM_SHA512"));
        }

        private static Set<String> states(Compilation compilation) {
            return compilation.machines().stream().flatMap(machine -> machine.states().stream()).map(State::name)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private static Set<String> without(Set<String> all, Set<String> some) {
            return all.stream().filter(name -> !some.contains(name)).collect(Collectors.toSet());
        }

        /** The generated tests of both roles, all of which pass. */
        private static Set<String> tests(Compilation compilation) throws Exception {
            Subject subject = new Subject(compilation);
            Set<String> names = new TreeSet<>();
            for (Machine machine : compilation.machines()) {
                GeneratedTests tests = subject.tests(machine);
                assertEquals(Optional.empty(), tests.run());
                names.addAll(tests.names());
            }
            return names;
        }
    }
}
