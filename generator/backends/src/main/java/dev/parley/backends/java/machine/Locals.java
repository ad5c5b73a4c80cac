package dev.parley.backends.java.machine;

import dev.parley.lang.model.Term;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The local variables of a block of generated code, and the terms that they hold. */
final class Locals {
    private final Map<String, String> variables;
    private final Set<String> taken;
    private final Predicate<String> isMember;

    private Locals(Map<String, String> variables, Set<String> taken, Predicate<String> isMember) {
        this.variables = variables;
        this.taken = taken;
        this.isMember = isMember;
    }

    /** No variables yet, in a class whose members are not to be hidden. */
    static Locals none(Predicate<String> isMember) {
        return new Locals(new HashMap<>(), new HashSet<>(), isMember);
    }

    /** A block within this one. */
    Locals inner() {
        return new Locals(new HashMap<>(variables), new HashSet<>(taken), isMember);
    }

    /** The rest of this block, where the variables may not hold their terms any more. */
    Locals emptied() {
        return new Locals(new HashMap<>(), taken, isMember);
    }

    /** The variable that holds the term. */
    Optional<String> find(Term term) {
        return Optional.ofNullable(variables.get(TermKey.of(term)));
    }

    /** A new variable for the term, called by the first of the names that is free. */
    String declare(Term term, String wanted, String otherwise) {
        String name = isFree(wanted) ? wanted : otherwise;
        for (int number = 2; !isFree(name); number++) {
            name = otherwise + number;
        }
        taken.add(name);
        variables.put(TermKey.of(term), name);
        return name;
    }

    private boolean isFree(String name) {
        return !taken.contains(name) && !isMember.test(name);
    }
}
