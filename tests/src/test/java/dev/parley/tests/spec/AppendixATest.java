package dev.parley.tests.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.parley.lang.Compilation;
import dev.parley.lang.Compiler;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Next;
import dev.parley.lang.machine.State;
import dev.parley.lang.machine.Transition;
import dev.parley.lang.model.Sent;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9846 Appendix A: the projected machines are its state diagrams, once TLS 1.2 and what comes beside the flow are left out. */
class AppendixATest {
    @ParameterizedTest
    @ValueSource(strings = {"client", "server"})
    void theMachineIsTheFigure(String role) throws IOException {
        assertEquals(String.join("\n", AppendixA.figure(role)), String.join("\n", ways(role, Specs.texts("tls"))));
    }

    @Test
    void anotherFlowIsAnotherFigure() throws IOException {
        Map<String, String> texts = new HashMap<>(Specs.texts("tls"));
        texts.computeIfPresent("tls13.parley", (name, text) -> text.replaceFirst("S: CertificateRequest\\?",
                "S: CertificateRequest"));
        assertNotEquals(AppendixA.figure("client"), ways("client", texts));
    }

    private static Set<String> ways(String role, Map<String, String> texts) throws IOException {
        Result<Compilation> result = Compiler.compile(SourceLoader.of(texts), "tls.parley");
        Compilation compilation = result.value().orElseThrow(() -> new AssertionError(result.diagnostics()));
        Machine machine = compilation.machines().stream().filter(m -> m.role().title().equals(role)).findFirst()
                .orElseThrow();
        Map<String, List<Sent>> certain = certain(machine);
        Set<String> ways = new TreeSet<>();
        for (State state : machine.states()) {
            if (waits(machine, state) && certain.containsKey(state.name())) {
                Possibility possibility = new Possibility(compilation.model().facts(), before(machine, state.name()));
                follow(machine, role, state.name(), new Run(state.name(), "", "", certain.get(state.name()), List.of()),
                        possibility, ways);
            }
        }
        return ways;
    }

    /** Where a figure has a state: at the start, at the end, and wherever something is read, in TLS 1.3. */
    private static boolean waits(Machine machine, State state) {
        return state.kind() != State.Kind.SEND || state.equals(machine.states().get(0)) || state.name().equals("START2");
    }

    /** What was done since a state that waits, and the last key for receiving. */
    private record Run(String from, String actions, String received, List<Sent> messages, List<Transition.Condition> conditions) {
        Run then(String action) {
            return new Run(from, (actions + " " + action).strip(), received, messages, conditions);
        }

        Run receiving(String epoch) {
            return new Run(from, actions, epoch.equals("plain") ? "" : epoch, messages, conditions);
        }

        Run past(Transition transition) {
            return new Run(from, actions, received,
                    Stream.concat(messages.stream(), Stream.of(transition.move().sent())).toList(),
                    Stream.concat(conditions.stream(), transition.conditions().stream()).toList());
        }
    }

    private static void follow(Machine machine, String role, String at, Run run, Possibility possibility,
            Set<String> ways)
            throws IOException {
        for (Transition transition : machine.transitions()) {
            String message = transition.move().sent().message().name().name();
            if (!transition.from().name().equals(at) || isTls12(transition)) {
                continue;
            }
            boolean sent = transition.move().sent().role().equals(machine.role());
            Run next = keys(machine, run.past(transition).then((sent ? "! " : "? ") + mapped("message " + message, message)),
                    transition);
            if (!possibility.of(next.conditions(), next.messages())) {
                continue;
            }
            if (waits(machine, machine.state(transition.to()))) {
                String received = next.received().isEmpty() ? "" : " recv=" + next.received();
                ways.add(new AppendixA.Way(mapped(role + " " + run.from(), run.from()), next.actions() + received,
                        mapped(role + " " + transition.to(), transition.to())).toString());
            } else {
                follow(machine, role, transition.to(), next, possibility, ways);
            }
        }
    }

    /** ServerHello12 is where TLS 1.2 begins; what follows it is left out with it. */
    private static boolean isTls12(Transition transition) {
        return transition.move().sent().message().name().name().equals("ServerHello12");
    }

    /** Each state that is reached, with the messages that were seen there in any case. */
    private static Map<String, List<Sent>> certain(Machine machine) {
        Map<String, List<Sent>> certain = new HashMap<>(Map.of(machine.states().get(0).name(), List.of()));
        boolean changes = true;
        while (changes) {
            changes = false;
            for (Transition t : machine.transitions()) {
                if (certain.containsKey(t.from().name()) && !isTls12(t)) {
                    List<Sent> there = Stream.concat(certain.get(t.from().name()).stream(), Stream.of(t.move().sent()))
                            .distinct().toList();
                    List<Sent> both = certain.containsKey(t.to())
                            ? certain.get(t.to()).stream().filter(there::contains).toList() : there;
                    changes |= !both.equals(certain.put(t.to(), both));
                }
            }
        }
        return certain;
    }

    /** The messages that may have been seen before a state. */
    private static Set<Sent> before(Machine machine, String state) {
        Set<Sent> messages = new HashSet<>();
        Set<String> open = new HashSet<>(Set.of(state));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Transition t : machine.transitions()) {
                if (open.contains(t.to()) && !isTls12(t)) {
                    grows |= messages.add(t.move().sent()) | open.add(t.from().name());
                }
            }
        }
        return messages;
    }

    private static Run keys(Machine machine, Run run, Transition transition) {
        Run after = run;
        for (Next.Rekey rekey : transition.rekeys()) {
            String epoch = rekey.epoch().name();
            if (!rekey.lane().equals(machine.role())) {
                after = after.receiving(epoch);
            } else if (!epoch.equals("plain")) {
                after = after.then("send=" + epoch);
            }
        }
        return after;
    }

    /** What the mapping says that a name is in the figure. */
    private static String mapped(String subject, String otherwise) throws IOException {
        for (String line : AppendixA.mapping("")) {
            String[] words = line.split(" +");
            if (words.length > 3 && (words[0] + " " + words[1]).equals(subject) && words[2].equals("is")) {
                return words[3];
            }
        }
        return otherwise;
    }
}
