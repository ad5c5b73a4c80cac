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
     * @param arrived where the last message led the roles, in their order
     * @param places where they are when messages beside the flow have passed
     */
    record Visit(Set<Run.Setting> options, Visit before, Run.Exchange exchange, List<Behaviour.At> arrived,
            List<Behaviour.At> places) {
        Local local(int lane) {
            return places.get(lane).local();
        }

        /** The same moment, when a message beside the flow has passed. */
        private Visit beside(List<Behaviour.At> now) {
            return new Visit(options, before, exchange, arrived, List.copyOf(now));
        }

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
        Set<List<Behaviour.At>> seen = new HashSet<>();
        ArrayDeque<Visit> open = new ArrayDeque<>(starts());
        while (!open.isEmpty()) {
            Visit visit = open.poll();
            if (visit.exchange() != null) {
                all.add(visit);
            }
            if (seen.add(visit.places())) {
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
        List<Behaviour.At> places = new ArrayList<>();
        for (int lane = 0; lane < letters.size(); lane++) {
            Role role = model.roles().get(lane);
            letters.get(lane).options().forEach(option -> settings.add(new Run.Setting(role, option)));
            places.add(behaviours.get(lane).start(letters.get(lane).options()));
        }
        return new Visit(settings, null, null, List.copyOf(places), List.copyOf(places));
    }

    private List<Visit> after(Visit visit) {
        List<Visit> next = new ArrayList<>();
        for (int lane = 0; lane < 2; lane++) {
            Local local = visit.local(lane);
            for (Sent sent : behaviours.get(lane).enabled(local)) {
                for (long facts : vocabulary.valuations(sent, local.view().known())) {
                    pass(visit, lane, sent, facts).ifPresent(next::add);
                }
            }
        }
        return next;
    }

    private Optional<Visit> pass(Visit visit, int sender, Sent sent, long facts) {
        List<Behaviour.At> places = new ArrayList<>(visit.places());
        for (int lane = 0; lane < 2; lane++) {
            Letter letter = lane == sender ? new Letter.Send(sent, facts) : new Letter.Receive(sent, facts);
            Behaviour.Step step = behaviours.get(lane).step(places.get(lane), letter);
            if (!(step.seen() instanceof Observation.Moved && step.place() instanceof Behaviour.At at)) {
                return Optional.empty();
            }
            places.set(lane, at);
        }
        return Optional.of(new Visit(visit.options(), visit, exchange(sent, facts), List.copyOf(places),
                List.copyOf(places)));
    }

    /** Where a role is at each moment of a visit. */
    List<Stage> stages(Visit visit, Role role) {
        int lane = model.roles().indexOf(role);
        return visit.moments().stream().map(moment -> behaviours.get(lane).stage(moment.arrived().get(lane))).toList();
    }

    /** The message of a letter; a start has none. */
    Optional<Run.Exchange> exchange(Letter letter) {
        if (letter instanceof Letter.Send send) {
            return Optional.of(exchange(send.sent(), send.facts()));
        }
        if (letter instanceof Letter.SendBeside send) {
            return Optional.of(exchange(send.sent(), send.facts()));
        }
        return letter instanceof Letter.Receive receive ? Optional.of(exchange(receive.sent(), receive.facts()))
                : Optional.empty();
    }

    private Run.Exchange exchange(Sent sent, long facts) {
        return new Run.Exchange(sent, Set.copyOf(vocabulary.facts(facts)));
    }

    /**
     * The run in which a role gets the letters, one start first and then messages of the flow and beside it, and the other
     * role has chosen its options fittingly.
     */
    Optional<Visit> along(Role role, List<Letter> letters) {
        int lane = model.roles().indexOf(role);
        for (Letter.Start other : startsOf(1 - lane)) {
            Letter.Start own = (Letter.Start) letters.get(0);
            Optional<Visit> visit = Optional.of(start(lane == 0 ? List.of(own, other) : List.of(other, own)));
            for (Letter letter : letters.subList(1, letters.size())) {
                visit = visit.flatMap(v -> next(v, lane, letter));
            }
            if (visit.isPresent()) {
                return visit;
            }
        }
        return Optional.empty();
    }

    private Optional<Visit> next(Visit visit, int lane, Letter letter) {
        if (letter instanceof Letter.Send send) {
            return pass(visit, lane, send.sent(), send.facts());
        } else if (letter instanceof Letter.SendBeside) {
            return beside(visit, lane, letter);
        } else if (letter instanceof Letter.Receive receive) {
            return pass(visit, 1 - lane, receive.sent(), receive.facts()).or(() -> beside(visit, lane, letter));
        }
        return Optional.empty();
    }

    /**
     * A message passes beside the flow. Its receiver takes it when it comes to that; what its peer would not send now can come
     * from nowhere all the same, if it leaves nothing behind.
     */
    private Optional<Visit> beside(Visit visit, int lane, Letter letter) {
        boolean sends = letter instanceof Letter.SendBeside;
        Run.Exchange exchange = exchange(letter).orElseThrow();
        long facts = sends ? ((Letter.SendBeside) letter).facts() : ((Letter.Receive) letter).facts();
        int sender = sends ? lane : 1 - lane;
        List<Behaviour.At> places = new ArrayList<>(visit.places());
        boolean taken = stays(behaviours.get(1 - sender).takeBeside(places.get(1 - sender),
                new Letter.Receive(exchange.sent(), facts)), places, 1 - sender);
        boolean sent = stays(behaviours.get(sender).step(places.get(sender), new Letter.SendBeside(exchange.sent(), facts)),
                places, sender);
        boolean leavesNothing = places.equals(visit.places());
        return taken && (sent || !sends && leavesNothing) ? Optional.of(visit.beside(places)) : Optional.empty();
    }

    private static boolean stays(Behaviour.Step step, List<Behaviour.At> places, int lane) {
        if (step.seen() instanceof Observation.Passed && step.place() instanceof Behaviour.At at) {
            places.set(lane, at);
            return true;
        }
        return false;
    }
}
