package dev.parley.lang.check;

import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import java.util.LinkedHashSet;
import java.util.Set;

/** What was defined so far: main messages, and the values that each role has computed. */
record Defined(Set<Sent> messages, Set<Value> values) {
    /** A value that a role has. */
    record Value(Role role, String name) {
    }

    static final Defined NOTHING = new Defined(Set.of(), Set.of());

    boolean has(Role role, String name) {
        return values.contains(new Value(role, name));
    }

    Defined with(Sent sent) {
        return new Defined(plus(messages, sent), values);
    }

    Defined with(Role role, String name) {
        return new Defined(messages, plus(values, new Value(role, name)));
    }

    Defined without(String name) {
        Set<Value> rest = new LinkedHashSet<>(values);
        rest.removeIf(value -> value.name().equals(name));
        return new Defined(messages, Set.copyOf(rest));
    }

    private static <T> Set<T> plus(Set<T> set, T element) {
        if (set.contains(element)) {
            return set;
        }
        Set<T> more = new LinkedHashSet<>(set);
        more.add(element);
        return Set.copyOf(more);
    }
}
