package dev.parley.lang.link;

import dev.parley.lang.model.Equations;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import dev.parley.lang.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The statements of {@code on} blocks. */
final class BlockLinker {
    private final Declarations declared;
    private final Blocks blocks;
    private final Roles roles;
    private final AlertNames alerts;
    private final TermLinker terms;
    private final Definitions definitions;
    private final ModelNames names;
    private final Deterministic deterministic;
    private final Problems problems;
    private final EquationLinker equations;

    BlockLinker(Declarations declared, Blocks blocks, Roles roles, AlertNames alerts, TermLinker terms,
            Definitions definitions, ModelNames names, Problems problems) {
        this.declared = declared;
        this.blocks = blocks;
        this.roles = roles;
        this.alerts = alerts;
        this.terms = terms;
        this.definitions = definitions;
        this.names = names;
        this.deterministic = new Deterministic(problems);
        this.problems = problems;
        this.equations = new EquationLinker(alerts, terms, definitions, problems);
    }

    /**
     * All blocks; several about one message become one, in the order of the text.
     *
     * @param first rules that come before those of the blocks
     */
    List<Equations> link(Map<Sent, List<Rule>> first) {
        Map<Sent, List<Rule>> rules = new LinkedHashMap<>(first);
        Map<Sent, Span> spans = new HashMap<>();
        for (Placed<Item.On> block : declared.blocks) {
            List<Rule> linked = new ArrayList<>();
            for (Statement s : block.item().statements()) {
                rule(s, block, blocks.contextOf(block.item(), block.namespace(), Optional.of(s)))
                        .ifPresent(linked::add);
            }
            blocks.sentOf(block.item()).ifPresent(sent -> {
                rules.merge(sent, linked, BlockLinker::joined);
                spans.putIfAbsent(sent, block.item().span());
            });
        }
        List<Equations> all = new ArrayList<>();
        rules.forEach((sent, list) -> {
            if (spans.containsKey(sent) || !list.isEmpty()) {
                all.add(new Equations(sent, List.copyOf(list),
                        spans.containsKey(sent) ? spans.get(sent) : list.get(0).span()));
            }
        });
        return List.copyOf(all);
    }

    private static List<Rule> joined(List<Rule> first, List<Rule> more) {
        List<Rule> both = new ArrayList<>(first);
        both.addAll(more);
        return both;
    }

    private Optional<Rule> rule(Statement written, Placed<Item.On> block, Context context) {
        if (written instanceof Statement.Require r) {
            Term condition = deterministic.check(terms.link(r.condition(), context, ValueType.BOOL));
            return Optional.of(new Rule.Require(role(r.role()), condition, alerts.find(r.alert()), r.span()));
        }
        if (written instanceof Statement.Let l) {
            return let(l, block.namespace(), context);
        }
        if (written instanceof Statement.Forget f) {
            return forget(f.name(), block.namespace(), context).map(name -> new Rule.Forget(name, f.span()));
        }
        if (written instanceof Statement.Transcript t) {
            Term value = deterministic.check(terms.link(t.value(), context, ValueType.BYTES));
            return Optional.of(new Rule.ReplaceTranscript(value, t.span()));
        }
        return equations.link((Statement.Equation) written, context);
    }

    private Optional<Role> role(Optional<Name> written) {
        return written.flatMap(roles::find);
    }

    private Optional<Rule> let(Statement.Let written, String namespace, Context context) {
        Optional<Table.Entry<ValueItem>> entry = declared.values.exactly(namespace, written.name().text());
        OptionalInt number = entry.isPresent() && entry.get().item() instanceof ValueItem.Let let ? let.indexOf(written)
                : OptionalInt.empty();
        if (number.isEmpty()) {
            return Optional.empty();
        }
        Term value = deterministic.check(definitions.value(entry.get(), number.getAsInt(), terms));
        Term first = definitions.value(entry.get(), 0, terms);
        if (!value.type().equals(first.type()) && !Unknown.is(value) && !Unknown.is(first)) {
            problems.add(Diagnostic.of("type-mismatch", written.name().span(), "'" + written.name() + "' is "
                    + Conversions.describe(value.type()) + " here, but " + Conversions.describe(first.type())
                    + " where it is defined first").note(entry.get().span(), "the first definition"));
        }
        if (!Definitions.canBeKept(value.type())) {
            problems.report("type-mismatch", written.span(),
                    "a part of a select cannot be kept; name one of its fields");
        }
        return Optional.of(new Rule.Let(role(written.role()), names.of(entry.get().name()), value,
                written.guard().map(g -> deterministic.check(terms.link(g, context, ValueType.BOOL))), written.alert().map(alerts::find), written.span()));
    }

    private Optional<String> forget(Name name, String namespace, Context context) {
        Optional<Table.Entry<ValueItem>> entry = declared.values.find(namespace, name)
                .filter(e -> e.item() instanceof ValueItem.Let || e.item() instanceof ValueItem.Binding);
        if (entry.isEmpty()) {
            problems.unknown("let or scheduled value", name.text(), name.span(),
                    declared.values.visibleFrom(namespace));
            return Optional.empty();
        }
        Term use = definitions.use(entry.get(), context, name.span(), terms);
        if (!use.type().equals(ValueType.SECRET) && !Unknown.is(use)) {
            problems.report("type-mismatch", name.span(), "only secrets are forgotten, but '" + name + "' is "
                    + Conversions.describe(use.type()));
        }
        return entry.map(e -> names.of(e.name()));
    }
}
