package dev.parley.backends.suite;

import dev.parley.lang.machine.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes one node of the decisions behind a message. Nodes are numbered, each before those below it. */
final class Nexts {
    private final int wanted;
    private final UnaryOperator<Next> change;
    private int number;

    private Nexts(int wanted, UnaryOperator<Next> change) {
        this.wanted = wanted;
        this.change = change;
    }

    /** All nodes, each at its number. */
    static List<Next> nodes(Next next) {
        List<Next> nodes = new ArrayList<>();
        collect(next, nodes);
        return List.copyOf(nodes);
    }

    private static void collect(Next next, List<Next> nodes) {
        nodes.add(next);
        if (next instanceof Next.Branch branch) {
            collect(branch.then(), nodes);
            collect(branch.otherwise(), nodes);
        } else if (next instanceof Next.Rekey rekey) {
            collect(rekey.next(), nodes);
        }
    }

    /** The same decisions, but for the node of that number. */
    static Next changed(Next next, int number, UnaryOperator<Next> change) {
        return new Nexts(number, change).walk(next);
    }

    private Next walk(Next next) {
        if (number++ == wanted) {
            return change.apply(next);
        }
        if (next instanceof Next.Branch branch) {
            Next then = walk(branch.then());
            return new Next.Branch(branch.guard(), then, walk(branch.otherwise()));
        }
        return next instanceof Next.Rekey rekey
                ? new Next.Rekey(rekey.lane(), rekey.epoch(), rekey.span(), walk(rekey.next())) : next;
    }
}
