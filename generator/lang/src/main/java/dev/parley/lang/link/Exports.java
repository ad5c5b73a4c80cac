package dev.parley.lang.link;

import dev.parley.lang.model.Export;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a protocol gives to whoever uses it: {@code export f(x: T, …) = e;}. */
final class Exports {
    private final Types types;
    private final TermLinker terms;
    private final Problems problems;

    Exports(Types types, TermLinker terms, Problems problems) {
        this.types = types;
        this.terms = terms;
        this.problems = problems;
    }

    List<Export> link(Declarations declared) {
        ModelNames names = new ModelNames();
        List<Export> exports = new ArrayList<>();
        for (Table.Entry<Item.Export> entry : declared.exports.all()) {
            List<Type.Parameter> parameters = parameters(entry.item(), entry.namespace());
            Context context = Context.of(entry.namespace(), new Given(parameters));
            exports.add(new Export(names.of(entry.name()), parameters, value(entry.item(), context), entry.span()));
        }
        return List.copyOf(exports);
    }

    private List<Type.Parameter> parameters(Item.Export written, String namespace) {
        List<Type.Parameter> parameters = new ArrayList<>();
        for (Item.Formal formal : written.parameters()) {
            if (parameters.stream().anyMatch(p -> p.name().equals(formal.name().text()))) {
                problems.report("duplicate-name", formal.name().span(), "'" + written.name()
                        + "' already has a parameter '" + formal.name() + "'");
            }
            if (Collector.Reserved.VALUES.contains(formal.name().text())) {
                problems.report("duplicate-name", formal.name().span(), "'" + formal.name()
                        + "' has a meaning of its own in expressions", "call it something else");
            }
            parameters.add(new Type.Parameter(formal.name().text(), types.value(namespace, formal.type())));
        }
        return List.copyOf(parameters);
    }

    private Term value(Item.Export written, Context context) {
        Term value = new Deterministic(problems).check(terms.infer(written.value(), context, Optional.empty()));
        return value.type().equals(ValueType.SECRET) ? value : new Conversions(problems).to(ValueType.BYTES, value);
    }

    /** What the user gives. */
    private record Given(List<Type.Parameter> parameters) implements Subject {
        @Override
        public List<Term> find(String name, Span span) {
            return parameters.stream().filter(p -> p.name().equals(name))
                    .<Term>map(p -> new Term.Local(name, p.type(), span)).limit(1).toList();
        }

        @Override
        public Collection<String> names() {
            return parameters.stream().map(Type.Parameter::name).toList();
        }
    }
}
