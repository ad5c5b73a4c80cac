package dev.parley.lang.link;

import dev.parley.lang.syntax.Field;
import java.util.Locale;

/** Names for fields whose text gives none: after their type, or {@code body} for a select. */
final class DerivedName {
    private DerivedName() {
    }

    static String of(Field field, StructScope scope) {
        String base = field instanceof Field.Plain p ? snake(p.type().last())
                : field instanceof Field.Select ? "body" : "content";
        String name = base;
        for (int i = 2; scope.field(name).isPresent(); i++) {
            name = base + "_" + i;
        }
        return name;
    }

    /** {@code ABCWordList} as {@code abc_word_list}. */
    private static String snake(String type) {
        return type.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
