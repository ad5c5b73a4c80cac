package dev.parley.backends.suite;

import dev.parley.lang.example.Run;
import dev.parley.lang.flow.MachineSemantics.Local;
import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The runs of the flow, nearest first: both roles move together, one message after the other. Whatever is under way in
 * one direction, both see the same order, so that nothing is lost by that.
 */
final class Runs {
    private final ProtocolModel model;
    private final Vocabulary vocabulary;
    private final List<Behaviour> behaviours;
    private final List<Visit> first = new ArrayList<>();
    private final List<Visit> all = new ArrayList<>();

    /**
     * All runs.
     *
     * @param behaviours in the order of the roles
     */
    Runs(ProtocolModel model, Vocabulary vocabulary, List<Behaviour> behaviours) {
        this.model = model;
        this.vocabulary = vocabulary;
        this.behaviours = behaviours;
        explore();
    }

    /**
     * A moment of a run.
     *
     * @param before the moment before the last message; null at the start
     * @param exchange the last message; null at the start
     * @param locals where the roles are, in their order
     */
    record Visit(Set<Run.Setting> options, Visit before, Run.Exchange exchange, List<Local> locals) {
        Run run() {
            List<Run.Exchange> exchanges = new ArrayList<>();
            moments().forEach(visit -> exchanges.add(visit.exchange()));
            return new Run(options, exchanges.subList(1, exchanges.size()));
        }

        /** All moments up to this one, the start first. */
        List<Visit> moments() {
            List<Visit> moments = new ArrayList<>();
            for (Visit at = this; at != null; at = at.before()) {
                moments.add(at);
            }
            Collections.reverse(moments);
            return moments;
        }
    }

    /** One visit for each combination of places and knowledge, nearest first. */
    List<Visit> places() {
        return Collections.unmodifiableList(first);
    }

    /** One visit for each message that leaves one of {@link #places}, nearest first. */
    List<Visit> steps() {
        return Collections.unmodifiableList(all);
    }

    private void explore() {
        Set<List<Local>> seen = new HashSet<>();
        ArrayDeque<Visit> open = new ArrayDeque<>(starts());
        while (!open.isEmpty()) {
            Visit visit = open.poll();
            if (visit.exchange() != null) {
                all.add(visit);
            }
            if (seen.add(visit.locals())) {
                first.add(visit);
                open.addAll(after(visit));
            }
        }
    }

    private List<Visit> starts() {
        List<Visit> starts = new ArrayList<>();
        for (Letter.Start one : startsOf(0)) {
            for (Letter.Start two : startsOf(1)) {
                starts.add(start(List.of(one, two)));
            }
        }
        return starts;
    }

    private List<Letter.Start> startsOf(int lane) {
        return new Alphabet(model, behaviours.get(lane).machine(), vocabulary).starts();
    }

    private Visit start(List<Letter.Start> letters) {
        Set<Run.Setting> settings = new HashSet<>();
        List<Local> locals = new ArrayList<>();
        for (int lane = 0; lane < letters.size(); lane++) {
            Role role = model.roles().get(lane);
            letters.get(lane).options().forEach(option -> settings.add(new Run.Setting(role, option)));
            locals.add(behaviours.get(lane).start(letters.get(lane).options()));
        }
        return new Visit(settings, null, null, List.copyOf(locals));
    }

    private List<Visit> after(Visit visit) {
        List<Visit> next = new ArrayList<>();
        for (int lane = 0; lane < 2; lane++) {
            Local local = visit.locals().get(lane);
            for (Sent sent : behaviours.get(lane).enabled(local)) {
                for (long facts : vocabulary.valuations(sent, local.view().known())) {
                    pass(visit, lane, sent, facts).ifPresent(next::add);
                }
            }
        }
        return next;
    }

    private Optional<Visit> pass(Visit visit, int sender, Sent sent, long facts) {
        List<Local> locals = new ArrayList<>(visit.locals());
        for (int lane = 0; lane < 2; lane++) {
            Letter letter = lane == sender ? new Letter.Send(sent, facts) : new Letter.Receive(sent, facts);
            Behaviour.Step step = behaviours.get(lane).step(new Behaviour.At(locals.get(lane)), letter);
            if (!(step.seen() instanceof Observation.Moved && step.place() instanceof Behaviour.At at)) {
                return Optional.empty();
            }
            locals.set(lane, at.local());
        }
        return Optional.of(new Visit(visit.options(), visit, exchange(sent, facts), List.copyOf(locals)));
    }

    /** Where a role is at each moment of a visit. */
    List<Stage> stages(Visit visit, Role role) {
        int lane = model.roles().indexOf(role);
        return visit.moments().stream().map(moment -> behaviours.get(lane).stage(moment.locals().get(lane))).toList();
    }

    /** The message of a letter; a start has none. */
    Optional<Run.Exchange> exchange(Letter letter) {
        if (letter instanceof Letter.Send send) {
            return Optional.of(exchange(send.sent(), send.facts()));
        }
        return letter instanceof Letter.Receive receive ? Optional.of(exchange(receive.sent(), receive.facts()))
                : Optional.empty();
    }

    private Run.Exchange exchange(Sent sent, long facts) {
        return new Run.Exchange(sent, Set.copyOf(vocabulary.facts(facts)));
    }

    /**
     * The run in which a role gets the letters, one start first and then messages of the flow, and the other role has
     * chosen its options fittingly.
     */
    Optional<Visit> along(Role role, List<Letter> letters) {
        int lane = model.roles().indexOf(role);
        for (Letter.Start other : startsOf(1 - lane)) {
            Letter.Start own = (Letter.Start) letters.get(0);
            Optional<Visit> visit = Optional.of(start(lane == 0 ? List.of(own, other) : List.of(other, own)));
            for (Letter letter : letters.subList(1, letters.size())) {
                visit = visit.flatMap(v -> letter instanceof Letter.Send send ? pass(v, lane, send.sent(), send.facts())
                        : letter instanceof Letter.Receive receive ? pass(v, 1 - lane, receive.sent(), receive.facts())
                        : Optional.empty());
            }
            if (visit.isPresent()) {
                return visit;
            }
        }
        return Optional.empty();
    }
}
