package dev.parley.lang.link;

import dev.parley.lang.model.Fact;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Expr;
import dev.parley.lang.syntax.Name;
import java.util.ArrayList;
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
        List<ExtensionTables.Place> places = tables.places(name.text()).stream()
                .filter(p -> accepted ? p.request().isPresent() : p.isRequest()).toList();
        if (path != null) {
            Optional<Denoted> message = terms.references().denote(path.object(), context, Optional.empty());
            if (message.isEmpty() || !(message.get() instanceof Denoted.OfMessage m)) {
                message.ifPresent(d -> problems.report("type-mismatch", path.object().span(),
                        "a message is needed here"));
                return Optional.empty();
            }
            return facts(accepted, narrowed(places, m.message()), m.role(), name, span);
        }
        return facts(accepted, places, Optional.empty(), name, span);
    }

    private static List<ExtensionTables.Place> narrowed(List<ExtensionTables.Place> places, Message message) {
        return places.stream().filter(p -> p.column().message().equals(message.wireName())).toList();
    }

    private Optional<Term> facts(boolean accepted, List<ExtensionTables.Place> places, Optional<Role> role, Name name,
            Span span) {
        String what = accepted ? "answered" : "offered";
        if (places.size() > 1) {
            List<String> messages = places.stream().map(p -> p.column().message().name() + "." + name).toList();
            problems.report("ambiguous-name", name.span(), "'" + name + "' can be " + what + " in several messages",
                    "write " + String.join(" or ", messages));
            return Optional.empty();
        }
        List<Sent> carriers = places.stream().flatMap(p -> traffic.ofWire(p.column().message()).stream())
                .filter(s -> role.isEmpty() || s.role().equals(role.get())).toList();
        if (carriers.isEmpty()) {
            problems.report("never-sent", name.span(), "no message of the flow has '" + name + "' " + what,
                    "the table needs a column for it, and a row M answers N;");
            return Optional.empty();
        }
        List<Term> facts = new ArrayList<>();
        for (Sent carrier : carriers) {
            facts.add(new Term.FactValue(fact(accepted, places.get(0), carrier, span).name(), span));
        }
        return facts.stream().reduce((a, b) -> new Term.Or(a, b, span));
    }

    private Fact fact(boolean accepted, ExtensionTables.Place place, Sent carrier, Span span) {
        String extension = place.row().type().name();
        Key key = new Key(accepted, extension, carrier);
        Fact known = made.get(key);
        if (known != null) {
            return known;
        }
        Term message = new Term.This(new ValueType.Struct(carrier.message().wire().get()), span);
        Term present = new Term.Present(new Term.ExtensionOf(message, place.row(), place.column(), span), span);
        Optional<Term> requires = accepted && !place.column().unsolicited() ? offered(place, span) : Optional.empty();
        Fact fact = new Fact(names.unique((accepted ? "accepted_" : "offered_") + extension), carrier,
                Optional.of(present), requires, span);
        made.put(key, fact);
        return fact;
    }

    private Optional<Term> offered(ExtensionTables.Place answer, Span span) {
        QualifiedName request = answer.request().get();
        return tables.places(answer.row().type().name()).stream()
                .filter(p -> p.column().message().equals(request))
                .flatMap(p -> traffic.ofWire(request).stream().map(c -> fact(false, p, c, span)))
                .<Term>map(f -> new Term.FactValue(f.name(), span)).reduce((a, b) -> new Term.Or(a, b, span));
    }
}
