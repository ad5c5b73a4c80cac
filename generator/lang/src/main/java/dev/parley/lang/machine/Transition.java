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
    }

    /** All conditions as one term; absent if there are none. */
    public Optional<Term> guard() {
        return conditions.stream().<Term>map(c -> c.value() ? c.guard() : new Term.Not(c.guard(), c.guard().span()))
                .reduce((left, right) -> new Term.And(left, right, left.span()));
    }

    static List<Transition> of(Machine machine) {
        List<Transition> all = new ArrayList<>();
        for (State state : machine.states()) {
            for (Move move : state.moves()) {
                List<Condition> conditions = move.guard().map(g -> List.of(new Condition(g, true))).orElse(List.of());
                follow(state, move, move.next(), conditions, List.of(), all);
            }
        }
        return List.copyOf(all);
    }

    private static void follow(State from, Move move, Next next, List<Condition> conditions, List<Next.Rekey> rekeys,
            List<Transition> all) {
        if (next instanceof Next.Goto end) {
            all.add(new Transition(from, move, conditions, rekeys, end.state()));
        } else if (next instanceof Next.Rekey rekey) {
            follow(from, move, rekey.next(), conditions, plus(rekeys, rekey), all);
        } else if (next instanceof Next.Branch branch) {
            follow(from, move, branch.then(), plus(conditions, new Condition(branch.guard(), true)), rekeys, all);
            follow(from, move, branch.otherwise(), plus(conditions, new Condition(branch.guard(), false)), rekeys, all);
        }
    }

    private static <T> List<T> plus(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }
}
