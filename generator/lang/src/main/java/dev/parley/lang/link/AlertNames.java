package dev.parley.lang.link;

import dev.parley.lang.model.Alerts;
import dev.parley.lang.model.Type;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The alerts of the protocol, and which of them answers which kind of violation. */
final class AlertNames {
    private static final List<String> KINDS = List.of("unexpected", "malformed", "forbidden", "internal");

    private final Type.Code type;
    private final Alerts alerts;
    private final Problems problems;

    AlertNames(Declarations declared, Codes codes, Problems problems) {
        this.problems = problems;
        if (declared.alerts.isEmpty()) {
            problems.report("missing", declared.start(), "no alerts are declared",
                    "write alerts T { unexpected -> …; malformed -> …; forbidden -> …; internal -> …; }");
        }
        declared.alerts.stream().skip(1).forEach(more -> problems.duplicate("block of alerts",
                more.item().type().text(), more.item().type().span(), declared.alerts.get(0).item().type().span()));
        Optional<Placed<Item.Alerts>> written = declared.alerts.stream().findFirst();
        this.type = written.flatMap(a -> type(a, declared, codes)).orElse(Unknown.CODE);
        Map<String, Type.Enumerator> kinds = new HashMap<>();
        written.ifPresent(a -> collect(a.item(), kinds));
        this.alerts = new Alerts(type, of(kinds, 0), of(kinds, 1), of(kinds, 2), of(kinds, 3));
    }

    private Optional<Type.Code> type(Placed<Item.Alerts> written, Declarations declared, Codes codes) {
        Name name = written.item().type();
        Optional<Type.Code> code = codes.find(written.namespace(), name);
        if (code.isEmpty()) {
            problems.unknown("enumeration", name.text(), name.span(), declared.types.visibleFrom(written.namespace()));
        }
        return code;
    }

    private void collect(Item.Alerts written, Map<String, Type.Enumerator> kinds) {
        Map<String, Item.Alerts.Rule> seen = new HashMap<>();
        for (Item.Alerts.Rule rule : written.rules()) {
            String kind = rule.kind().text();
            Item.Alerts.Rule first = seen.putIfAbsent(kind, rule);
            if (!KINDS.contains(kind)) {
                problems.unknown("kind of violation", kind, rule.kind().span(), KINDS);
            } else if (first != null) {
                problems.duplicate("rule for", kind, rule.kind().span(), first.kind().span());
            } else {
                kinds.put(kind, find(rule.alert()));
            }
        }
        List<String> missing = KINDS.stream().filter(k -> !seen.containsKey(k)).toList();
        if (!missing.isEmpty()) {
            problems.report("missing", written.span(), "no alert is named for: " + String.join(", ", missing),
                    "write " + missing.get(0) + " -> …;");
        }
    }

    private static Type.Enumerator of(Map<String, Type.Enumerator> kinds, int kind) {
        return kinds.getOrDefault(KINDS.get(kind), Unknown.ENUMERATOR);
    }

    Alerts alerts() {
        return alerts;
    }

    /** The alert of that name; an unknown one is reported. */
    Type.Enumerator find(Name name) {
        return CodePoints.find(type, name.text(), name.span(), "alert", problems).orElse(Unknown.ENUMERATOR);
    }
}
