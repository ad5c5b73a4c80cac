package dev.parley.lang.link;

import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Subterms;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.syntax.Statement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Equations of fields: {@code f := e if g else alert;}. */
final class EquationLinker {
    private final AlertNames alerts;
    private final TermLinker terms;
    private final Definitions definitions;
    private final Deterministic deterministic;
    private final Problems problems;

    EquationLinker(AlertNames alerts, TermLinker terms, Definitions definitions, Problems problems) {
        this.alerts = alerts;
        this.terms = terms;
        this.definitions = definitions;
        this.deterministic = new Deterministic(problems);
        this.problems = problems;
    }

    Optional<Rule> link(Statement.Equation written, Context context) {
        Term field = terms.infer(written.field(), context, Optional.empty());
        if (Unknown.is(field)) {
            terms.infer(written.value(), context, Optional.empty());
            return Optional.empty();
        }
        if (!isPart(field)) {
            problems.report("equation", written.written().span(), "'" + written.written() + "' is no field of this message",
                    "for a value of your own write let " + written.written() + " = …;");
            return Optional.empty();
        }
        checkField(field, written);
        Term value = value(written, field.type(), context);
        context.sent().filter(sent -> includes(value, sent, new HashSet<>())).ifPresent(sent -> problems.report("equation",
                written.written().span(), "the value of '" + written.written()
                        + "' depends on the encoding of the message that holds it",
                "let the span end before this message; transcript is all that came before"));
        Type.Enumerator alert = written.alert().map(alerts::find).orElse(alerts.alerts().forbidden());
        Optional<Term> guard = written.guard().map(g -> deterministic.check(terms.link(g, context, ValueType.BOOL)));
        return Optional.of(new Rule.Equation(field, value, guard, alert, written.span()));
    }

    private void checkField(Term field, Statement.Equation written) {
        if (field instanceof Term.FieldOf of && of.field().constant().isPresent()) {
            problems.report("equation", written.written().span(), "'" + written.written() + "' is constant already");
        } else if (field instanceof Term.ElementOf element && element.list().type().equals(ValueType.BYTES)) {
            problems.report("equation", written.written().span(), "'" + written.written() + "' is a byte within bytes",
                    "an equation gives a whole field or a whole element of a list");
        }
        if (isNestedList(field)) {
            problems.report("equation", written.written().span(), "'" + written.written()
                    + "' is an element of a list within a list", "give the inner list a struct around it");
        }
        deterministic.check(field);
    }

    private Term value(Statement.Equation written, ValueType wanted, Context context) {
        Term value = terms.infer(written.value(), context, Optional.of(wanted));
        deterministic.checkRightSide(value);
        return wanted.equals(ValueType.BYTES) && value.type().equals(ValueType.SECRET)
                ? new Term.Disclosed(value, value.span()) : new Conversions(problems).to(wanted, value);
    }

    /** Whether the term is a field, or an element of a list in one, of the message at hand. */
    private static boolean isPart(Term term) {
        return (term instanceof Term.FieldOf || term instanceof Term.ElementOf) && startsAtThis(term);
    }

    private static boolean startsAtThis(Term path) {
        if (path instanceof Term.FieldOf field) {
            return startsAtThis(field.object());
        } else if (path instanceof Term.ArmOf arm) {
            return startsAtThis(arm.select());
        } else if (path instanceof Term.ElementOf element) {
            return startsAtThis(element.list());
        }
        return path instanceof Term.ExtensionOf extension ? startsAtThis(extension.message()) : path instanceof Term.This;
    }

    private static boolean isNestedList(Term path) {
        return path instanceof Term.ElementOf element && !(element.list() instanceof Term.FieldOf)
                || !Subterms.of(path).isEmpty() && isNestedList(Subterms.of(path).get(0));
    }

    private boolean includes(Term term, Sent message, Set<String> seen) {
        if (term instanceof Term.Transcript t) {
            return t.last().filter(message::equals).isPresent();
        }
        if (term instanceof Term.Named n && seen.add(n.name())) {
            return definitions.named(n.name()).stream()
                    .filter(made -> made.home().isEmpty() || made.home().get().equals(message))
                    .anyMatch(made -> includes(made.value(), message, seen));
        }
        return Subterms.of(term).stream().anyMatch(t -> includes(t, message, seen));
    }
}
