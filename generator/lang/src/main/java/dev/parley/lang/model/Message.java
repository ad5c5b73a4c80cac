package dev.parley.lang.model;

import dev.parley.lang.source.Span;
import java.util.Optional;

/**
 * A message of the flow: a wire type, or the part of a wire type that meets a condition.
 *
 * @param wire the struct; absent for raw content
 * @param content how it travels
 * @param type its type code, if its content is framed
 * @param where the condition, over the wire type's fields as {@link Term.Local} and {@link Term.Present} of
 *     {@link Term.This}
 */
public record Message(QualifiedName name, Optional<Type.Struct> wire, Content content, Optional<Type.Enumerator> type,
        Optional<Term> where, Span span) {
    /** The name of what is seen on the wire: aliases of one wire type share it. */
    public QualifiedName wireName() {
        return wire.map(Type.Struct::name).orElse(name);
    }

    /** Messages are equal when their names are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Message that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The name. */
    @Override
    public String toString() {
        return name.toString();
    }
}
