package dev.parley.backends.java;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The identifiers of one scope. Whoever comes later to a taken name gets the first free number behind it. */
public final class Identifiers {
    private final UnaryOperator<String> identity;
    private final Set<String> taken = new HashSet<>();
    private final Map<Object, String> given = new HashMap<>();

    private Identifiers(UnaryOperator<String> identity, Set<String> reserved) {
        this.identity = identity;
        reserved.forEach(name -> taken.add(identity.apply(name)));
    }

    /** Members of a class. */
    public static Identifiers members(Set<String> reserved) {
        return new Identifiers(UnaryOperator.identity(), reserved);
    }

    /** Classes. Names that differ in case only clash, because files are called after them. */
    public static Identifiers classes(Set<String> reserved) {
        return new Identifiers(name -> name.toLowerCase(Locale.ROOT), reserved);
    }

    /** The identifier of {@code owner}, made from {@code wanted} when it is first asked for. */
    public String give(Object owner, String wanted) {
        String known = given.get(owner);
        if (known != null) {
            return known;
        }
        String name = free(wanted);
        taken.add(identity.apply(name));
        given.put(owner, name);
        return name;
    }

    /** The identifier that {@code owner} was given. */
    public String get(Object owner) {
        String name = given.get(owner);
        if (name == null) {
            throw new IllegalArgumentException("no such name in the model: " + owner);
        }
        return name;
    }

    /** An identifier like {@code wanted} that nobody has, without taking it. */
    public String free(String wanted) {
        String candidate = wanted;
        for (int number = 2; isTaken(candidate); number++) {
            candidate = wanted + number;
        }
        return candidate;
    }

    /** Whether somebody has the identifier. */
    public boolean isTaken(String name) {
        return taken.contains(identity.apply(name));
    }
}
