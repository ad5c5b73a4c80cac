package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.syntax.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What overrides change in the fields of structs. */
final class Overrides {
    private final Declarations declared;
    private final Constants constants;
    private final AlertNames alerts;
    private final Problems problems;
    private final List<Override> all = new ArrayList<>();

    Overrides(Declarations declared, Constants constants, AlertNames alerts, Problems problems) {
        this.declared = declared;
        this.constants = constants;
        this.alerts = alerts;
        this.problems = problems;
        for (Placed<Item.Override> o : declared.overrides) {
            add(o.namespace(), o.item());
        }
    }

    private static final class Override {
        private final QualifiedName struct;
        private final String namespace;
        private final Item.Override item;
        private boolean used;

        Override(QualifiedName struct, String namespace, Item.Override item) {
            this.struct = struct;
            this.namespace = namespace;
            this.item = item;
        }

        boolean isFor(QualifiedName owner, Type.Field field) {
            return struct.equals(owner) && item.field().text().equals(field.name());
        }
    }

    private void add(String namespace, Item.Override item) {
        Optional<Table.Entry<Item>> struct = declared.types.find(namespace, item.message())
                .filter(e -> e.item() instanceof Item.Struct);
        if (struct.isEmpty()) {
            problems.unknown("struct", item.message().text(), item.message().span(),
                    declared.types.visibleFrom(namespace));
        } else {
            all.add(new Override(struct.get().name(), namespace, item));
        }
    }

    /** The field as the overrides of its struct leave it. */
    Type.Field apply(QualifiedName owner, Type.Field written, Types types) {
        Type.Field field = written;
        for (Override override : all) {
            if (override.isFor(owner, written)) {
                override.used = true;
                field = apply(override, field, types);
            }
        }
        return field;
    }

    private Type.Field apply(Override override, Type.Field field, Types types) {
        Item.Override item = override.item;
        Type type = item.bounds().map(b -> bounded(field.type(), types.bounds(b, override.namespace), item, types))
                .orElse(field.type());
        Optional<Term> constant = item.any() ? Optional.empty() : item.constant()
                .map(v -> constants.of(v, type, override.namespace, types)).or(field::constant);
        return new Type.Field(field.name(), field.anonymous(), type, field.optional() || item.optional(), constant,
                field.where(), item.alert().map(alerts::find).or(field::alert), field.arguments(), field.span());
    }

    private Type bounded(Type type, Type.Bounds bounds, Item.Override item, Types types) {
        if (type instanceof Type.VarOpaque) {
            return new Type.VarOpaque(bounds);
        }
        if (type instanceof Type.VarVector v) {
            Type.VarVector changed = new Type.VarVector(v.element(), bounds);
            types.checkElements(v.element(), changed, item.span());
            return changed;
        }
        if (!Unknown.is(type)) {
            problems.report("bad-override", item.span(), "'" + item.field() + "' has no bounds that could change");
        }
        return type;
    }

    /** Reports the overrides of fields that do not exist; to be called when all structs are linked. */
    void checkUsed(Types types) {
        for (Override override : all) {
            if (!override.used) {
                List<String> fields = types.findStruct(override.namespace, override.item.message())
                        .map(s -> s.fields().stream().map(Type.Field::name).toList()).orElse(List.of());
                problems.unknown("field of " + override.item.message(), override.item.field().text(),
                        override.item.field().span(), fields);
            }
        }
    }
}
