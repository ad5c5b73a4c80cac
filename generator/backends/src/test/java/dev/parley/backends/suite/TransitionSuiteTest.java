package dev.parley.backends.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.backends.Golden;
import dev.parley.lang.Compilation;
import dev.parley.lang.example.Run;
import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.State;
import dev.parley.lang.model.Sent;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TransitionSuiteTest {
    /** The same type code, awaited as a message of one version, and come as one of the other. */
    private static final String UNDECIDED = "whether it is another message that is awaited depends on its content";

    @Test
    void aSmallProtocolHasTheTestsThatAPersonWouldWrite() {
        Suite suite = suite(Protocols.socks5(), test -> Optional.empty());
        assertEquals(List.of(), suite.unrealised());
        Golden.check(getClass(), "socks5-transitions.txt", suite.cases().stream()
                .map(test -> test.name() + "\n    " + test.path().exchanges() + "\n").collect(Collectors.joining()));
    }

    @Test
    void everyTransitionIsTaken() {
        Compilation tls = Protocols.tls();
        Suite suite = suite(tls, test -> Optional.empty());
        assertEquals(Set.of(UNDECIDED), suite.unrealised().stream().map(Suite.Unrealised::reason).collect(Collectors.toSet()));
        Set<String> names = names(suite);
        for (Machine machine : tls.machines()) {
            Sentences sentences = new Sentences(tls.model(), machine.role());
            machine.transitions().forEach(transition -> {
                String name = sentences.transition(transition);
                assertTrue(names.contains(name), name);
            });
        }
    }

    @Test
    void everyMessageIsTriedInEveryStateThatRests() {
        Compilation tls = Protocols.tls();
        Suite suite = suite(tls, test -> Optional.empty());
        for (Machine machine : tls.machines()) {
            Alphabet alphabet = new Alphabet(tls.model(), machine, Vocabulary.of(tls.model()));
            Set<Sent> letters = new HashSet<>(alphabet.main(machine.peer()));
            letters.addAll(alphabet.beside(machine.peer()));
            Sentences sentences = new Sentences(tls.model(), machine.role());
            for (State state : machine.states()) {
                if (state.kind() != State.Kind.SEND) {
                    Set<Sent> missing = new HashSet<>(letters);
                    missing.removeAll(tried(suite, machine, state));
                    missing.removeIf(sent -> isUndecided(suite, sentences.in(state.name()), sentences.name(sent)));
                    assertEquals(Set.of(), missing, sentences.in(state.name()));
                }
            }
        }
    }

    private static boolean isUndecided(Suite suite, String state, String message) {
        return suite.unrealised().stream().anyMatch(u -> u.reason().equals(UNDECIDED)
                && u.name().startsWith(state) && u.name().endsWith(" " + message));
    }

    private static Set<Sent> tried(Suite suite, Machine machine, State state) {
        Set<Sent> tried = new HashSet<>();
        for (TestCase test : suite.cases()) {
            if (test.underTest().equals(machine.role())) {
                List<Run.Exchange> exchanges = test.path().exchanges();
                if (test.probe().isPresent() && test.last().state().equals(state.name())) {
                    tried.add(test.probe().get().sent());
                } else if (test.probe().isEmpty() && !exchanges.isEmpty()
                        && test.stages().get(exchanges.size() - 1).state().equals(state.name())) {
                    tried.add(exchanges.get(exchanges.size() - 1).sent());
                }
            }
        }
        return tried;
    }

    @Test
    void eachTestHasItsOwnName() {
        Suite suite = suite(Protocols.tls(), test -> Optional.empty());
        assertEquals(suite.cases().size(), names(suite).size());
    }

    @Test
    void whatHasNoValuesIsSaidAndAnotherRunTaken() {
        Suite suite = suite(Protocols.socks5(), test -> test.path().exchanges().stream()
                .anyMatch(e -> e.sent().message().name().name().equals("NoMethod"))
                        ? Optional.of("nobody says no") : Optional.empty());
        assertEquals(Set.of("client in SELECTING takes NoMethod and goes to DONE",
                "server in SELECTING sends NoMethod and goes to DONE"),
                suite.unrealised().stream().map(Suite.Unrealised::name).collect(Collectors.toSet()));
        assertTrue(suite.unrealised().stream().allMatch(u -> u.reason().equals("nobody says no")));
        assertTrue(names(suite).contains("client in DONE refuses Data with general_failure"));
    }

    @Test
    void aStateThatIsNeverReachedIsSaid() {
        Compilation socks5 = Protocols.socks5();
        Machine client = socks5.machines().get(0);
        Machine server = socks5.machines().get(1);
        List<State> silent = server.states().stream().map(s -> s.name().equals("SELECTING")
                ? new State(s.name(), s.kind(), s.moves().subList(0, 1), s.span()) : s).toList();
        Machine refusing = new Machine(server.role(), server.peer(), server.entry(), silent, server.epochs(),
                server.ambients(), server.recordEnding());
        Suite suite = TransitionSuite.of(socks5.model(), List.of(client, refusing), test -> Optional.empty());
        assertTrue(suite.unrealised().stream().anyMatch(u -> u.name().startsWith("client in JUDGING takes Welcome")
                && u.reason().equals("no run of the flow comes there")));
    }

    private static Suite suite(Compilation compilation, Feasibility feasibility) {
        return TransitionSuite.of(compilation.model(), compilation.machines(), feasibility);
    }

    private static Set<String> names(Suite suite) {
        return suite.cases().stream().map(TestCase::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
