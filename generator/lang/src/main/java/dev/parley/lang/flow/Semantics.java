package dev.parley.lang.flow;

import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The global meaning of a flow: how a position and a view lead to the next. Bits that nothing reads any more are
 * cleared on the way, so that views that differ in nothing that matters are one.
 */
public final class Semantics {
    private final ProtocolModel model;
    private final PositionGraph graph;
    private final Vocabulary vocabulary;
    private final Epoch plain;
    private final long remembered;
    private final long[] live;

    /** The meaning of a graph. */
    public Semantics(ProtocolModel model, PositionGraph graph, Vocabulary vocabulary) {
        this(model, graph, vocabulary, model.ambients().stream().flatMap(Vocabulary::guards)
                .mapToLong(vocabulary::reads).reduce(0, (a, b) -> a | b));
    }

    private Semantics(ProtocolModel model, PositionGraph graph, Vocabulary vocabulary, long remembered) {
        this.model = model;
        this.graph = graph;
        this.vocabulary = vocabulary;
        this.plain = plain(model);
        this.remembered = remembered;
        this.live = live();
    }

    /** The epoch in which every lane begins, declared or not. */
    public static Epoch plain(ProtocolModel model) {
        return model.epochs().stream().filter(e -> e.name().equals(Epoch.PLAIN)).findFirst()
                .orElseGet(() -> new Epoch(Epoch.PLAIN, List.of(), Map.of(), model.alerts().unexpected().span()));
    }

    /** The same, except that the given bits are never cleared. */
    public Semantics remembering(long bits) {
        return new Semantics(model, graph, vocabulary, remembered | bits);
    }

    /** A position that one step leads to, and the view there. */
    public record Step(int target, View view) {
    }

    /** What guards read. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The positions. */
    public PositionGraph graph() {
        return graph;
    }

    /** The model. */
    public ProtocolModel model() {
        return model;
    }

    /** The index of a role's lane in a view. */
    public int lane(Role role) {
        return model.roles().indexOf(role);
    }

    /** The views at the start: one for each valuation of the options of the given roles. */
    public List<View> starts(List<Role> roles) {
        long options = roles.stream().mapToLong(vocabulary::options).reduce(0, (a, b) -> a | b) & live[0];
        List<View> all = new ArrayList<>();
        long subset = 0;
        do {
            all.add(new View(subset, plain, plain));
            subset = subset - options & options;
        } while (subset != 0);
        return all;
    }

    /** Every step from a position. */
    public List<Step> steps(int id, View view) {
        Position position = graph.at(id);
        if (position instanceof Position.Send send) {
            return afters(send.sent(), view).stream().map(v -> step(send.next(), v)).toList();
        }
        if (position instanceof Position.Rekey rekey) {
            return List.of(step(rekey.next(), isOn(rekey, view) ? view.epoch(lane(rekey.lane()), rekey.epoch()) : view));
        }
        return position instanceof Position.Choice choice
                ? open(choice, view).stream().map(arm -> step(arm.first(), view)).toList() : List.of();
    }

    /** The views that sending a message can lead to, one for each valuation of the facts that it carries. */
    public List<View> afters(Sent sent, View view) {
        return vocabulary.valuations(sent, view.known()).stream()
                .map(facts -> view.known(vocabulary.after(view.known(), sent, facts))).toList();
    }

    /** The alternatives that can be taken: those with a true guard, or the first of them if data decides. */
    public List<Position.Arm> open(Position.Choice choice, View view) {
        var open = choice.arms().stream().filter(arm -> vocabulary.holds(arm.guard(), view.known()));
        return choice.decider().isPresent() ? open.toList() : open.limit(1).toList();
    }

    /** Whether a key change happens and makes a difference. */
    public boolean isEffective(Position.Rekey rekey, View view) {
        return isOn(rekey, view) && !view.epoch(lane(rekey.lane())).equals(rekey.epoch());
    }

    private boolean isOn(Position.Rekey rekey, View view) {
        return vocabulary.holds(rekey.guard(), view.known());
    }

    private Step step(int target, View view) {
        return new Step(target, arriving(target, view));
    }

    /** The view at a position, without what nothing reads from there on. */
    public View arriving(int target, View view) {
        return view.known(view.known() & live[target]);
    }

    private long[] live() {
        long[] masks = new long[graph.size()];
        for (int id = graph.size() - 1; id >= 0; id--) {
            Position position = graph.at(id);
            long mask = remembered;
            for (int next : graph.successors(id)) {
                mask |= masks[next];
            }
            if (position instanceof Position.Send send) {
                mask |= vocabulary.required(send.sent());
            } else if (position instanceof Position.Rekey rekey) {
                mask |= rekeyGuards(rekey.lane()).mapToLong(vocabulary::reads).reduce(0, (a, b) -> a | b);
            } else if (position instanceof Position.Choice choice) {
                mask |= choice.arms().stream().mapToLong(arm -> reads(arm.guard())).reduce(0, (a, b) -> a | b);
            }
            masks[id] = mask;
        }
        return masks;
    }

    /** The guards of all key changes of a lane: they tell in which epoch the lane is. */
    Stream<Term> rekeyGuards(Role lane) {
        return graph.positions().stream().flatMap(p -> p instanceof Position.Rekey rekey && rekey.lane().equals(lane)
                ? rekey.guard().stream() : Stream.empty());
    }

    private long reads(Optional<Term> guard) {
        return guard.map(vocabulary::reads).orElse(0L);
    }
}
