package dev.parley.lang.flow;

import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.Role;
import dev.parley.lang.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** Builds the graph from the last step to the first, so that every step knows where it leads. */
final class GraphBuilder {
    private final List<Role> roles;
    private final Span end;
    private final List<Unplaced> reversed = new ArrayList<>();
    private final List<Map<Role, FlowStep.Label>> labels = new ArrayList<>();
    private final Set<Integer> ends = new HashSet<>();

    /** A position whose final number is not known yet: numbers count from the end. */
    private interface Unplaced {
        Position place(int id, IntUnaryOperator number);
    }

    GraphBuilder(List<Role> roles, Span end) {
        this.roles = roles;
        this.end = end;
    }

    PositionGraph build(List<FlowStep> steps) {
        int length = steps.size();
        int behind = addEnd(length > 0 && steps.get(length - 1) instanceof FlowStep.Label label ? label.span() : end);
        while (length > 0 && steps.get(length - 1) instanceof FlowStep.Label label) {
            name(behind, label);
            length--;
        }
        sequence(steps.subList(0, length), behind);
        int last = reversed.size() - 1;
        List<Position> positions = new ArrayList<>();
        List<Map<Role, FlowStep.Label>> names = new ArrayList<>();
        for (int id = 0; id <= last; id++) {
            positions.add(reversed.get(last - id).place(id, number -> last - number));
            names.add(Map.copyOf(labels.get(last - id)));
        }
        spread(positions, names);
        return new PositionGraph(List.copyOf(positions), List.copyOf(names));
    }

    private int addEnd(Span span) {
        int number = add((id, numbers) -> new Position.End(id, span));
        ends.add(number);
        return number;
    }

    private int add(Unplaced position) {
        reversed.add(position);
        labels.add(new HashMap<>());
        return reversed.size() - 1;
    }

    /** A label behind the last step of an alternative that ends the flow makes an end of its own. */
    private int sequence(List<FlowStep> steps, int continuation) {
        int next = continuation;
        for (int i = steps.size() - 1; i >= 0; i--) {
            FlowStep step = steps.get(i);
            if (step instanceof FlowStep.Label label) {
                next = ends.contains(next) && labels.get(next).isEmpty() ? addEnd(label.span()) : next;
                name(next, label);
            } else {
                next = position(step, next);
            }
        }
        return next;
    }

    /** Of several labels in a row the one next to the step counts. */
    private void name(int number, FlowStep.Label label) {
        for (Role role : roles) {
            if (label.role().map(role::equals).orElse(true)) {
                labels.get(number).putIfAbsent(role, label);
            }
        }
    }

    private int position(FlowStep step, int next) {
        if (step instanceof FlowStep.Send send) {
            return add((id, number) -> new Position.Send(id, send.sent(), number.applyAsInt(next), send.span()));
        }
        if (step instanceof FlowStep.Key key) {
            return add((id, number) -> new Position.Rekey(id, key.role(), key.epoch(), key.guard(),
                    number.applyAsInt(next), key.span()));
        }
        FlowStep.Choice choice = (FlowStep.Choice) step;
        List<Integer> firsts = new ArrayList<>();
        for (int i = choice.alternatives().size() - 1; i >= 0; i--) {
            firsts.add(0, sequence(choice.alternatives().get(i).steps(), next));
        }
        return add((id, number) -> new Position.Choice(id, choice.decider(), arms(choice, firsts, number),
                number.applyAsInt(next), choice.span()));
    }

    private static List<Position.Arm> arms(FlowStep.Choice choice, List<Integer> firsts,
            IntUnaryOperator number) {
        List<Position.Arm> arms = new ArrayList<>();
        for (int i = 0; i < firsts.size(); i++) {
            FlowStep.Alternative alternative = choice.alternatives().get(i);
            arms.add(new Position.Arm(alternative.guard(), number.applyAsInt(firsts.get(i)), alternative.span()));
        }
        return List.copyOf(arms);
    }

    /** A label in front of a silent step names the resting places directly behind it that have no name. */
    private static void spread(List<Position> positions, List<Map<Role, FlowStep.Label>> names) {
        for (int id = 0; id < positions.size(); id++) {
            Position position = positions.get(id);
            if (position instanceof Position.Rekey rekey) {
                names.set(rekey.next(), merged(names.get(rekey.next()), names.get(id)));
            } else if (position instanceof Position.Choice choice && choice.decider().isEmpty()) {
                for (Position.Arm arm : choice.arms()) {
                    if (arm.first() != choice.behind()) {
                        names.set(arm.first(), merged(names.get(arm.first()), names.get(id)));
                    }
                }
            }
        }
    }

    private static Map<Role, FlowStep.Label> merged(Map<Role, FlowStep.Label> own, Map<Role, FlowStep.Label> above) {
        Map<Role, FlowStep.Label> both = new HashMap<>(above);
        both.putAll(own);
        return Map.copyOf(both);
    }
}
