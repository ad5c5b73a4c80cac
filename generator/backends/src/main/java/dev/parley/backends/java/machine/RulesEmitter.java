package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.GeneratorException;
import dev.parley.lang.model.Fact;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import java.util.List;

/** Writes the rules of one message as statements: what its sender computes and what its receiver checks. */
final class RulesEmitter {
    private static final int LONGEST_QUOTE = 80;

    private final RoleView view;
    private final Sent message;
    private final boolean sender;
    private Known known = Known.NOTHING;
    private Statements last;

    RulesEmitter(RoleView view, Sent message) {
        this.view = view;
        this.message = message;
        this.sender = view.sends(message);
    }

    /** The statements of the rules that this role runs, in order. */
    CodeBlock emit(List<Rule> rules, MachineScope scope) {
        Statements statements = last == null ? new Statements(view, scope) : last.followedIn(scope);
        last = statements;
        CodeBlock.Builder code = CodeBlock.builder();
        for (Rule rule : rules) {
            if (view.runs(rule, message)) {
                code.add(emit(rule, statements));
            }
        }
        return code.build();
    }

    private CodeBlock emit(Rule rule, Statements statements) {
        if (rule instanceof Rule.Require require) {
            CodeBlock code = statements.about(List.of(require.condition()), known,
                    at -> require(at.value(require.condition(), known), require.alert(), require.span(),
                            TermText.of(require.condition())));
            known = known.where(require.condition());
            return code;
        } else if (rule instanceof Rule.Let let) {
            return let(let, statements);
        } else if (rule instanceof Rule.Forget forget) {
            return CodeBlock.builder().addStatement("$1L = wiped($1L)", view.own().value(forget.name())).build();
        } else if (rule instanceof Rule.ReplaceTranscript replace) {
            return statements.about(List.of(replace.value()), known, at -> CodeBlock.builder()
                    .addStatement("transcript.replace($L)", at.converted(replace.value(), ValueType.BYTES, known))
                    .build());
        }
        return new EquationEmitter(view, message, this).emit((Rule.Equation) rule, statements, known);
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

    CodeBlock require(CodeBlock condition, Type.Enumerator alert, Span span, String what) {
        return CodeBlock.builder()
                .addStatement("require($L,$W$L,$W$S)", condition, view.alert(alert), span.cite() + ": " + quote(what))
                .build();
    }

    private CodeBlock let(Rule.Let let, Statements statements) {
        Recurrence recurrence = new Recurrence(view);
        Known here = let.guard().map(known::where).orElse(known);
        boolean replaces = let.value().type().equals(ValueType.SECRET) && recurrence.isComputedTwice(let.name());
        String assignment = replaces ? "$1L = replaced($1L,$W$2L)" : "$1L = $2L";
        CodeBlock keep = (let.guard().isPresent() ? statements.inner() : statements)
                .keeping(let.value(), here, value -> CodeBlock.builder()
                        .addStatement(assignment, view.own().value(let.name()), defined(let, value))
                        .add(unpacked(let)).build());
        CodeBlock.Builder code = CodeBlock.builder();
        if (let.guard().isPresent()) {
            code.beginControlFlow("if ($L)", new Expressions(view.names(), statements.scope())
                    .value(let.guard().get(), known)).add(keep).endControlFlow();
        } else {
            code.add(keep);
        }
        return code.add(recurrence.forgetCaches(let)).build();
    }

    /** What the receiver finds inside a message is held to the rules of a message that comes as it is. */
    private CodeBlock unpacked(Rule.Let let) {
        return !sender && let.value().type() instanceof ValueType.Struct found && !(let.value() instanceof Term.This)
                ? ExtensionRules.ofUnpacked(view, found.type(), message, view.own().value(let.name())) : CodeBlock.of("");
    }

    private CodeBlock defined(Rule.Let let, CodeBlock value) {
        return let.alert().isEmpty() || view.names().valueType(let.value().type()).isPrimitive() ? value
                : CodeBlock.of("defined($L,$W$L,$W$S)", value, view.alert(let.alert().get()),
                        let.span().cite() + ": " + let.name());
    }

    static String quote(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE - 1) + "…";
    }
}
