package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.lang.model.Binding;
import dev.parley.lang.model.Subterms;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Writes statements that refuse to answer until all that a term is made of is there. */
final class Availability {
    private final RoleView view;
    private final Expressions expressions;
    private final String what;

    Availability(RoleView view, Scope scope, String what) {
        this.view = view;
        this.expressions = new Expressions(view.names(), scope);
        this.what = what;
    }

    CodeBlock of(Term term) {
        return of(term, new HashSet<>());
    }

    /** The statements for what is evaluated in any case; those in {@code seen} stand there already. */
    private CodeBlock of(Term term, Set<String> seen) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (term instanceof Term.Conditional choice) {
            return code.add(of(choice.condition(), seen)).add(branches(choice, seen)).build();
        } else if (term instanceof Term.And and) {
            return of(and.left(), seen);
        } else if (term instanceof Term.Or or) {
            return of(or.left(), seen);
        } else if (term instanceof Term.Named named) {
            return seen.add(TermKey.of(named)) ? named(named, seen) : code.build();
        } else if (term instanceof Term.Present present) {
            return of(present.extension().message(), seen);
        }
        Subterms.of(term).forEach(part -> code.add(of(part, seen)));
        if (term instanceof Term.Earlier && seen.add(TermKey.of(term))) {
            code.add(require(CodeBlock.of("$L != null", expressions.value(term)), TermText.of(term)));
        } else if (Known.mayBeAbsent(term) && seen.add(TermKey.of(term))) {
            code.add(require(expressions.present(term, Known.NOTHING), TermText.of(term)));
        }
        return code.build();
    }

    private CodeBlock branches(Term.Conditional choice, Set<String> seen) {
        CodeBlock then = of(choice.then(), new HashSet<>(seen));
        CodeBlock otherwise = of(choice.otherwise(), new HashSet<>(seen));
        if (then.isEmpty() && otherwise.isEmpty()) {
            return then;
        }
        return CodeBlock.builder().beginControlFlow("if ($L)", expressions.value(choice.condition())).add(then)
                .nextControlFlow("else").add(otherwise).endControlFlow().build();
    }

    private CodeBlock named(Term.Named named, Set<String> seen) {
        String field = view.own().value(named.name());
        Optional<Binding> binding = RulePlan.binding(view.model(), named.name());
        if (binding.isEmpty()) {
            return view.names().valueType(named.type()).isPrimitive() ? CodeBlock.of("")
                    : require(CodeBlock.of("$L != null", expressions.value(named)), named.name());
        } else if (!ScheduleEmitter.isKept(view, binding.get())) {
            return of(binding.get().value(), seen);
        }
        CodeBlock inner = of(binding.get().value(), new HashSet<>(seen));
        return inner.isEmpty() ? inner
                : CodeBlock.builder().beginControlFlow("if ($L == null)", field).add(inner).endControlFlow().build();
    }

    private CodeBlock require(CodeBlock condition, String needed) {
        return CodeBlock.builder().addStatement("requireAvailable($L, $S,$W$S)", condition, what, needed).build();
    }
}
