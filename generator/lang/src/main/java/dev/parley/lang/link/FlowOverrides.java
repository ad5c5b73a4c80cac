package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Overrides that hold in one flow. A message's codec serves all flows, so it takes what any of them allows; what each
 * flow demands becomes a {@code require} of the messages that it sends, and what the struct demands one of all others.
 */
final class FlowOverrides {
    private final Declarations declared;
    private final FieldChange change;
    private final AlertNames alerts;
    private final Problems problems;
    private final List<Relaxed> relaxed = new ArrayList<>();

    FlowOverrides(Declarations declared, FieldChange change, AlertNames alerts, Problems problems) {
        this.declared = declared;
        this.change = change;
        this.alerts = alerts;
        this.problems = problems;
    }

    /** A field that the codec is laxer about: what its struct demands, and what the flow does. */
    private record Relaxed(Declarations.FlowOverride written, QualifiedName struct, Type.Field strict,
            Type.Field inFlow) {
    }

    /**
     * The field as the codec has it.
     *
     * @param strict the field without the overrides of flows
     * @param lax the field with those before this one
     */
    Type.Field relax(Declarations.FlowOverride override, QualifiedName owner, Type.Field strict, Type.Field lax,
            Types types) {
        Item.Override item = override.item();
        if (item.optional()) {
            problems.report("bad-override", item.span(), "whether '" + item.field()
                    + "' may be absent cannot depend on the flow", "put the override outside of flows");
            return lax;
        }
        Type.Field inFlow = change.apply(item, override.namespace(), strict, types);
        relaxed.add(new Relaxed(override, owner, strict, inFlow));
        boolean fixed = item.any() || item.constant().isPresent();
        return FieldChange.with(lax, widest(lax.type(), inFlow.type()), fixed ? Optional.empty() : lax.constant());
    }

    private static Type widest(Type one, Type other) {
        Optional<Type.Bounds> a = FieldChange.boundsOf(one);
        Optional<Type.Bounds> b = FieldChange.boundsOf(other);
        return a.isEmpty() || b.isEmpty() ? one : FieldChange.with(one, new Type.Bounds(
                Math.min(a.get().floor(), b.get().floor()), Math.max(a.get().ceiling(), b.get().ceiling())));
    }

    /** What to require of each sending. */
    Map<Sent, List<Rule>> rules(Traffic traffic) {
        Map<Sent, List<Rule>> rules = new LinkedHashMap<>();
        for (Relaxed override : relaxed) {
            Set<Sent> inside = inside(override, traffic);
            for (Sent sent : inside) {
                add(override, override.inFlow(), sent, rules);
            }
            for (Sent sent : traffic.all()) {
                if (sent.message().wireName().equals(override.struct()) && isFirst(override)
                        && relaxed.stream().filter(o -> isSame(o, override))
                        .noneMatch(o -> inside(o, traffic).contains(sent))) {
                    add(override, override.strict(), sent, rules);
                }
            }
        }
        return rules;
    }

    private static boolean isSame(Relaxed one, Relaxed other) {
        return one.struct().equals(other.struct()) && one.strict().name().equals(other.strict().name());
    }

    private boolean isFirst(Relaxed override) {
        return relaxed.stream().filter(o -> isSame(o, override)).findFirst().orElseThrow() == override;
    }

    private Set<Sent> inside(Relaxed override, Traffic traffic) {
        Item.Override item = override.written().item();
        String namespace = override.written().namespace();
        Optional<QualifiedName> alias = declared.types.find(namespace, item.message())
                .filter(e -> e.item() instanceof Item.Alias).map(Table.Entry::name);
        QualifiedName flow = new QualifiedName(namespace, override.written().flow().name().text());
        Set<Sent> inside = traffic.within(flow).stream()
                .filter(s -> alias.map(s.message().name()::equals).orElse(
                        s.message().wireName().equals(override.struct())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (inside.isEmpty() && traffic.isUsed(flow)) {
            problems.report("bad-override", item.span(), "flow '" + flow + "' never has '" + item.message() + "' sent");
        }
        for (Sent sent : inside) {
            if (traffic.isAlsoOutside(flow, sent)) {
                problems.report("bad-override", item.span(), "'" + sent + "' is also sent outside of flow '" + flow
                        + "', where the override does not hold",
                        "give the message a name of its own, as in message M is "
                        + item.message() + " where …;");
            }
        }
        return inside;
    }

    private void add(Relaxed override, Type.Field demanded, Sent sent, Map<Sent, List<Rule>> rules) {
        Type.Field field = sent.message().wire().flatMap(w -> w.find(demanded.name())).orElseThrow();
        Span span = override.written().item().span();
        Term value = new Term.FieldOf(new Term.This(new ValueType.Struct(sent.message().wire().get()), span), field,
                ValueTypes.of(field.type()), span);
        Type.Enumerator alert = demanded.alert().orElse(alerts.alerts().forbidden());
        List<Rule> all = rules.computeIfAbsent(sent, s -> new ArrayList<>());
        if (field.constant().isEmpty()) {
            demanded.constant().ifPresent(c -> all.add(new Rule.Require(Optional.empty(),
                    new Term.Compare("==", value, c, span), alert, span)));
        }
        Optional<Type.Bounds> bounds = FieldChange.boundsOf(demanded.type());
        if (!bounds.equals(FieldChange.boundsOf(field.type()))) {
            bounds.flatMap(b -> within(b, field.type(), value, span))
                    .ifPresent(c -> all.add(new Rule.Require(Optional.empty(), c, alert, span)));
        }
    }

    /** Whether the number of elements is one that fits the bounds, which are in bytes. */
    private Optional<Term> within(Type.Bounds bounds, Type type, Term value, Span span) {
        OptionalLong size = type instanceof Type.VarVector v ? Sizes.fixed(v.element()) : OptionalLong.of(1);
        if (size.isEmpty() || size.getAsLong() == 0) {
            problems.report("bad-override", span,
                    "the bounds of a vector whose elements differ in size cannot depend on the flow",
                    "put the override outside of flows");
            return Optional.empty();
        }
        Term length = new Term.LengthOf(value, span);
        long least = (bounds.floor() + size.getAsLong() - 1) / size.getAsLong();
        long most = bounds.ceiling() / size.getAsLong();
        return Optional.of(new Term.And(new Term.Compare(">=", length, new Term.Int(least, span), span),
                new Term.Compare("<=", length, new Term.Int(most, span), span), span));
    }
}
