package dev.parley.lang.link;

import dev.parley.lang.model.Argument;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Term;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the parameters that texts leave unbound stand for: {@code parameter x = e;} */
final class Arguments {
    private final Types types;
    private final Problems problems;
    private final Map<QualifiedName, Item.Parameter> written = new LinkedHashMap<>();
    private final Map<QualifiedName, Term> made = new LinkedHashMap<>();
    private final Set<QualifiedName> open = new HashSet<>();

    Arguments(Declarations declared, Types types, Problems problems) {
        this.types = types;
        this.problems = problems;
        for (Placed<Item.Parameter> p : declared.parameters) {
            QualifiedName name = new QualifiedName(p.namespace(), p.item().name().text());
            Item.Parameter first = written.putIfAbsent(name, p.item());
            if (first != null) {
                problems.duplicate("value for parameter", p.item().name().text(), p.item().name().span(),
                        first.name().span());
            }
        }
    }

    boolean isWritten(QualifiedName name) {
        return written.containsKey(name);
    }

    List<Argument> all(TermLinker terms) {
        List<Argument> all = new ArrayList<>();
        for (QualifiedName name : written.keySet()) {
            all.add(new Argument(name.namespace(), name.name(), value(name, terms, written.get(name).span())));
        }
        return List.copyOf(all);
    }

    /** The term for a parameter that has a value. */
    Term value(QualifiedName name, TermLinker terms, Span use) {
        Term known = made.get(name);
        if (known != null) {
            return known;
        }
        Item.Parameter item = written.get(name);
        Optional<ParameterUse> parameter = types.parameter(name.namespace(), name.name());
        if (parameter.isEmpty()) {
            problems.unknown("unbound name in any struct", name.name(), item.name().span(), types.parameterNames());
            return Unknown.term(use);
        }
        if (!open.add(name)) {
            problems.report("definition-cycle", item.name().span(), "'" + name + "' is defined by itself");
            return Unknown.term(use);
        }
        Term term = terms.link(item.value(), Context.of(name.namespace(), Subject.NONE),
                parameter.get().parameter().type());
        open.remove(name);
        new Deterministic(problems).check(term);
        made.put(name, term);
        return term;
    }
}
