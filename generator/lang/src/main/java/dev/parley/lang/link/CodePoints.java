package dev.parley.lang.link;

import dev.parley.lang.model.Type;
import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Optional;

/** Finds the enumerators that stand for one code. */
final class CodePoints {
    private CodePoints() {
    }

    /** The enumerator of that name, if it stands for one code. */
    static Optional<Type.Enumerator> find(Type.Code code, String name) {
        return code.find(name).filter(e -> !e.isRange());
    }

    /** The same; a name that does not exist, or stands for several codes, is reported. */
    static Optional<Type.Enumerator> find(Type.Code code, String name, Span span, String kind, Problems problems) {
        Optional<Type.Enumerator> found = find(code, name);
        if (found.isEmpty() && code.find(name).isPresent()) {
            problems.report("code-value", span, "'" + name + "' stands for several codes, so it is not one value");
        } else if (found.isEmpty() && !Unknown.is(code)) {
            problems.unknown(kind, name, span, names(code));
        }
        return found;
    }

    /** The same, as a code point of its type. */
    static Optional<Type.Enumerator> find(Type.Code code, String name, Span span, Problems problems) {
        return find(code, name, span, "code point of " + code.name(), problems);
    }

    /** The enumerator that stands for exactly that code. */
    static Optional<Type.Enumerator> withCode(Type.Code code, long number) {
        return code.enumerators().stream().filter(e -> !e.isRange() && e.first() == number && number >= 0).findFirst();
    }

    /** The names that stand for one code. */
    static List<String> names(Type.Code code) {
        return code.enumerators().stream().filter(e -> !e.isRange()).map(Type.Enumerator::name).distinct().toList();
    }
}
