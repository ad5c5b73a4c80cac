package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.lang.machine.Transition;
import dev.parley.lang.model.Binding;
import dev.parley.lang.model.Equations;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.ValueType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds what happens more than once in a run, so that values of the first time must be replaced. */
final class Recurrence {
    private final RoleView view;

    Recurrence(RoleView view) {
        this.view = view;
    }

    /** Whether a run can have the message twice. */
    boolean recurs(Sent message) {
        List<Transition> all = view.machine().transitions();
        return all.stream().filter(t -> t.move().sent().equals(message)).anyMatch(t -> leadsTo(all, t.to(), message));
    }

    private static boolean leadsTo(List<Transition> all, String from, Sent message) {
        Deque<String> open = new ArrayDeque<>(List.of(from));
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            String state = open.pop();
            for (Transition t : all) {
                if (t.from().name().equals(state)) {
                    if (t.move().sent().equals(message)) {
                        return true;
                    }
                    if (seen.add(t.to())) {
                        open.push(t.to());
                    }
                }
            }
        }
        return false;
    }

    /** Whether the value of a {@code let} can be computed when it was computed before. */
    boolean isComputedTwice(String let) {
        List<Equations> definitions = view.model().equations().stream().filter(e -> e.rules().stream()
                .anyMatch(rule -> rule instanceof Rule.Let other && other.name().equals(let))).toList();
        return definitions.size() > 1 || definitions.stream().anyMatch(e -> recurs(e.message()) || isBeside(e.message()));
    }

    private boolean isBeside(Sent message) {
        return !view.own().sent().contains(message);
    }

    /** Statements that forget the values of the schedule that a recomputed {@code let} enters. */
    CodeBlock forgetCaches(Rule.Let let) {
        return isComputedTwice(let.name())
                ? forget(part -> part instanceof Term.Named named && named.name().equals(let.name()), part -> false)
                : CodeBlock.of("");
    }

    /** Statements that forget the values of the schedule that a message enters which came a second time. */
    CodeBlock forgetCaches(Sent message) {
        List<String> lets = view.model().equationsOf(message).map(Equations::rules).orElse(List.of()).stream()
                .filter(rule -> rule instanceof Rule.Let && view.runs(rule, message))
                .map(rule -> ((Rule.Let) rule).name()).toList();
        Predicate<Term> isForgottenAnyway = part -> part instanceof Term.Named named && lets.contains(named.name());
        Predicate<Term> cause = part -> part instanceof Term.Earlier earlier && earlier.message().equals(message)
                || part instanceof Term.Transcript;
        return recurs(message) ? forget(cause, isForgottenAnyway) : CodeBlock.of("");
    }

    private CodeBlock forget(Predicate<Term> cause, Predicate<Term> exception) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Binding binding : view.model().schedule()) {
            List<Term> reached = RulePlan.reach(view.model(), binding.value()).toList();
            if (reached.stream().anyMatch(cause) && reached.stream().noneMatch(exception)
                    && ScheduleEmitter.isUsed(view, binding) && ScheduleEmitter.isKept(view, binding)) {
                boolean secret = binding.value().type().equals(ValueType.SECRET);
                code.addStatement(secret ? "$1L = wiped($1L)" : "$1L = null", view.own().value(binding.name()));
            }
        }
        return code.build();
    }
}
