package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the text of a struct can name: its fields so far, and its parameters. An arm of a select sees the fields before
 * the select and its own.
 */
final class StructScope {
    private final QualifiedName owner;
    private final Optional<StructScope> outer;
    private final Map<String, Visible> fields = new LinkedHashMap<>();
    private final Map<String, ParameterUse> parameters;

    private StructScope(QualifiedName owner, Optional<StructScope> outer, Map<String, ParameterUse> parameters) {
        this.owner = owner;
        this.outer = outer;
        this.parameters = parameters;
    }

    /** A field that was read before. */
    record Visible(Type type, Span span) {
        ValueType value() {
            return ValueTypes.of(type);
        }
    }

    static StructScope of(QualifiedName struct) {
        return new StructScope(struct, Optional.empty(), new LinkedHashMap<>());
    }

    StructScope arm() {
        return new StructScope(owner, Optional.of(this), parameters);
    }

    QualifiedName owner() {
        return owner;
    }

    String namespace() {
        return owner.namespace();
    }

    void declare(String name, Type type, Span span) {
        fields.put(name, new Visible(type, span));
    }

    Optional<Visible> field(String name) {
        Visible own = fields.get(name);
        return own != null ? Optional.of(own) : outer.flatMap(o -> o.field(name));
    }

    /** The names of all fields of that type, the outermost first. */
    List<String> fieldsOf(ValueType type) {
        List<String> names = new ArrayList<>(outer.map(o -> o.fieldsOf(type)).orElse(List.of()));
        fields.forEach((name, field) -> {
            if (field.value().equals(type)) {
                names.add(name);
            }
        });
        return names;
    }

    List<String> names() {
        List<String> names = new ArrayList<>(outer.map(StructScope::names).orElse(List.copyOf(parameters.keySet())));
        names.addAll(fields.keySet());
        return names;
    }

    Optional<ParameterUse> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    List<ParameterUse> parameters() {
        return List.copyOf(parameters.values());
    }

    /** Makes sure that there is such a parameter. */
    void need(ParameterUse use, Problems problems) {
        ParameterUse first = parameters.putIfAbsent(use.name(), use);
        if (first != null && !first.parameter().type().equals(use.parameter().type())
                && !Unknown.is(first.parameter().type()) && !Unknown.is(use.parameter().type())) {
            problems.add(Diagnostic.of("parameter-conflict", use.span(), "'" + use.name() + "' would have to be "
                    + Conversions.describe(use.parameter().type()) + " here, but it is "
                    + Conversions.describe(first.parameter().type()) + " before")
                    .note(first.span(), "it is first used here").hint("rename one of them"));
        }
    }

    /** What a contained struct's parameter stands for here: an earlier field, or a parameter of this struct too. */
    Term supply(ParameterUse use, Span span, Problems problems) {
        Optional<String> field = fieldFor(use);
        if (field.isEmpty()) {
            need(new ParameterUse(use.parameter(), use.origin(), use.span()), problems);
        }
        return new Term.Local(field.orElse(use.name()), use.parameter().type(), span);
    }

    private Optional<String> fieldFor(ParameterUse use) {
        ValueType type = use.parameter().type();
        if (use.origin().isPresent()) {
            return use.origin().filter(o -> o.struct().equals(owner)).map(ParameterUse.Origin::field)
                    .filter(name -> field(name).isPresent());
        }
        if (field(use.name()).filter(f -> f.value().equals(type)).isPresent()) {
            return Optional.of(use.name());
        }
        boolean namedByType = type instanceof ValueType.Code code && code.type().name().name().equals(use.name());
        List<String> ofType = namedByType ? fieldsOf(type) : List.of();
        return ofType.size() == 1 ? Optional.of(ofType.get(0)) : Optional.empty();
    }
}
