package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Span;
import java.util.Optional;

/**
 * A parameter of a struct and where it comes from.
 *
 * @param origin the field of another struct that the text names, if it names one
 * @param span where the text first needs it
 */
record ParameterUse(Type.Parameter parameter, Optional<Origin> origin, Span span) {
    /** A field of a struct. */
    record Origin(QualifiedName struct, String field) {
    }

    String name() {
        return parameter.name();
    }
}
