package dev.parley.lang.model;

import dev.parley.lang.source.Span;
import java.util.List;

/**
 * A value that both roles give to whoever uses the protocol, such as keying material.
 *
 * @param value bytes or a secret, over the parameters as {@link Term.Local}, and over what a run of the protocol knows
 */
public record Export(String name, List<Type.Parameter> parameters, Term value, Span span) {
}
