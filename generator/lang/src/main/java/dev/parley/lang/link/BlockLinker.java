package dev.parley.lang.link;

import dev.parley.lang.model.Equations;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Subterms;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import dev.parley.lang.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The statements of {@code on} blocks. */
final class BlockLinker {
    private final Declarations declared;
    private final Blocks blocks;
    private final Roles roles;
    private final AlertNames alerts;
    private final TermLinker terms;
    private final Guards guards;
    private final Definitions definitions;
    private final ModelNames names;
    private final Deterministic deterministic;
    private final Problems problems;

    BlockLinker(Declarations declared, Blocks blocks, Roles roles, AlertNames alerts, TermLinker terms, Guards guards,
            Definitions definitions, ModelNames names, Problems problems) {
        this.declared = declared;
        this.blocks = blocks;
        this.roles = roles;
        this.alerts = alerts;
        this.terms = terms;
        this.guards = guards;
        this.definitions = definitions;
        this.names = names;
        this.deterministic = new Deterministic(problems);
        this.problems = problems;
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
            return let(l, block.namespace());
        }
        if (written instanceof Statement.Forget f) {
            return forget(f.name(), block.namespace(), context).map(name -> new Rule.Forget(name, f.span()));
        }
        if (written instanceof Statement.Transcript t) {
            Term value = deterministic.check(terms.link(t.value(), context, ValueType.BYTES));
            return Optional.of(new Rule.ReplaceTranscript(value, t.span()));
        }
        return equation((Statement.Equation) written, context);
    }

    private Optional<Role> role(Optional<Name> written) {
        return written.flatMap(roles::find);
    }

    private Optional<Rule> let(Statement.Let written, String namespace) {
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
                guards.link(written.guard(), namespace), written.alert().map(alerts::find), written.span()));
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

    private Optional<Rule> equation(Statement.Equation written, Context context) {
        Term field = terms.infer(References.path(written.field()), context, Optional.empty());
        if (Unknown.is(field)) {
            terms.infer(written.value(), context, Optional.empty());
            return Optional.empty();
        }
        if (!(field instanceof Term.FieldOf) || !startsAtThis(field)) {
            problems.report("equation", written.field().span(), "'" + written.field() + "' is no field of this message",
                    "for a value of your own write let " + written.field() + " = …;");
            return Optional.empty();
        }
        if (((Term.FieldOf) field).field().constant().isPresent()) {
            problems.report("equation", written.field().span(), "'" + written.field() + "' is constant already");
        }
        Term value = value(written, field.type(), context);
        context.sent().ifPresent(sent -> {
            if (includes(value, sent, new HashSet<>())) {
                problems.report("equation", written.field().span(), "the value of '" + written.field()
                        + "' depends on the encoding of the message that holds it",
                        "let the span end before this message; transcript is all that came before");
            }
        });
        Type.Enumerator alert = written.alert().map(alerts::find).orElse(alerts.alerts().forbidden());
        return Optional.of(new Rule.Equation(field, value, alert, written.span()));
    }

    private Term value(Statement.Equation written, ValueType wanted, Context context) {
        Term value = terms.infer(written.value(), context, Optional.of(wanted));
        deterministic.checkRightSide(value);
        return wanted.equals(ValueType.BYTES) && value.type().equals(ValueType.SECRET)
                ? new Term.Disclosed(value, value.span()) : new Conversions(problems).to(wanted, value);
    }

    private static boolean startsAtThis(Term path) {
        if (path instanceof Term.FieldOf f) {
            return startsAtThis(f.object());
        }
        return path instanceof Term.ArmOf a ? startsAtThis(a.select()) : path instanceof Term.This;
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
