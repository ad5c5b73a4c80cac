package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.java.Names;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Subterms;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes statements about terms. The arm of a select gets a variable, and so does a secret that is made only to make
 * something else of it; such a secret is wiped behind the statement.
 */
final class Statements {
    private final RoleView view;
    private final Scope scope;
    private final Locals locals;

    Statements(RoleView view, Scope scope) {
        this(view, scope, Locals.none(view.own()::isMember));
    }

    Statements(RoleView view, Scope scope, Locals locals) {
        this.view = view;
        this.scope = scope;
        this.locals = locals;
    }

    /** Where the statements stand. */
    Scope scope() {
        return scope;
    }

    /** A statement about a condition or a public value. */
    CodeBlock about(List<Term> terms, Known known, Function<Expressions, CodeBlock> statement) {
        List<Term> secrets = new ArrayList<>();
        terms.forEach(term -> secrets(term, secrets));
        return CodeBlock.builder().add(variables(terms, known)).add(wiping(secrets, known, statement)).build();
    }

    /** A statement about a value that it keeps. A choice between computations becomes a choice between statements. */
    CodeBlock keeping(Term value, Known known, Function<CodeBlock, CodeBlock> statement) {
        if (value instanceof Term.Conditional choice && TermWalk.all(value, Term.Call.class).findAny().isPresent()) {
            return CodeBlock.builder()
                    .beginControlFlow("if ($L)", expressions(locals).value(choice.condition(), known))
                    .add(inner().keeping(choice.then(), known.where(choice.condition()), statement))
                    .nextControlFlow("else")
                    .add(inner().keeping(choice.otherwise(), known.whereNot(choice.condition()), statement))
                    .endControlFlow().build();
        }
        CodeBlock.Builder code = CodeBlock.builder().add(variables(List.of(value), known));
        List<Term> secrets = new ArrayList<>();
        if (isFresh(value)) {
            Subterms.of(value).forEach(child -> secrets(child, secrets));
        } else {
            secrets(value, secrets);
        }
        return code.add(wiping(secrets, known, within -> statement.apply(within.owned(value, known)))).build();
    }

    /** A statement about values that it keeps all. */
    CodeBlock keepingAll(List<Term> values, Function<List<CodeBlock>, CodeBlock> statement) {
        CodeBlock.Builder code = CodeBlock.builder().add(variables(values, Known.NOTHING));
        List<Term> secrets = new ArrayList<>();
        values.stream().flatMap(value -> isFresh(value) ? Subterms.of(value).stream() : Stream.of(value))
                .forEach(part -> secrets(part, secrets));
        return code.add(wiping(secrets, Known.NOTHING,
                at -> statement.apply(values.stream().map(value -> at.owned(value, Known.NOTHING)).toList()))).build();
    }

    /** Statements behind these in the same block, where nothing is known of what variables held before. */
    Statements followedIn(Scope next) {
        return new Statements(view, next, locals.emptied());
    }

    /** Statements of a block within. */
    Statements inner() {
        return new Statements(view, scope, locals.inner());
    }

    private Expressions expressions(Locals variables) {
        return new Expressions(view.names(), scope, variables);
    }

    private CodeBlock wiping(List<Term> secrets, Known known, Function<Expressions, CodeBlock> statement) {
        if (secrets.isEmpty()) {
            return statement.apply(expressions(locals));
        }
        Locals within = locals.inner();
        List<CodeBlock> resources = new ArrayList<>();
        for (Term secret : secrets) {
            CodeBlock value = expressions(within).value(secret, known);
            resources.add(CodeBlock.of("$T $L = $L", WireTypes.SECRET,
                    within.declare(secret, called(secret), called(secret)), value));
        }
        return CodeBlock.builder().beginControlFlow("try ($L)", CodeBlock.join(resources, ";$W"))
                .add(statement.apply(expressions(within))).endControlFlow().build();
    }

    private static String called(Term secret) {
        return secret instanceof Term.Call call ? Names.camel(call.function().name().name()) + "Result" : "secret";
    }

    /** Declares variables for arms, and for attributes that are looked at twice, of what is evaluated in any case. */
    private CodeBlock variables(List<Term> terms, Known known) {
        CodeBlock.Builder code = CodeBlock.builder();
        List<Term> parts = new ArrayList<>();
        terms.forEach(term -> evaluated(term, parts));
        for (Term part : parts) {
            if (part instanceof Term.ArmOf arm && locals.find(arm).isEmpty() && isThere(arm)) {
                CodeBlock value = expressions(locals).write(arm.select(), known).within(Java.UNARY);
                code.addStatement("var $L =$W($T)$W$L", locals.declare(arm, Names.camel(arm.arm().name()), owner(arm)),
                        view.names().arm(arm), value);
            } else if (part instanceof Term.AttributeOf attribute && locals.find(attribute).isEmpty()
                    && attribute.type() instanceof ValueType.Code && count(attribute, parts) > 1) {
                CodeBlock value = expressions(locals).value(attribute, known);
                String name = Names.camel(attribute.column().name());
                code.addStatement("var $L = $L", locals.declare(attribute, name, name), value);
            }
        }
        return code.build();
    }

    /** A longer name for an arm: with the struct that it is in. */
    private static String owner(Term.ArmOf arm) {
        Term object = ((Term.FieldOf) arm.select()).object();
        String struct = object.type() instanceof ValueType.Struct type ? type.type().name().name() : "inner";
        return Names.camel(struct) + Names.pascal(arm.arm().name());
    }

    private static long count(Term term, List<Term> parts) {
        return parts.stream().map(TermKey::of).filter(TermKey.of(term)::equals).count();
    }

    /** Collects what is evaluated in any case, inside first; a comparison looks whether its parts are there. */
    private static void evaluated(Term term, List<Term> parts) {
        if (!(term instanceof Term.Compare || term instanceof Term.Contains) || Known.NOTHING.doubtful(term).isEmpty()) {
            unconditional(term).forEach(part -> evaluated(part, parts));
        } else {
            unconditional(term).stream().flatMap(TermWalk::all).filter(part -> part instanceof Term.ArmOf)
                    .sorted((one, other) -> TermKey.of(one).length() - TermKey.of(other).length()).forEach(parts::add);
        }
        parts.add(term);
    }

    private static boolean isThere(Term term) {
        return TermWalk.all(term).noneMatch(part -> part instanceof Term.ExtensionOf
                || part instanceof Term.FieldOf field && field.field().optional());
    }

    /** Collects the secrets that are made in any case, inside first. */
    private static void secrets(Term term, List<Term> found) {
        unconditional(term).forEach(part -> secrets(part, found));
        if (isFresh(term) && found.stream().map(TermKey::of).noneMatch(TermKey.of(term)::equals)) {
            found.add(term);
        }
    }

    private static boolean isFresh(Term term) {
        return term.type().equals(ValueType.SECRET)
                && (term instanceof Term.Call || term instanceof Term.SliceOf || term instanceof Term.Zeros);
    }

    /** What of a term is evaluated in any case. */
    private static List<Term> unconditional(Term term) {
        if (term instanceof Term.Conditional choice) {
            return List.of(choice.condition());
        } else if (term instanceof Term.And and) {
            return List.of(and.left());
        } else if (term instanceof Term.Or or) {
            return List.of(or.left());
        }
        return Subterms.of(term);
    }
}
