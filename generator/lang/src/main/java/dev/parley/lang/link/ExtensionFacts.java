package dev.parley.lang.link;

import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.Fact;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Expr;
import dev.parley.lang.syntax.Name;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts that the extension tables yield: {@code offered(x)} and {@code accepted(x)}, those that are used. */
final class ExtensionFacts {
    private final ExtensionTables tables;
    private final Traffic traffic;
    private final ModelNames names;
    private final Problems problems;
    private final Map<Key, Fact> made = new LinkedHashMap<>();

    ExtensionFacts(ExtensionTables tables, Traffic traffic, ModelNames names, Problems problems) {
        this.tables = tables;
        this.traffic = traffic;
        this.names = names;
        this.problems = problems;
    }

    private record Key(boolean accepted, String extension, Sent carrier) {
    }

    List<Fact> all() {
        return List.copyOf(made.values());
    }

    /** {@code offered(x)}, {@code accepted(x)}, or either with a message in front of the extension's name. */
    Optional<Term> of(boolean accepted, Expr written, Context context, Span span, TermLinker terms) {
        Expr.Member path = written instanceof Expr.Member m ? m : null;
        if (path == null && !(written instanceof Expr.Reference)) {
            problems.report("type-mismatch", written.span(), "an extension is needed here");
            return Optional.empty();
        }
        Name name = path != null ? path.name() : ((Expr.Reference) written).name();
        if (tables.places(name.text()).isEmpty()) {
            problems.unknown("extension", name.text(), name.span(), tables.names());
            return Optional.empty();
        }
        if (path != null) {
            Optional<Denoted> message = terms.references().denote(path.object(), context, Optional.empty());
            if (message.isEmpty() || !(message.get() instanceof Denoted.OfMessage m)) {
                message.ifPresent(d -> problems.report("type-mismatch", path.object().span(),
                        "a message is needed here"));
                return Optional.empty();
            }
            return facts(accepted, carried(accepted, name).stream().filter(c -> m.message().equals(c.sent().message())
                    || m.message().name().equals(c.sent().message().wireName()))
                    .filter(c -> m.role().isEmpty() || m.role().get().equals(c.sent().role())).toList(), name, span);
        }
        return facts(accepted, carried(accepted, name), name, span);
    }

    /** A message of the flow that can have the extension. */
    private record Carried(ExtensionTables.Place place, Sent sent) {
    }

    private List<Carried> carried(boolean accepted, Name name) {
        return tables.places(name.text()).stream().flatMap(place -> traffic.inFlow().stream().filter(place::isIn)
                .filter(sent -> accepted ? place.table().answerOf(sent).isPresent()
                        : place.table().answers().stream().anyMatch(a -> a.isAbout(sent)))
                .map(sent -> new Carried(place, sent))).toList();
    }

    private Optional<Term> facts(boolean accepted, List<Carried> carried, Name name, Span span) {
        String what = accepted ? "answered" : "offered";
        List<String> columns = carried.stream().map(c -> c.place().column().name() + "." + name).distinct().toList();
        if (columns.size() > 1) {
            problems.report("ambiguous-name", name.span(), "'" + name + "' can be " + what + " in several messages",
                    "write " + String.join(" or ", columns));
            return Optional.empty();
        }
        if (carried.isEmpty()) {
            problems.report("never-sent", name.span(), "no message of the flow has '" + name + "' " + what,
                    "the table needs a column for it, and a row M answers N;");
            return Optional.empty();
        }
        return carried.stream().<Term>map(c -> new Term.FactValue(fact(accepted, c, span).name(), span))
                .reduce((a, b) -> new Term.Or(a, b, span));
    }

    private Fact fact(boolean accepted, Carried carried, Span span) {
        ExtensionTables.Place place = carried.place();
        Sent carrier = carried.sent();
        String extension = place.row().type().name();
        Key key = new Key(accepted, extension, carrier);
        Fact known = made.get(key);
        if (known != null) {
            return known;
        }
        Term message = new Term.This(new ValueType.Struct(carrier.message().wire().get()), span);
        Term present = new Term.Present(new Term.ExtensionOf(message, place.row(), place.column(), span), span);
        Optional<Term> requires = accepted && !place.column().unsolicited() ? offered(carried, span) : Optional.empty();
        Fact fact = new Fact(names.unique((accepted ? "accepted_" : "offered_") + extension), carrier,
                Optional.of(present), requires, span);
        made.put(key, fact);
        return fact;
    }

    private Optional<Term> offered(Carried answer, Span span) {
        ExtensionTable.Answer about = answer.place().table().answerOf(answer.sent()).orElseThrow();
        return tables.places(answer.place().row().type().name()).stream()
                .flatMap(place -> traffic.inFlow().stream().filter(place::isIn).filter(about::isAbout)
                        .map(sent -> fact(false, new Carried(place, sent), span)))
                .<Term>map(f -> new Term.FactValue(f.name(), span)).reduce((a, b) -> new Term.Or(a, b, span));
    }
}
