package dev.parley.backends.java.test;

import dev.parley.lang.model.Equations;
import dev.parley.lang.model.Extern;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Subterms;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;

/**
 * Arguments of primitives into which the sender of a message writes what an equation says, when the primitive has already
 * looked at them: its peer calls the same primitive with the whole.
 */
final class Completed {
    private Completed() {
    }

    /** Whether that is so of an argument of the primitive, wherever it is called. */
    static boolean later(ProtocolModel model, Extern primitive, int argument) {
        return model.equations().stream().anyMatch(equations -> equations.rules().stream()
                .anyMatch(rule -> rule instanceof Rule.Let let && writesInto(equations, let.value(), primitive, argument)));
    }

    private static boolean writesInto(Equations equations, Term term, Extern primitive, int argument) {
        return term instanceof Term.Call call && call.function().name().equals(primitive.name())
                && equations.rules().stream().anyMatch(rule -> rule instanceof Rule.Equation equation
                        && isInside(equation.field(), call.arguments().get(argument)))
                || Subterms.of(term).stream().anyMatch(part -> writesInto(equations, part, primitive, argument));
    }

    private static boolean isInside(Term field, Term whole) {
        return TermText.of(field).equals(TermText.of(whole))
                || Subterms.of(field).stream().anyMatch(part -> isInside(part, whole));
    }
}
