package dev.parley.lang.example;

import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a term stands, which says what its names mean.
 *
 * @param message the index of the exchange that is the latest there
 * @param rule the number of the rule of that message, so that only earlier ones count
 * @param place the struct or arm whose fields have names here
 * @param type the struct that it is, or that is around the arm
 * @param fields these fields
 * @param parameters the parameters of the struct
 * @param outer the struct around an arm
 */
record Scope(int message, int rule, Place place, Optional<Type.Struct> type, Map<String, Value> fields,
        Map<String, Bound> parameters, Optional<Scope> outer) {
    /** Before the rules of the message. */
    static final int BEFORE_RULES = 0;
    /** Behind the rules of the message. */
    static final int AFTER_RULES = Integer.MAX_VALUE;

    /** What a parameter stands for. */
    record Bound(Term value, Scope scope) {
    }

    /** Outside of structs, where a message is the latest. */
    static Scope at(int message, int rule) {
        return new Scope(message, rule, Place.body(message), Optional.empty(), Map.of(), Map.of(),
                Optional.empty());
    }

    /** Inside a struct that stands here. */
    Scope struct(Type.Struct type, List<Term> arguments, Place where, Map<String, Value> content) {
        Map<String, Bound> bound = new LinkedHashMap<>();
        for (int i = 0; i < type.parameters().size(); i++) {
            bound.put(type.parameters().get(i).name(), new Bound(arguments.get(i), this));
        }
        return new Scope(message, rule, where, Optional.of(type), content, bound, Optional.empty());
    }

    /** Inside an arm of a select that is a field of this struct. */
    Scope arm(Place where, Map<String, Value> content) {
        return new Scope(message, rule, where, type, content, parameters, Optional.of(this));
    }

    /** The scope in which a field of that name stands: this one, or that of the struct around. */
    Optional<Scope> holding(String field) {
        return fields.containsKey(field) ? Optional.of(this) : outer.flatMap(o -> o.holding(field));
    }
}
