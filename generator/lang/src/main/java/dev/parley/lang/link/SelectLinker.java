package dev.parley.lang.link;

import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Field;
import dev.parley.lang.syntax.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A select and what it looks at (RFC 9846 section 3.8). */
final class SelectLinker {
    private static final List<String> TRUTH = List.of("true", "false");

    private final FieldLinker fields;
    private final Types types;
    private final Codes codes;
    private final FieldNames names;
    private final Problems problems;

    SelectLinker(FieldLinker fields, Types types, Codes codes, FieldNames names, Problems problems) {
        this.fields = fields;
        this.types = types;
        this.codes = codes;
        this.names = names;
        this.problems = problems;
    }

    Type.Select link(Field.Select written, StructScope scope) {
        Type.Selector selector = selector(written, scope);
        List<Type.Arm> arms = new ArrayList<>();
        Optional<Type.Arm> otherwise = Optional.empty();
        Map<String, Span> seen = new HashMap<>();
        for (Field.Arm arm : written.arms()) {
            List<String> cases = cases(arm, selector, seen);
            List<Type.Field> content = fields.fields(arm.fields(), scope.arm());
            if (!arm.cases().isEmpty()) {
                arms.add(new Type.Arm(arm.cases().get(0).text(), cases, content, arm.span()));
            } else if (otherwise.isPresent()) {
                problems.duplicate("case", "default", arm.span(), otherwise.get().span());
            } else {
                otherwise = Optional.of(new Type.Arm("default", List.of(), content, arm.span()));
            }
        }
        if (arms.isEmpty()) {
            problems.report("select", written.span(), "a select needs at least one case");
        }
        return new Type.Select(selector, List.copyOf(arms), otherwise,
                written.bounds().map(b -> types.bounds(b, scope.namespace())));
    }

    private List<String> cases(Field.Arm arm, Type.Selector selector, Map<String, Span> seen) {
        List<String> cases = new ArrayList<>();
        for (Name name : arm.cases()) {
            Span first = seen.putIfAbsent(name.text(), name.span());
            if (first != null) {
                problems.duplicate("case", name.text(), name.span(), first);
            } else if (isCase(name, selector.type())) {
                cases.add(name.text());
            }
        }
        return List.copyOf(cases);
    }

    private boolean isCase(Name name, ValueType type) {
        if (Unknown.is(type)) {
            return false;
        }
        List<String> known = type instanceof ValueType.Code code
                ? code.type().enumerators().stream().map(Type.Enumerator::name).toList() : TRUTH;
        if (!known.contains(name.text())) {
            problems.unknown("code point of " + type, name.text(), name.span(), known);
            return false;
        }
        return true;
    }

    private Type.Selector selector(Field.Select written, StructScope scope) {
        Name name = written.selector();
        FieldNames.Meaning meaning = names.of(name, scope);
        if (meaning.field().isPresent()) {
            return field(meaning.field().get(), name, scope);
        }
        Optional<ParameterUse> known = scope.parameter(name.text());
        if (known.isPresent()) {
            return selecting(known.get().parameter(), name);
        }
        if (meaning.origin().isPresent()) {
            Optional<Type> type = types.fieldType(meaning.origin().get());
            if (type.isPresent()) {
                return parameter(name, ValueTypes.of(type.get()), meaning.origin(), scope);
            }
        }
        Optional<Type.Code> code = name.parts().size() <= 2 ? codes.find(scope.namespace(), name) : Optional.empty();
        if (code.isPresent()) {
            ValueType type = new ValueType.Code(code.get());
            List<String> ofType = scope.fieldsOf(type);
            if (ofType.size() > 1) {
                problems.report("ambiguous-name", name.span(), "several fields have the type '" + name + "': "
                        + String.join(", ", ofType), "select by the name of one of them");
            }
            return ofType.isEmpty() ? parameter(name, type, Optional.empty(), scope)
                    : new Type.Selector(ofType.get(0), type, false);
        }
        return parameter(name, inferred(written, scope), Optional.empty(), scope);
    }

    private Type.Selector field(String field, Name name, StructScope scope) {
        Type type = scope.field(field).get().type();
        if (!(type instanceof Type.Code) && !Unknown.is(type)) {
            problems.report("type-mismatch", name.span(), "a select looks at a code point, but '" + name + "' is "
                    + Conversions.describe(ValueTypes.of(type)));
            return new Type.Selector(field, Unknown.VALUE, false);
        }
        return new Type.Selector(field, ValueTypes.of(type), false);
    }

    private Type.Selector parameter(Name name, ValueType type, Optional<ParameterUse.Origin> origin,
            StructScope scope) {
        Type.Parameter parameter = new Type.Parameter(name.text(), type);
        scope.need(new ParameterUse(parameter, origin, name.span()), problems);
        return selecting(parameter, name);
    }

    private Type.Selector selecting(Type.Parameter parameter, Name name) {
        ValueType type = parameter.type();
        if (!(type instanceof ValueType.Code) && !type.equals(ValueType.BOOL) && !Unknown.is(type)) {
            problems.report("type-mismatch", name.span(), "a select looks at a code point or a truth value, but '"
                    + name + "' is " + Conversions.describe(type));
            type = Unknown.VALUE;
        }
        return new Type.Selector(parameter.name(), type, true);
    }

    /** The type whose names the cases are. */
    private ValueType inferred(Field.Select written, StructScope scope) {
        List<String> cases = written.arms().stream().flatMap(a -> a.cases().stream()).map(Name::text).toList();
        if (TRUTH.containsAll(cases)) {
            return ValueType.BOOL;
        }
        List<Type.Code> fitting = codes.withAll(scope.namespace(), cases);
        Name name = written.selector();
        if (fitting.size() == 1) {
            return new ValueType.Code(fitting.get(0));
        }
        if (fitting.isEmpty()) {
            problems.report("unknown-name", name.span(), "'" + name
                    + "' is neither a field before nor a type, and no enumeration has all the cases",
                    "declare the parameter behind the struct's name, as in } X(" + name + ": T);");
        } else {
            problems.report("ambiguous-name", name.span(), "the cases of '" + name + "' fit several types: "
                    + String.join(", ", fitting.stream().map(c -> c.name().toString()).toList()),
                    "declare the parameter behind the struct's name, as in } X(" + name + ": "
                            + fitting.get(0).name() + ");");
        }
        return Unknown.VALUE;
    }
}
