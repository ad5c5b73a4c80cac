package dev.parley.backends.suite;

import dev.parley.lang.example.Run;
import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs tests against a machine instead of its code, without looking at the names of states. */
public final class Rehearsal {
    private final Vocabulary vocabulary;
    private final Behaviour behaviour;
    private final Role role;

    /** The machine that is tested. */
    public Rehearsal(ProtocolModel model, Machine machine) {
        this.vocabulary = Vocabulary.of(model);
        this.behaviour = new Behaviour(model, machine, vocabulary);
        this.role = machine.role();
    }

    /** Whether the machine passes every test of its role. */
    public boolean passes(Suite suite) {
        return suite.cases().stream().filter(test -> test.underTest().equals(role)).allMatch(this::passes);
    }

    /** Whether the machine passes the test. */
    public boolean passes(TestCase test) {
        Set<String> options = test.path().options().stream().filter(setting -> setting.role().equals(role))
                .map(Run.Setting::option).collect(Collectors.toSet());
        Behaviour.Step step = behaviour.step(behaviour.fresh(), new Letter.Start(options));
        List<Run.Exchange> exchanges = test.path().exchanges();
        for (int i = 0; ; i++) {
            if (!step.seen().equals(Observation.Moved.to(test.stages().get(i)))) {
                return false;
            }
            Behaviour.Place place = step.place();
            for (TestCase.Aside aside : test.asides()) {
                if (aside.after() == i) {
                    Behaviour.Step beside = behaviour.step(place, besideLetter(aside.message()));
                    if (!beside.seen().equals(passed(aside.fate(), Optional.of(aside.now())))) {
                        return false;
                    }
                    place = beside.place();
                }
            }
            if (i == exchanges.size()) {
                return ends(test, place);
            }
            step = behaviour.step(place, letter(exchanges.get(i)));
        }
    }

    /** What may not be sent beside the flow was seen in the last stage. */
    private boolean ends(TestCase test, Behaviour.Place place) {
        if (test.expectation() instanceof Expectation.Refuses refuses) {
            return sees(test, place, new Observation.Refused(refuses.alert()));
        } else if (test.expectation() instanceof Expectation.Sends sends && sends.now().isPresent()) {
            return sees(test, place, passed(Expectation.Fate.DELIVERED, sends.now()));
        }
        return !(test.expectation() instanceof Expectation.Takes takes)
                || sees(test, place, passed(takes.fate(), takes.now()));
    }

    private static Observation passed(Expectation.Fate fate, Optional<Stage> now) {
        return new Observation.Passed(fate, now.map(Observation.Moved::to));
    }

    private boolean sees(TestCase test, Behaviour.Place place, Observation expected) {
        return behaviour.step(place, besideLetter(test.probe().orElseThrow())).seen().equals(expected);
    }

    /** A message that comes or goes beside the flow, or is refused. */
    private Letter besideLetter(Run.Exchange exchange) {
        return letter(exchange) instanceof Letter.Send send ? new Letter.SendBeside(send.sent(), send.facts())
                : letter(exchange);
    }

    private Letter letter(Run.Exchange exchange) {
        long facts = 0;
        for (long rest = vocabulary.carried(exchange.sent()); rest != 0; rest &= rest - 1) {
            long bit = Long.lowestOneBit(rest);
            facts |= exchange.facts().containsAll(vocabulary.facts(bit)) ? bit : 0;
        }
        return exchange.sent().role().equals(role) ? new Letter.Send(exchange.sent(), facts)
                : new Letter.Receive(exchange.sent(), facts);
    }
}
