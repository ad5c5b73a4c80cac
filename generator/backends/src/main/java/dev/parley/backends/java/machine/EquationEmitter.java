package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.java.Names;
import dev.parley.lang.model.Equations;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Subterms;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the equations of a message's fields: its sender computes them, its receiver checks them. */
final class EquationEmitter {
    private final RoleView view;
    private final Sent message;
    private final RulesEmitter rules;
    private final boolean sender;

    EquationEmitter(RoleView view, Sent message, RulesEmitter rules) {
        this.view = view;
        this.message = message;
        this.rules = rules;
        this.sender = view.sends(message);
    }

    CodeBlock emit(Rule.Equation equation, Statements statements, Known known) {
        if (equation.guard().isEmpty()) {
            return unconditional(equation, statements, known);
        }
        CodeBlock guard = new Expressions(view.names(), statements.scope()).value(equation.guard().get(), known);
        return CodeBlock.builder().beginControlFlow("if ($L)", guard)
                .add(unconditional(equation, statements.inner(),
                        known.where(equation.guard().get())))
                .endControlFlow().build();
    }

    private CodeBlock unconditional(Rule.Equation equation, Statements statements, Known known) {
        return CodeBlock.builder().add(present(equation, statements, known))
                .add(sender ? compute(equation, statements, known) : check(equation, statements, known)).build();
    }

    /** What leads to the field must be there, and lists must be long enough. */
    private CodeBlock present(Rule.Equation equation, Statements statements, Known known) {
        CodeBlock.Builder code = CodeBlock.builder();
        Expressions at = new Expressions(view.names(), statements.scope());
        List<Term> path = new ArrayList<>();
        for (Term step = equation.field(); !Subterms.of(step).isEmpty(); step = Subterms.of(step).get(0)) {
            path.add(0, step);
        }
        for (Term step : path.subList(0, path.size() - 1)) {
            if (Known.mayBeAbsent(step) && known.isDoubtful(step)) {
                Type.Enumerator alert = sender ? view.model().alerts().internal() : equation.alert();
                code.add(rules.require(at.present(step, known), alert, equation.span(), TermText.of(step)));
            }
        }
        for (Term step : path) {
            if (step instanceof Term.ElementOf element) {
                code.add(rules.require(at.within(element, known), equation.alert(), equation.span(),
                        TermText.of(element)));
            }
        }
        return code.build();
    }

    /** The sender replaces the field of the draft. */
    private CodeBlock compute(Rule.Equation equation, Statements statements, Known known) {
        String draft = view.own().message(message);
        return statements.about(Stream.concat(Stream.of(equation.value()), indexes(equation.field())).toList(), known,
                at -> {
            CodeBlock value = at.converted(equation.value(), equation.field().type(), known);
            List<CodeBlock> arguments = new ArrayList<>();
            indexes(equation.field()).forEach(index -> arguments.add(at.converted(index, ValueType.INT, known)));
            arguments.add(sized(equation, value, at, known));
            CodeBlock assignment = Drafts.isSoleField(view, message, equation)
                    ? CodeBlock.of("$L = new $T($L)", draft, view.names().valueType(Drafts.type(message)), value)
                    : CodeBlock.of("$1L = $1L.$2L($3L)", draft, Names.wither(equation.field()),
                            CodeBlock.join(arguments, ",$W"));
            return CodeBlock.builder().addStatement(assignment).build();
        });
    }

    /** The value; where lengths were made use of before, it must be as long as its draft. */
    private CodeBlock sized(Rule.Equation equation, CodeBlock value, Expressions at, Known known) {
        boolean cut = equation.field().type().equals(ValueType.BYTES) && view.model().equationsOf(message)
                .map(Equations::rules).orElse(List.of()).stream().flatMap(rule -> rule.terms().stream())
                .flatMap(term -> TermWalk.all(term, Term.Truncated.class))
                .anyMatch(t -> TermWalk.all(equation.field()).map(TermKey::of).anyMatch(TermKey.of(t.field())::equals));
        return !cut ? value : CodeBlock.of("sameLength($L,$W$L)", at.value(equation.field(), known), value);
    }

    private static Stream<Term> indexes(Term path) {
        if (Subterms.of(path).isEmpty()) {
            return Stream.empty();
        }
        Stream<Term> before = indexes(Subterms.of(path).get(0));
        return path instanceof Term.ElementOf element ? Stream.concat(before, Stream.of(element.index())) : before;
    }

    /** The receiver compares, in constant time where there are bytes, or verifies. */
    private CodeBlock check(Rule.Equation equation, Statements statements, Known known) {
        String what = TermText.of(equation.field());
        Optional<QualifiedName> verifier = RulePlan.verifier(equation);
        List<Term> looked = verifier.isPresent() ? Subterms.of(equation.value()) : List.of(equation.value());
        List<Term> terms = Stream.concat(looked.stream(), Stream.of(equation.field())).toList();
        return statements.about(terms, known, at -> rules.require(
                verifier.map(name -> at.verified((Term.Call) equation.value(), view.own().function(name),
                        at.value(equation.field(), known), known)).orElseGet(() -> same(equation, at, known)),
                equation.alert(), equation.span(), what));
    }

    private CodeBlock same(Rule.Equation equation, Expressions at, Known known) {
        return equation.field().type().equals(ValueType.BYTES)
                ? CodeBlock.of("$L.constantTimeEquals($L)", at.value(equation.field(), known),
                        at.converted(equation.value(), ValueType.BYTES, known))
                : at.value(new Term.Compare("==", equation.field(), equation.value(), equation.span()), known);
    }
}
