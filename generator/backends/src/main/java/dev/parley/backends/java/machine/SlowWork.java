package dev.parley.backends.java.machine;

import dev.parley.lang.machine.Next;
import dev.parley.lang.model.Equations;
import dev.parley.lang.model.Extern;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what a role had better leave to a task. */
final class SlowWork {
    private final RoleView view;

    SlowWork(RoleView view) {
        this.view = view;
    }

    /** Whether the role, to send or to receive the message, evaluates a slow primitive. */
    boolean in(Sent message) {
        return view.model().equationsOf(message).map(Equations::rules).orElse(List.of()).stream()
                .anyMatch(rule -> isSlow(rule, message));
    }

    private boolean isSlow(Rule rule, Sent message) {
        if (rule instanceof Rule.Equation equation && !view.sends(message)) {
            Optional<QualifiedName> verifier = RulePlan.verifier(equation);
            return verifier.isPresent() && extern(verifier.get()).slow()
                    || parts(equation).anyMatch(term -> isSlow(term));
        }
        return view.runs(rule, message) && rule.terms().stream().anyMatch(this::isSlow);
    }

    /** What the receiver evaluates of an equation: the arguments only, if it verifies. */
    private static Stream<Term> parts(Rule.Equation equation) {
        return RulePlan.verifier(equation).isPresent() ? ((Term.Call) equation.value()).arguments().stream()
                : Stream.of(equation.value());
    }

    /** Whether evaluating the term calls a slow primitive, directly or through the schedule. */
    boolean isSlow(Term term) {
        return RulePlan.reach(view.model(), term)
                .anyMatch(part -> part instanceof Term.Call call && call.function().slow());
    }

    /** Whether the keys of an epoch take slow work. */
    boolean isSlow(Next.Rekey rekey) {
        return rekey.epoch().keys().getOrDefault(rekey.lane(), List.of()).stream().anyMatch(this::isSlow);
    }

    private Extern extern(QualifiedName name) {
        return view.model().externs().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
    }
}
