package dev.parley.backends.suite;

import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.flow.WireTypes;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Move;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that can be done to a role. */
final class Alphabet {
    private final ProtocolModel model;
    private final Machine machine;
    private final Vocabulary vocabulary;
    private final Map<Role, Set<Sent>> main;

    Alphabet(ProtocolModel model, Machine machine, Vocabulary vocabulary) {
        this.model = model;
        this.machine = machine;
        this.vocabulary = vocabulary;
        this.main = Map.of(machine.role(), sends(machine.role()), machine.peer(), sends(machine.peer()));
    }

    /** All letters, in the order of the flow. */
    List<Letter> letters() {
        List<Letter> all = new ArrayList<>(starts());
        for (Sent sent : main(machine.role())) {
            subsets(vocabulary.carried(sent)).forEach(facts -> all.add(new Letter.Send(sent, facts)));
        }
        for (Sent sent : main(machine.peer())) {
            subsets(vocabulary.carried(sent)).forEach(facts -> all.add(new Letter.Receive(sent, facts)));
        }
        for (Sent sent : beside(machine.peer())) {
            subsets(vocabulary.carried(sent)).forEach(facts -> all.add(new Letter.Receive(sent, facts)));
        }
        for (Sent sent : effective()) {
            subsets(vocabulary.carried(sent)).forEach(facts -> all.add(new Letter.SendBeside(sent, facts)));
        }
        return List.copyOf(all);
    }

    /** One letter for each valuation of the role's options. */
    List<Letter.Start> starts() {
        return subsets(vocabulary.options(machine.role())).stream()
                .map(bits -> new Letter.Start(Set.copyOf(vocabulary.options(machine.role(), bits)))).toList();
    }

    /** The messages of the flow that a role sends. */
    Set<Sent> main(Role role) {
        return main.get(role);
    }

    private Set<Sent> sends(Role role) {
        return machine.states().stream().flatMap(state -> state.moves().stream()).map(Move::sent)
                .filter(sent -> sent.role().equals(role)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The messages beside the flow that a role sends, but for those that look exactly like one of its flow. */
    Set<Sent> beside(Role role) {
        Set<Sent> main = main(role);
        Set<Sent> all = new LinkedHashSet<>();
        for (Ambient ambient : model.ambients()) {
            if (ambient.role().equals(role)) {
                ambient.block().stream().map(part -> new Sent(role, part.message()))
                        .filter(sent -> main.stream().noneMatch(other -> looksLike(sent, other))).forEach(all::add);
            }
        }
        return all;
    }

    /** The messages beside the flow that do something to the role that sends them. */
    private Set<Sent> effective() {
        Set<Sent> all = new LinkedHashSet<>();
        for (Ambient ambient : machine.ambients()) {
            boolean plain = ambient.block().size() == 1 && ambient.then().isEmpty() && ambient.clears().isEmpty()
                    && ambient.asks().isEmpty() && ambient.answers().isEmpty();
            if (ambient.role().equals(machine.role()) && !plain && !Passage.ends(ambient)) {
                ambient.block().forEach(part -> all.add(new Sent(machine.role(), part.message())));
            }
        }
        return all;
    }

    /** The messages that only this role sends, as if its peer sent them: nobody awaits them, but they can be told. */
    Set<Sent> reflected() {
        Set<Sent> peers = new LinkedHashSet<>(main(machine.peer()));
        peers.addAll(beside(machine.peer()));
        return Stream.concat(main(machine.role()).stream(), beside(machine.role()).stream()).map(Sent::message)
                .filter(own -> peers.stream().noneMatch(sent -> WireTypes.overlap(sent.message(), own)))
                .map(own -> new Sent(machine.peer(), own)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean looksLike(Sent one, Sent other) {
        boolean stream = model.envelope().isStream();
        return Match.of(one.message(), other.message(), stream) == Match.YES
                && Match.of(other.message(), one.message(), stream) == Match.YES;
    }

    /** The facts that a message can carry when it does not come in the flow: those of one beside it. */
    List<Long> facts(Sent sent) {
        return main(sent.role()).contains(sent) ? List.of(0L) : subsets(vocabulary.carried(sent));
    }

    private static List<Long> subsets(long bits) {
        List<Long> all = new ArrayList<>();
        long subset = 0;
        do {
            all.add(subset);
            subset = subset - bits & bits;
        } while (subset != 0);
        return all;
    }
}
