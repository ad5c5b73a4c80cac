package dev.parley.backends.suite;

import dev.parley.lang.example.Run;
import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.State;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.automatalib.automaton.transducer.impl.CompactMealy;

/**
 * The tests of the {@link WpMethod} for the unfolded machine of each role: a machine that passes them, and that has no more
 * than the given number of states more, does the same, whatever its states are called.
 *
 * <p>A word ends where the role is closed, or where nobody can do what the next letter says.
 */
public final class WordSuite {
    /** The most messages that the words of a role have together: so many are tried in some seconds. */
    private static final long MOST_MESSAGES = 60_000;

    private final Runs runs;
    private final Behaviour behaviour;
    private final Sentences sentences;
    private final Casebook cases;

    private WordSuite(Runs runs, Behaviour behaviour, Sentences sentences, Casebook cases) {
        this.runs = runs;
        this.behaviour = behaviour;
        this.sentences = sentences;
        this.cases = cases;
    }

    /**
     * The suite for both roles.
     *
     * @param machines in the order of the roles
     * @param extra how many states more an implementation may have; fewer where the words would have too many messages
     */
    public static Suite of(ProtocolModel model, List<Machine> machines, int extra, Feasibility feasibility) {
        return of(model, machines, extra, MOST_MESSAGES, feasibility);
    }

    static Suite of(ProtocolModel model, List<Machine> machines, int extra, long most, Feasibility feasibility) {
        Vocabulary vocabulary = Vocabulary.of(model);
        List<Behaviour> behaviours = machines.stream().map(m -> new Behaviour(model, m, vocabulary)).toList();
        Runs runs = new Runs(model, vocabulary, behaviours);
        List<TestCase> tests = new ArrayList<>();
        List<Suite.Unrealised> unrealised = new ArrayList<>();
        List<Coverage> coverage = new ArrayList<>();
        for (Behaviour behaviour : behaviours) {
            Casebook cases = new Casebook(behaviour.machine(), feasibility);
            WordSuite suite = new WordSuite(runs, behaviour,
                    new Sentences(model, behaviour.machine().role()), cases);
            List<Letter> letters = new Alphabet(model, behaviour.machine(), vocabulary).letters();
            CompactMealy<Letter, Observation> minimal = Unfolding.minimal(behaviour, letters);
            WpMethod.Words words = new WpMethod(minimal, letters).within(extra, most);
            words.words().forEach(suite::add);
            tests.addAll(cases.suite().cases());
            unrealised.addAll(cases.suite().unrealised());
            coverage.add(new Coverage(behaviour.machine().role(), minimal.size(), words.extra(), extra, most,
                    words.leftOut()));
        }
        return new Suite(tests, unrealised, coverage);
    }

    /** Makes a test of a word: messages of the flow are its path, what passes beside it goes along, the last may be a probe. */
    private void add(List<Letter> word) {
        List<Letter> path = new ArrayList<>();
        List<TestCase.Aside> asides = new ArrayList<>();
        Behaviour.Place place = behaviour.fresh();
        Stage stage = null;
        int exchanges = 0;
        for (int i = 0; i < word.size(); i++) {
            Behaviour.Step step = behaviour.step(place, word.get(i));
            Optional<Run.Exchange> message = runs.exchange(word.get(i));
            if (step.seen() instanceof Observation.Moved && step.place() instanceof Behaviour.At at) {
                path.add(word.get(i));
                stage = behaviour.stage(at);
                exchanges += word.get(i) instanceof Letter.Start ? 0 : 1;
            } else if (i == word.size() - 1) {
                offer(word, path, asides, message, answer(word.get(i), step), stage);
                return;
            } else if (step.seen() instanceof Observation.Passed passed && step.place() instanceof Behaviour.At at) {
                path.add(word.get(i));
                stage = behaviour.stage(at);
                asides.add(new TestCase.Aside(exchanges, message.orElseThrow(), passed.fate(), stage));
            }
            place = step.place();
        }
        offer(word, path, asides, Optional.empty(), new Expectation.Reaches(), stage);
    }

    private Expectation answer(Letter letter, Behaviour.Step step) {
        if (step.seen() instanceof Observation.Refused refused) {
            return new Expectation.Refuses(refused.alert());
        }
        Optional<Stage> now = behaviour.stage(step);
        return letter instanceof Letter.SendBeside ? new Expectation.Sends(now)
                : new Expectation.Takes(((Observation.Passed) step.seen()).fate(), now);
    }

    private void offer(List<Letter> word, List<Letter> path, List<TestCase.Aside> asides, Optional<Run.Exchange> probe,
            Expectation expectation, Stage last) {
        Role role = behaviour.machine().role();
        State about = behaviour.machine().state(last.state());
        String name = sentences.word(word, runs::exchange, expectation);
        Optional<Runs.Visit> visit = runs.along(role, path);
        if (visit.isEmpty()) {
            cases.missing(about, name, about.span(), "the other role cannot take part in such a run");
            return;
        }
        cases.offer(about, name, () -> new TestCase(name, role, visit.get().run(), runs.stages(visit.get(), role), asides,
                probe, expectation, about.span()));
    }
}
