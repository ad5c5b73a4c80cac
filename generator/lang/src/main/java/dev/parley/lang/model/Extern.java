package dev.parley.lang.model;

import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A primitive that the surroundings supply.
 *
 * @param slow whether it is worth a task of its own
 * @param length the number of bytes of the result, over numbers among the parameters; without it, that is open
 * @param verifiedBy the primitive with which a receiver checks a result: it takes the same arguments and then the result,
 *     and says whether they fit
 */
public record Extern(QualifiedName name, boolean slow, List<Type.Parameter> parameters, ValueType result,
        Optional<Type.Extent> length, Optional<QualifiedName> verifiedBy, Span span) {
}
