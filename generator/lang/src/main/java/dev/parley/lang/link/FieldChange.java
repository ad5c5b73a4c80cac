package dev.parley.lang.link;

import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.syntax.Item;
import java.util.Optional;

/** What an override makes of a field. */
final class FieldChange {
    private final Constants constants;
    private final AlertNames alerts;
    private final Problems problems;

    FieldChange(Constants constants, AlertNames alerts, Problems problems) {
        this.constants = constants;
        this.alerts = alerts;
        this.problems = problems;
    }

    Type.Field apply(Item.Override item, String namespace, Type.Field field, Types types) {
        Type type = item.bounds().map(b -> bounded(field.type(), types.bounds(b, namespace), item, types))
                .orElse(field.type());
        Optional<Term> constant = item.any() ? Optional.empty() : item.constant()
                .map(v -> constants.of(v, type, namespace, types)).or(field::constant);
        return new Type.Field(field.name(), field.anonymous(), type, field.optional() || item.optional(), constant,
                field.where(), item.alert().map(alerts::find).or(field::alert), field.arguments(), field.span());
    }

    private Type bounded(Type type, Type.Bounds bounds, Item.Override item, Types types) {
        if (type instanceof Type.VarVector v) {
            types.checkElements(v.element(), with(type, bounds), item.span());
        } else if (!(type instanceof Type.VarOpaque) && !Unknown.is(type)) {
            problems.report("bad-override", item.span(), "'" + item.field() + "' has no bounds that could change");
        }
        return with(type, bounds);
    }

    /** The vector with other bounds; another type stays. */
    static Type with(Type type, Type.Bounds bounds) {
        return type instanceof Type.VarOpaque ? new Type.VarOpaque(bounds)
                : type instanceof Type.VarVector v ? new Type.VarVector(v.element(), bounds) : type;
    }

    /** The bounds of a vector with a length in front. */
    static Optional<Type.Bounds> boundsOf(Type type) {
        return type instanceof Type.VarOpaque o ? Optional.of(o.bounds())
                : type instanceof Type.VarVector v ? Optional.of(v.bounds()) : Optional.empty();
    }

    static Type.Field with(Type.Field field, Type type, Optional<Term> constant) {
        return new Type.Field(field.name(), field.anonymous(), type, field.optional(), constant, field.where(),
                field.alert(), field.arguments(), field.span());
    }
}
