package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Expr;
import dev.parley.lang.syntax.Item;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values that lets and schedules define. Each is linked when its type is first needed, and once. */
final class Definitions {
    private static final int DEEPEST = 64;

    private final Problems problems;
    private final ModelNames names;
    private final Blocks blocks;
    private final Map<QualifiedName, Term> made = new HashMap<>();
    private final Map<String, Term> byModelName = new HashMap<>();
    private final Set<QualifiedName> open = new LinkedHashSet<>();

    Definitions(ModelNames names, Blocks blocks, Problems problems) {
        this.names = names;
        this.blocks = blocks;
        this.problems = problems;
    }

    /** A use of a let or of a value of the schedule. */
    Term use(Table.Entry<ValueItem> entry, Context context, Span span, TermLinker terms) {
        if (entry.item() instanceof ValueItem.Let let && isTooEarly(let, context)) {
            problems.report("use-before-definition", span, "'" + entry.name().name() + "' is defined only later");
            return Unknown.term(span);
        }
        Term value = value(entry, terms);
        return Unknown.is(value) ? Unknown.term(span) : new Term.Named(names.of(entry.name()), value.type(), span);
    }

    private boolean isTooEarly(ValueItem.Let let, Context context) {
        if (context.pending().contains(let.item())) {
            return true;
        }
        Optional<Sent> home = blocks.sentOf(let.block());
        return home.isPresent() && context.sent().isPresent() && !home.equals(context.sent())
                && blocks.comesOnlyAfter(home.get(), context.sent().get());
    }

    /** The linked value. */
    Term value(Table.Entry<ValueItem> entry, TermLinker terms) {
        Term known = made.get(entry.name());
        if (known != null) {
            return known;
        }
        if (open.size() >= DEEPEST) {
            problems.reportOnce("too-complex", entry.span(), "values are defined by each other more than " + DEEPEST
                    + " deep",
                    "order them so that each uses earlier ones");
            return Unknown.term(entry.span());
        }
        if (!open.add(entry.name())) {
            problems.report("definition-cycle", entry.span(), "'" + entry.name().name() + "' is defined by itself: "
                    + String.join(" -> ", open.stream().dropWhile(n -> !n.equals(entry.name()))
                    .map(QualifiedName::name).toList()) + " -> " + entry.name().name());
            return Unknown.term(entry.span());
        }
        Term value = link(entry, terms);
        open.remove(entry.name());
        made.put(entry.name(), value);
        byModelName.put(names.of(entry.name()), value);
        return value;
    }

    private Term link(Table.Entry<ValueItem> entry, TermLinker terms) {
        Context context;
        Expr value;
        if (entry.item() instanceof ValueItem.Let let) {
            value = let.item().value();
            context = blocks.contextOf(let.block(), entry.namespace(), Optional.of(let.item()));
        } else {
            Item.Schedule.Entry binding = ((ValueItem.Binding) entry.item()).item();
            value = binding.value();
            context = Context.of(entry.namespace(), Subject.NONE);
        }
        return terms.infer(value, context, Optional.empty());
    }

    /** The value of a {@link Term.Named} that was linked before. */
    Optional<Term> named(String modelName) {
        return Optional.ofNullable(byModelName.get(modelName));
    }

    /** Whether a type is one that a value can be kept in. */
    static boolean canBeKept(ValueType type) {
        return !(type instanceof ValueType.Select || type instanceof ValueType.Arm);
    }
}
