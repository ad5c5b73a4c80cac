package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Values that lets and schedules define. Each definition is linked when its type is first needed, and once. */
final class Definitions {
    private static final int DEEPEST = 64;

    private final Problems problems;
    private final ModelNames names;
    private final Blocks blocks;
    private final Map<Definition, Term> made = new LinkedHashMap<>();
    private final Map<String, List<Made>> byModelName = new HashMap<>();
    private final Set<Definition> open = new LinkedHashSet<>();

    Definitions(ModelNames names, Blocks blocks, Problems problems) {
        this.names = names;
        this.blocks = blocks;
        this.problems = problems;
    }

    /** One of the definitions of a value. */
    private record Definition(QualifiedName name, int number) {
    }

    /**
     * A linked definition.
     *
     * @param home the message in whose block it stands; none in a schedule
     */
    record Made(Optional<Sent> home, Term value) {
    }

    /** A use of a let or of a value of the schedule. */
    Term use(Table.Entry<ValueItem> entry, Context context, Span span, TermLinker terms) {
        List<Integer> usable = usable(entry, context);
        if (usable.isEmpty()) {
            problems.report("use-before-definition", span, "'" + entry.name().name() + "' is defined only later");
            return Unknown.term(span);
        }
        Term value = value(entry, telling(entry, usable), terms);
        return Unknown.is(value) ? Unknown.term(span) : new Term.Named(names.of(entry.name()), value.type(), span);
    }

    /** The numbers of the definitions that may have been made there. */
    private List<Integer> usable(Table.Entry<ValueItem> entry, Context context) {
        if (!(entry.item() instanceof ValueItem.Let let)) {
            return List.of(0);
        }
        return IntStream.range(0, let.definitions().size())
                .filter(i -> !isTooEarly(let.definitions().get(i), context)).boxed().toList();
    }

    private boolean isTooEarly(ValueItem.Let.Definition definition, Context context) {
        if (context.pending().contains(definition.item())) {
            return true;
        }
        Optional<Sent> home = blocks.sentOf(definition.block());
        return home.isPresent() && context.sent().isPresent() && !home.equals(context.sent())
                && blocks.comesOnlyAfter(home.get(), context.sent().get());
    }

    /** The first of the definitions that is not about to be made of this very use; all have the same type. */
    private int telling(Table.Entry<ValueItem> entry, List<Integer> usable) {
        return usable.stream().filter(i -> !open.contains(new Definition(entry.name(), i))).findFirst()
                .orElse(usable.get(0));
    }

    /** The linked value of one of the definitions. */
    Term value(Table.Entry<ValueItem> entry, int number, TermLinker terms) {
        Definition definition = new Definition(entry.name(), number);
        Term known = made.get(definition);
        if (known != null) {
            return known;
        }
        if (open.size() >= DEEPEST) {
            problems.reportOnce("too-complex", entry.span(), "values are defined by each other more than " + DEEPEST
                    + " deep",
                    "order them so that each uses earlier ones");
            return Unknown.term(entry.span());
        }
        if (!open.add(definition)) {
            problems.report("definition-cycle", entry.span(), "'" + entry.name().name() + "' is defined by itself: "
                    + String.join(" -> ", open.stream().dropWhile(d -> !d.equals(definition))
                    .map(d -> d.name().name()).toList()) + " -> " + entry.name().name());
            return Unknown.term(entry.span());
        }
        Term value = link(entry, number, terms);
        open.remove(definition);
        made.put(definition, value);
        return value;
    }

    private Term link(Table.Entry<ValueItem> entry, int number, TermLinker terms) {
        Optional<Sent> home = Optional.empty();
        Context context;
        Expr value;
        if (entry.item() instanceof ValueItem.Let let) {
            ValueItem.Let.Definition definition = let.definitions().get(number);
            value = definition.item().value();
            home = blocks.sentOf(definition.block());
            context = blocks.contextOf(definition.block(), entry.namespace(), Optional.of(definition.item()));
        } else {
            value = ((ValueItem.Binding) entry.item()).item().value();
            context = Context.of(entry.namespace(), Subject.NONE);
        }
        Term term = terms.infer(value, context, Optional.empty());
        byModelName.computeIfAbsent(names.of(entry.name()), name -> new ArrayList<>()).add(new Made(home, term));
        return term;
    }

    /** The definitions of a {@link Term.Named} that were linked before. */
    List<Made> named(String modelName) {
        return byModelName.getOrDefault(modelName, List.of());
    }

    /** Whether a type is one that a value can be kept in. */
    static boolean canBeKept(ValueType type) {
        return !(type instanceof ValueType.Select || type instanceof ValueType.Arm);
    }
}
