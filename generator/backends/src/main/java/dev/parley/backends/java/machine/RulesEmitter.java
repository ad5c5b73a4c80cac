package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.GeneratorException;
import dev.parley.backends.java.Names;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Fact;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Optional;

/** Writes the rules of one message as statements: what its sender computes and what its receiver checks. */
final class RulesEmitter {
    private static final int LONGEST_QUOTE = 90;

    private final RoleView view;
    private final Sent message;
    private final boolean sender;
    private Known known = Known.NOTHING;

    RulesEmitter(RoleView view, Sent message) {
        this.view = view;
        this.message = message;
        this.sender = view.sends(message);
    }

    /** The statements of the rules that this role runs, in order. */
    CodeBlock emit(List<Rule> rules, MachineScope scope) {
        Expressions expressions = new Expressions(view.names(), scope);
        CodeBlock.Builder code = CodeBlock.builder();
        for (Rule rule : rules) {
            if (!SlowWork.runs(rule, view, sender)) {
                continue;
            } else if (rule instanceof Rule.Require require) {
                code.add(require(expressions.value(require.condition(), known), require.alert(), require.span(),
                        TermText.of(require.condition())));
                known = known.where(require.condition());
            } else if (rule instanceof Rule.Let let) {
                code.add(let(let, expressions));
            } else if (rule instanceof Rule.Forget forget) {
                String field = forgotten(forget);
                code.addStatement("$L = wiped($L)", field, field);
            } else if (rule instanceof Rule.ReplaceTranscript replace) {
                code.addStatement("transcript.replace($L)", expressions.converted(replace.value(), ValueType.BYTES, known));
            } else if (rule instanceof Rule.Equation equation) {
                code.add(sender ? compute(equation, expressions) : check(equation, expressions));
            }
        }
        return code.build();
    }

    /** The statements that set a fact, and hold it to what it requires. */
    CodeBlock fact(Fact fact, MachineScope scope) {
        Expressions expressions = new Expressions(view.names(), scope);
        String name = view.own().fact(fact.name());
        CodeBlock set = CodeBlock.builder().addStatement("$L = $L", name, expressions.value(definition(fact))).build();
        if (fact.requires().isEmpty()) {
            return set;
        }
        CodeBlock holds = CodeBlock.of("!$L || $L", name,
                expressions.write(fact.requires().get(), Known.NOTHING).within(Java.OR));
        return CodeBlock.builder().add(set).add(require(holds, view.model().alerts().forbidden(), fact.span(),
                fact.name() + " requires " + TermText.of(fact.requires().get()))).build();
    }

    /** What the fact looks at. */
    static Term definition(Fact fact) {
        return fact.value().orElseThrow(() -> new GeneratorException(fact.span(),
                "fact " + fact.name() + " has no definition, so no code can look at it"));
    }

    private String forgotten(Rule.Forget forget) {
        String name = view.own().value(forget.name());
        return RulePlan.binding(view.model(), forget.name()).isPresent() ? ScheduleEmitter.cache(name) : name;
    }

    CodeBlock require(CodeBlock condition, Type.Enumerator alert, Span span, String what) {
        return CodeBlock.builder()
                .addStatement("require($L,$W$L,$W$S)", condition, view.alert(alert), span.cite() + ": " + quote(what)).build();
    }

    private CodeBlock let(Rule.Let let, Expressions expressions) {
        Known here = let.guard().map(known::where).orElse(known);
        CodeBlock value = expressions.owned(let.value(), here);
        if (let.alert().isPresent() && !view.names().valueType(let.value().type()).isPrimitive()) {
            value = CodeBlock.of("defined($L,$W$L,$W$S)", value, view.alert(let.alert().get()),
                    let.span().cite() + ": " + let.name());
        }
        String field = view.own().value(let.name());
        boolean replaces = let.value().type().equals(ValueType.SECRET) && new Recurrence(view).isComputedTwice(let.name());
        CodeBlock assignment = CodeBlock.builder().addStatement(replaces ? "$1L = replaced($1L, $2L)" : "$1L = $2L", field, value)
                .build();
        CodeBlock.Builder code = CodeBlock.builder();
        if (let.guard().isPresent()) {
            code.beginControlFlow("if ($L)", expressions.value(let.guard().get(), known)).add(assignment).endControlFlow();
        } else {
            code.add(assignment);
        }
        return code.add(new Recurrence(view).forgetCaches(let)).build();
    }

    /** The sender replaces the field of the draft. */
    private CodeBlock compute(Rule.Equation equation, Expressions expressions) {
        String draft = view.own().message(message);
        Names names = view.names();
        ValueType type = equation.field().type();
        Optional<CodeBlock> secret = fleeting(equation.value(), type, expressions);
        CodeBlock value = secret.isPresent() ? CodeBlock.of("computed.disclose()")
                : expressions.converted(equation.value(), type, known);
        CodeBlock assignment = Drafts.isSoleField(view, message, equation)
                ? CodeBlock.of("$L = new $T($L)", draft, names.valueType(Drafts.type(message)), value)
                : CodeBlock.of("$1L = $1L.$2L($3L)", draft, names.wither(equation.field()), value);
        return within(secret, "computed", CodeBlock.builder().addStatement(assignment).build());
    }

    /** The receiver compares, in constant time where there are bytes, or verifies. */
    private CodeBlock check(Rule.Equation equation, Expressions expressions) {
        String what = TermText.of(equation.field());
        Optional<QualifiedName> verifier = SlowWork.verifier(equation);
        CodeBlock field = expressions.value(equation.field(), known);
        if (verifier.isPresent()) {
            CodeBlock verified = expressions.verified((Term.Call) equation.value(), view.own().function(verifier.get()),
                    field, known);
            return require(verified, equation.alert(), equation.span(), what);
        }
        ValueType type = equation.field().type();
        if (!type.equals(ValueType.BYTES)) {
            return require(expressions.value(new Term.Compare("==", equation.field(), equation.value(), equation.span()),
                    known), equation.alert(), equation.span(), what);
        }
        Optional<CodeBlock> secret = fleeting(equation.value(), type, expressions);
        CodeBlock expected = secret.isPresent() ? CodeBlock.of("expected.disclose()")
                : expressions.converted(equation.value(), type, known);
        return within(secret, "expected", require(CodeBlock.of("$L.constantTimeEquals($L)", field, expected),
                equation.alert(), equation.span(), what));
    }

    /** The value as a secret of its own, to be wiped at once, if it is a secret that the field publishes. */
    private Optional<CodeBlock> fleeting(Term value, ValueType wanted, Expressions expressions) {
        Term inner = value instanceof Term.Disclosed disclosed ? disclosed.secret() : value;
        return wanted.equals(ValueType.BYTES) && inner.type().equals(ValueType.SECRET)
                && (inner instanceof Term.Call || inner instanceof Term.SliceOf)
                ? Optional.of(expressions.value(inner, known)) : Optional.empty();
    }

    private static CodeBlock within(Optional<CodeBlock> secret, String name, CodeBlock statement) {
        return secret.isEmpty() ? statement : CodeBlock.builder()
                .beginControlFlow("try ($T $L = $L)", WireTypes.SECRET, name, secret.get()).add(statement).endControlFlow()
                .build();
    }

    static String quote(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE - 1) + "…";
    }
}
