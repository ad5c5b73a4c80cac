package dev.parley.backends.java.test;

import dev.parley.backends.GeneratedFile;
import dev.parley.backends.java.JavaBackend;
import dev.parley.backends.suite.Expectation;
import dev.parley.backends.suite.Stage;
import dev.parley.backends.suite.Suite;
import dev.parley.backends.suite.TestCase;
import dev.parley.lang.Compilation;
import dev.parley.lang.example.Run;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small protocol with a hand-made suite: some of each kind of test. */
final class Knock {
    static final String PACKAGE = "example.knock";

    private final Compilation compilation;
    private final ProtocolModel model;
    private final List<Machine> machines;
    private final Role visitor;
    private final Role house;

    Knock(Compilation compilation) {
        this.compilation = compilation;
        this.model = compilation.model();
        this.machines = compilation.machines();
        this.visitor = model.roles().get(0);
        this.house = model.roles().get(1);
    }

    /** Codecs and machines. */
    List<GeneratedFile> main() {
        return JavaBackend.generate(model, machines, PACKAGE);
    }

    /** The tests. */
    List<GeneratedFile> tests() {
        Suite words = new Suite(List.of(refuses("house, word 1", house, path().subList(0, 2),
                house("KNOCKING", "LISTENING", "NAMING"), "Knock")), List.of());
        return TestBackend.generate(compilation, PACKAGE, transitions(), words);
    }

    private Suite transitions() {
        List<TestCase> cases = new ArrayList<>();
        List<Stage> waiting = visitor("KNOCKING", "LISTENING");
        List<Stage> naming = visitor("KNOCKING", "LISTENING", "NAMING");
        cases.add(test("visitor in KNOCKING can send Knock only", visitor, path().subList(0, 0), visitor("KNOCKING"),
                Optional.empty(), new Expectation.Reaches(), state(visitor, "KNOCKING")));
        cases.add(test("visitor in LISTENING takes Open and goes to NAMING", visitor, path().subList(0, 2), naming,
                Optional.empty(), new Expectation.Reaches(), machine(visitor).state("LISTENING").moves().get(0).span()));
        cases.add(refuses("visitor in LISTENING refuses Name with odd", visitor, path().subList(0, 1), waiting, "Name"));
        cases.add(takes("drops Noise", waiting, "Noise", Expectation.Fate.DROPPED));
        cases.add(takes("takes Bye and reads no more", waiting, "Bye", Expectation.Fate.ENDS_LANE));
        cases.add(takes("takes Fire and closes", waiting, "Fire", Expectation.Fate.CLOSES));
        cases.add(test("visitor in LISTENING may send Bye", visitor, path().subList(0, 1), waiting,
                Optional.of(exchange(visitor, "Bye")), new Expectation.Sends(Optional.empty()), state(visitor, "LISTENING")));
        cases.add(test("visitor in LISTENING may not send Noise", visitor, path().subList(0, 1), waiting,
                Optional.of(exchange(visitor, "Noise")), new Expectation.Withholds(), state(visitor, "LISTENING")));
        cases.add(new TestCase("house in NAMING takes Name and goes to OVER", house,
                new Run(Set.of(new Run.Setting(house, "alone")), path()),
                house("KNOCKING", "LISTENING alone", "NAMING", "OVER"), List.of(), Optional.empty(),
                new Expectation.Reaches(), machine(house).state("NAMING").moves().get(0).span()));
        return new Suite(cases, List.of(new Suite.Unrealised("visitor in OVER refuses Open with odd",
                state(visitor, "OVER"), "nobody knows why")));
    }

    private TestCase takes(String what, List<Stage> stages, String probe, Expectation.Fate fate) {
        Optional<Stage> now = fate == Expectation.Fate.DROPPED ? Optional.of(stages.get(1)) : Optional.empty();
        return test("visitor in LISTENING " + what, visitor, path().subList(0, 1), stages,
                Optional.of(exchange(house, probe)), new Expectation.Takes(fate, now), state(visitor, "LISTENING"));
    }

    private TestCase refuses(String name, Role role, List<Run.Exchange> path, List<Stage> stages, String probe) {
        return test(name, role, path, stages, Optional.of(exchange(role.equals(visitor) ? house : visitor, probe)),
                new Expectation.Refuses(model.alerts().unexpected()), state(role, stages.get(stages.size() - 1).state()));
    }

    private TestCase test(String name, Role role, List<Run.Exchange> path, List<Stage> stages,
            Optional<Run.Exchange> probe, Expectation expectation, Span span) {
        return new TestCase(name, role, new Run(Set.of(), path), stages, List.of(), probe, expectation, span);
    }

    private List<Run.Exchange> path() {
        return List.of(new Run.Exchange(new Sent(visitor, message("Knock")), Set.of("friend")), exchange(house, "Open"),
                exchange(visitor, "Name"));
    }

    private Run.Exchange exchange(Role role, String message) {
        return new Run.Exchange(new Sent(role, message(message)), Set.of());
    }

    private Machine machine(Role role) {
        return machines.get(role.equals(visitor) ? 0 : 1);
    }

    private Span state(Role role, String state) {
        return machine(role).state(state).span();
    }

    private List<Stage> visitor(String... states) {
        return Stream.of(states).map(state -> switch (state) {
            case "KNOCKING" -> stage(state, Set.of("Knock"), Set.of());
            case "NAMING" -> stage(state, Set.of("Name"), Set.of());
            default -> stage(state, Set.of(), Set.of("Bye"));
        }).toList();
    }

    private List<Stage> house(String... states) {
        return Stream.of(states).map(state -> switch (state) {
            case "LISTENING" -> stage(state, Set.of("Open"), Set.of());
            case "LISTENING alone" -> stage("LISTENING", Set.of("Open", "Away"), Set.of());
            case "OVER" -> stage(state, Set.of(), Set.of("Bye", "Fire", "Noise"), "inside");
            default -> stage(state, Set.of(), Set.of("Bye", "Fire", "Noise"));
        }).toList();
    }

    private Stage stage(String state, Set<String> sends, Set<String> beside) {
        return stage(state, sends, beside, Epoch.PLAIN);
    }

    private Stage stage(String state, Set<String> sends, Set<String> beside, String reads) {
        return new Stage(state, messages(sends), messages(beside), epoch(Epoch.PLAIN), epoch(reads),
                state.equals("OVER"), false);
    }

    private Epoch epoch(String name) {
        return model.epochs().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
    }

    private Set<Message> messages(Set<String> names) {
        return names.stream().map(this::message).collect(Collectors.toSet());
    }

    private Message message(String name) {
        return model.messages().stream().filter(m -> m.name().name().equals(name)).findFirst().orElseThrow();
    }
}
