package dev.parley.lang.model;

import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Map;

/**
 * A stage of a lane's protection.
 *
 * @param parameters what the layer below needs to know of the keys
 * @param keys for each role's lane one term a parameter; empty for an epoch without keys
 */
public record Epoch(String name, List<Type.Parameter> parameters, Map<Role, List<Term>> keys, Span span) {
    /** The name of the epoch in which every lane begins: unprotected. */
    public static final String PLAIN = "plain";

    /** Epochs are equal when their names are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Epoch that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Whether a lane can come into it: it has keys for that lane, or for none. */
    public boolean suits(Role lane) {
        return parameters.isEmpty() || keys.containsKey(lane);
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
