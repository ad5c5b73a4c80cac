package dev.parley.lang.flow;

import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.Role;
import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The flow as a graph without cycles. Alternatives of a choice lead to the same position behind it.
 *
 * @param positions all positions, each at the index of its number; the first is the start
 * @param labels the name of a position for each role, where the author gave one
 */
public record PositionGraph(List<Position> positions, List<Map<Role, FlowStep.Label>> labels) {
    /** The graph of steps of two roles. */
    public static PositionGraph of(List<FlowStep> steps, List<Role> roles, Span end) {
        return new GraphBuilder(roles, end).build(steps);
    }

    /** The graph as the peers of the role see it: what guards read of the role's options counts as possible. */
    PositionGraph open(Role role) {
        List<Position> seen = positions.stream().map(p -> p instanceof Position.Choice choice
                && choice.decider().filter(role::equals).isPresent() ? open(choice, role) : p).toList();
        return new PositionGraph(seen, labels);
    }

    private static Position.Choice open(Position.Choice choice, Role role) {
        List<Position.Arm> arms = choice.arms().stream().map(arm -> new Position.Arm(
                arm.guard().map(g -> Guards.permissive(g, role)), arm.first(), arm.span())).toList();
        return new Position.Choice(choice.id(), choice.decider(), arms, choice.behind(), choice.span());
    }

    /** The position of that number. */
    public Position at(int id) {
        return positions.get(id);
    }

    /** The number of positions. */
    public int size() {
        return positions.size();
    }

    /** How the role calls the position, if it has a label. */
    public Optional<FlowStep.Label> label(int id, Role role) {
        return Optional.ofNullable(labels.get(id).get(role));
    }

    /** The numbers of the positions that one step leads to. */
    public List<Integer> successors(int id) {
        Position position = at(id);
        if (position instanceof Position.Send send) {
            return List.of(send.next());
        }
        if (position instanceof Position.Rekey rekey) {
            return List.of(rekey.next());
        }
        return position instanceof Position.Choice choice
                ? choice.arms().stream().map(Position.Arm::first).distinct().toList() : List.of();
    }
}
