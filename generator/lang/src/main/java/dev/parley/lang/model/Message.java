package dev.parley.lang.model;

import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The same message, known only by the comparisons of fields that stand in front of one of its wire type. */
    public Message before(Type.Field field) {
        List<Type.Field> fields = wire.orElseThrow().fields();
        Set<String> known = fields.subList(0, fields.indexOf(field)).stream().map(Type.Field::name)
                .collect(Collectors.toSet());
        return new Message(name, wire, content, type, where.flatMap(w -> comparisons(w, known)), span);
    }

    private static Optional<Term> comparisons(Term condition, Set<String> known) {
        if (condition instanceof Term.And and) {
            Optional<Term> left = comparisons(and.left(), known);
            Optional<Term> right = comparisons(and.right(), known);
            return left.isEmpty() || right.isEmpty() ? left.or(() -> right)
                    : Optional.of(new Term.And(left.get(), right.get(), and.span()));
        }
        return Optional.of(condition).filter(c -> c instanceof Term.Compare compare
                && Stream.of(compare.left(), compare.right()).filter(Term.Local.class::isInstance)
                        .allMatch(t -> known.contains(((Term.Local) t).name())));
    }

    /** The parts of the condition that leave a field one value: {@code field == value}. */
    public List<Term.Compare> settled() {
        return where.stream().flatMap(Message::conjuncts).filter(Term.Compare.class::isInstance)
                .map(Term.Compare.class::cast)
                .filter(part -> part.operator().equals("==") && part.left() instanceof Term.Local).toList();
    }

    /** Something in it that neither constants nor its condition decide, if there is anything. */
    public Optional<String> undecided() {
        if (wire.isEmpty()) {
            return Optional.of("the content");
        }
        return wire.get().fields().stream().filter(field -> field.constant().isEmpty()).map(Type.Field::name)
                .filter(field -> settled().stream().noneMatch(part -> ((Term.Local) part.left()).name().equals(field)))
                .findFirst();
    }

    private static Stream<Term> conjuncts(Term condition) {
        return condition instanceof Term.And and ? Stream.concat(conjuncts(and.left()), conjuncts(and.right()))
                : Stream.of(condition);
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
