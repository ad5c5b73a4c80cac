package dev.parley.lang.flow;

import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import dev.parley.lang.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A flow and everything that can be the case in it.
 *
 * @param semantics the global meaning
 * @param runs what is the case in runs of roles that keep to the flow
 * @param facing for each role, what can be the case when its peer chooses against its own options, as a peer can
 * @param open what can be the case when both do
 * @param budget the most that any rule may look at
 */
public record Analysis(Semantics semantics, Exploration runs, Map<Role, Exploration> facing, Exploration open,
        int budget) {
    /** The most positions of a flow, and so the length of anything that follows it step by step. */
    private static final int MOST_POSITIONS = 4096;

    /**
     * Explores a flow.
     *
     * @param budget the most configurations of each exploration
     * @throws TooComplexException if there are more
     */
    public static Analysis of(ProtocolModel model, int budget) throws TooComplexException {
        Span start = model.entry().isEmpty() ? model.alerts().unexpected().span() : model.entry().get(0).span();
        PositionGraph graph = PositionGraph.of(model.entry(), model.roles(), start);
        if (graph.size() > MOST_POSITIONS) {
            throw new TooComplexException(start, "the flow has more than " + MOST_POSITIONS + " steps");
        }
        Semantics semantics = new Semantics(model, graph, Vocabulary.of(model));
        Exploration runs = Exploration.of(semantics, budget);
        Role first = model.roles().get(0);
        Role second = model.roles().get(1);
        Exploration facingFirst = open(runs, List.of(first), budget);
        Exploration facingSecond = open(runs, List.of(second), budget);
        return new Analysis(semantics, runs, Map.of(first, facingSecond, second, facingFirst),
                open(facingFirst, List.of(first, second), budget), budget);
    }

    /** Explores again with the options of some roles open, if there are any. */
    private static Exploration open(Exploration known, List<Role> roles, int budget) throws TooComplexException {
        Semantics semantics = known.semantics();
        List<Role> deciding = new ArrayList<>(roles);
        deciding.removeIf(role -> semantics.vocabulary().options(role) == 0);
        if (deciding.isEmpty()) {
            return known;
        }
        PositionGraph graph = semantics.graph();
        for (Role role : deciding) {
            graph = graph.open(role);
        }
        return Exploration.of(new Semantics(semantics.model(), graph, semantics.vocabulary()), budget);
    }

    /** The model. */
    public ProtocolModel model() {
        return semantics.model();
    }

    /** The positions. */
    public PositionGraph graph() {
        return semantics.graph();
    }

    /** What guards read. */
    public Vocabulary vocabulary() {
        return semantics.vocabulary();
    }
}
