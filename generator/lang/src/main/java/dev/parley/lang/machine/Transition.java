package dev.parley.lang.machine;

import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One way from a state to another.
 *
 * @param conditions what must hold, in the order in which it is looked at
 * @param rekeys key changes on the way
 */
public record Transition(State from, Move move, List<Condition> conditions, List<Next.Rekey> rekeys, String to) {
    /** A guard and the value it must have. */
    public record Condition(Term guard, boolean value) {
        /** All of the conditions as one term; absent if there are none. */
        public static Optional<Term> all(List<Condition> conditions) {
            return conditions.stream().map(Condition::term)
                    .reduce((left, right) -> new Term.And(left, right, left.span()));
        }

        private Term term() {
            return value ? guard : new Term.Not(guard, guard.span());
        }
    }

    static List<Transition> of(Machine machine) {
        List<Transition> all = new ArrayList<>();
        for (State state : machine.states()) {
            for (Move move : state.moves()) {
                for (Path path : Path.of(move.next())) {
                    List<Condition> conditions = new ArrayList<>(path.conditions());
                    move.guard().ifPresent(guard -> conditions.add(0, new Condition(guard, true)));
                    all.add(new Transition(state, move, List.copyOf(conditions), path.rekeys(), path.to()));
                }
            }
        }
        return List.copyOf(all);
    }
}
