package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Names that are unique in the whole protocol. The first declaration of a name keeps it; one of another namespace gets
 * its namespace in front.
 */
final class ModelNames {
    private final Map<QualifiedName, String> given = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    String of(QualifiedName declared) {
        return given.computeIfAbsent(declared, d -> taken.contains(d.name()) && !d.namespace().isEmpty()
                ? unique(d.namespace() + "_" + d.name()) : unique(d.name()));
    }

    /** A name that nothing else has: the wanted one, or that with a number. */
    String unique(String wanted) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }
}
