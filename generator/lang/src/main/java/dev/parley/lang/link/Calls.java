package dev.parley.lang.link;

import dev.parley.lang.model.Extern;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Expr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls: of what is built in, of definitions and of primitives; {@link Constructions} look like them. */
final class Calls {
    private static final Map<String, Integer> ARITY = Map.ofEntries(Map.entry("seen", 1), Map.entry("present", 1),
            Map.entry("absent", 1), Map.entry("offered", 1), Map.entry("accepted", 1), Map.entry("nonempty", 1),
            Map.entry("length", 1), Map.entry("contains", 2), Map.entry("registered", 1), Map.entry("slice", 3),
            Map.entry("zeros", 1));
    private static final int LONGEST_LITERAL = 1 << 16;

    private final TermLinker terms;
    private final Names names;
    private final Problems problems;
    private final Constructions constructions;

    Calls(TermLinker terms, Names names, Problems problems) {
        this.terms = terms;
        this.names = names;
        this.problems = problems;
        this.constructions = new Constructions(terms, problems);
    }

    Term link(Expr.Call call, Context context, Optional<ValueType> wish) {
        Integer arity = ARITY.get(call.function().text());
        if (arity != null) {
            return arity == call.arguments().size() ? builtIn(call, context, wish)
                    : wrongArity(call, arity);
        }
        Optional<Table.Entry<FunctionItem>> function = names.function(call.function(), context.namespace());
        if (function.isEmpty()) {
            Optional<Type.Struct> struct = names.struct(call.function(), context.namespace());
            if (struct.isPresent()) {
                return constructions.link(struct.get(), call, context);
            }
            problems.unknown("function", call.function().text(), call.span(), names.functions(context.namespace()));
            return Unknown.term(call.span());
        }
        if (function.get().item() instanceof FunctionItem.Macro m) {
            return terms.expand(function.get().name(), m.item(), call.arguments(), context, call.span(), wish);
        }
        return names.primitive(function.get()).map(f -> primitive(f, call, context)).orElseGet(() -> terms.misplaced(
                call.span(), "'" + call.function()
                + "' belongs to a run of the protocol; a struct knows nothing of that"));
    }

    private Term primitive(Extern function, Expr.Call call, Context context) {
        if (function.parameters().size() != call.arguments().size()) {
            return wrongArity(call, function.parameters().size());
        }
        List<Term> arguments = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            arguments.add(terms.link(call.arguments().get(i), context, function.parameters().get(i).type()));
        }
        return new Term.Call(function, List.copyOf(arguments), call.span());
    }

    private Term wrongArity(Expr.Call call, int arity) {
        problems.report("arguments", call.span(), "'" + call.function() + "' takes " + Problems.count(arity, "argument")
                + ", but there are " + call.arguments().size());
        return Unknown.term(call.span());
    }

    private Term builtIn(Expr.Call call, Context context, Optional<ValueType> wish) {
        Expr first = call.arguments().get(0);
        Span span = call.span();
        return switch (call.function().text()) {
            case "seen" -> seen(first, context, span);
            case "present" -> present(first, context, span);
            case "absent" -> new Term.Not(present(first, context, span), span);
            case "offered" -> extensionFact(false, first, context, span);
            case "accepted" -> extensionFact(true, first, context, span);
            case "nonempty" -> new Term.Compare(">", length(first, context, span), new Term.Int(0, span), span);
            case "length" -> length(first, context, span);
            case "contains" -> contains(first, call.arguments().get(1), context, span);
            case "registered" -> registered(first, context, span);
            case "slice" -> slice(call, context, wish);
            default -> zeros(first, context, span, wish);
        };
    }

    private Term seen(Expr message, Context context, Span span) {
        List<Sent> sendings = terms.references().sendings(message, context);
        return sendings.isEmpty() ? Unknown.term(span) : new Term.Seen(sendings, span);
    }

    private Term present(Expr extension, Context context, Span span) {
        Term term = terms.infer(extension, context, Optional.empty());
        if (term instanceof Term.ExtensionOf body) {
            return new Term.Present(body, span);
        }
        if (!Unknown.is(term)) {
            problems.report("type-mismatch", term.span(), "only extensions are present or absent, but this is "
                    + Conversions.describe(term.type()));
        }
        return Unknown.term(span);
    }

    private Term extensionFact(boolean accepted, Expr extension, Context context, Span span) {
        return names.extensionFact(accepted, extension, context, span, terms).orElseGet(() -> Unknown.term(span));
    }

    private Term length(Expr of, Context context, Span span) {
        Term term = terms.infer(of, context, Optional.empty());
        if (Unknown.is(term)) {
            return term;
        }
        if (term.type() instanceof ValueType.ListOf || term.type().equals(ValueType.BYTES)
                || term.type().equals(ValueType.SECRET)) {
            return new Term.LengthOf(term, span);
        }
        problems.report("type-mismatch", term.span(), "only lists and bytes have a length, but this is "
                + Conversions.describe(term.type()));
        return Unknown.term(span);
    }

    Term contains(Expr collection, Expr element, Context context, Span span) {
        Term all = terms.infer(collection, context, Optional.empty());
        if (all.type() instanceof ValueType.ListOf list && !Unknown.is(all)) {
            return new Term.Contains(all, terms.link(element, context, list.element()), span);
        }
        if (all.type().equals(ValueType.BYTES)) {
            return new Term.Contains(all, terms.link(element, context, ValueType.INT), span);
        }
        if (!Unknown.is(all)) {
            problems.report("type-mismatch", all.span(), "only lists and bytes contain anything, but this is "
                    + Conversions.describe(all.type()));
        }
        return Unknown.term(span);
    }

    private Term registered(Expr code, Context context, Span span) {
        Term term = terms.infer(code, context, Optional.empty());
        if (term.type() instanceof ValueType.Code type && !type.type().columns().isEmpty()) {
            return new Term.Registered(term, span);
        }
        if (!Unknown.is(term)) {
            problems.report("type-mismatch", term.span(), "only a type with a registry has entries, but this is "
                    + Conversions.describe(term.type()));
        }
        return Unknown.term(span);
    }

    private Term slice(Expr.Call call, Context context, Optional<ValueType> wish) {
        Term of = terms.infer(call.arguments().get(0), context, wish);
        Term from = terms.link(call.arguments().get(1), context, ValueType.INT);
        Term count = terms.link(call.arguments().get(2), context, ValueType.INT);
        if (of.type().equals(ValueType.SECRET)) {
            return new Term.SliceOf(of, from, count, call.span());
        }
        return new Term.SliceOf(new Conversions(problems).to(ValueType.BYTES, of), from, count, call.span());
    }

    private Term zeros(Expr count, Context context, Span span, Optional<ValueType> wish) {
        Term number = terms.link(count, context, ValueType.INT);
        if (wish.filter(ValueType.SECRET::equals).isPresent()) {
            return new Term.Zeros(number, ValueType.SECRET, span);
        }
        if (number instanceof Term.Int n && n.value() <= LONGEST_LITERAL) {
            return new Term.Octets(Collections.nCopies((int) n.value(), 0), span);
        }
        return new Term.Zeros(number, ValueType.BYTES, span);
    }
}
