package dev.parley.lang.machine;

import dev.parley.lang.machine.Transition.Condition;
import java.util.ArrayList;
import java.util.List;

/**
 * One silent way to a resting place: a {@link Next} without its branches.
 *
 * @param conditions what must hold, in the order in which it is looked at
 * @param rekeys key changes on the way
 * @param to the name of the state in which it ends
 */
public record Path(List<Condition> conditions, List<Next.Rekey> rekeys, String to) {
    /** Every way that a {@code next} can go. */
    public static List<Path> of(Next next) {
        List<Path> all = new ArrayList<>();
        follow(next, List.of(), List.of(), all);
        return List.copyOf(all);
    }

    private static void follow(Next next, List<Condition> conditions, List<Next.Rekey> rekeys, List<Path> all) {
        if (next instanceof Next.Goto end) {
            all.add(new Path(conditions, rekeys, end.state()));
        } else if (next instanceof Next.Rekey rekey) {
            follow(rekey.next(), conditions, plus(rekeys, rekey), all);
        } else if (next instanceof Next.Branch branch) {
            follow(branch.then(), plus(conditions, new Condition(branch.guard(), true)), rekeys, all);
            follow(branch.otherwise(), plus(conditions, new Condition(branch.guard(), false)), rekeys, all);
        }
    }

    private static <T> List<T> plus(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }
}
