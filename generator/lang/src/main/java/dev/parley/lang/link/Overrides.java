package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Type;
import dev.parley.lang.syntax.Item;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What overrides change in the fields of structs: everywhere, or in one flow. */
final class Overrides {
    private final Declarations declared;
    private final FieldChange change;
    private final FlowOverrides inFlows;
    private final Problems problems;
    private final Set<Item.Override> used = new HashSet<>();

    Overrides(Declarations declared, FieldChange change, FlowOverrides inFlows, Problems problems) {
        this.declared = declared;
        this.change = change;
        this.inFlows = inFlows;
        this.problems = problems;
    }

    /** The field as the overrides of its struct leave it. */
    Type.Field apply(QualifiedName owner, Type.Field written, Types types) {
        Type.Field field = written;
        for (Placed<Item.Override> override : declared.overrides) {
            if (isFor(override.item(), override.namespace(), owner, written)) {
                field = change.apply(override.item(), override.namespace(), field, types);
            }
        }
        Type.Field strict = field;
        for (Declarations.FlowOverride override : declared.flowOverrides) {
            if (isFor(override.item(), override.namespace(), owner, written)) {
                field = inFlows.relax(override, owner, strict, field, types);
            }
        }
        return field;
    }

    private boolean isFor(Item.Override override, String namespace, QualifiedName owner, Type.Field field) {
        boolean isFor = override.field().text().equals(field.name())
                && struct(override, namespace).filter(owner::equals).isPresent();
        if (isFor) {
            used.add(override);
        }
        return isFor;
    }

    /** The struct that an override changes: the one it names, or the wire type of the message that it names. */
    private Optional<QualifiedName> struct(Item.Override override, String namespace) {
        Optional<Table.Entry<Item>> named = declared.types.find(namespace, override.message());
        if (named.isPresent() && named.get().item() instanceof Item.Alias alias) {
            named = declared.types.find(named.get().namespace(), alias.wire(), Item.Struct.class::isInstance);
        }
        return named.filter(e -> e.item() instanceof Item.Struct).map(Table.Entry::name);
    }

    /** Reports overrides of what does not exist; to be called when all structs are linked. */
    void checkUsed(Types types) {
        declared.overrides.forEach(o -> checkUsed(o.item(), o.namespace(), types));
        declared.flowOverrides.forEach(o -> checkUsed(o.item(), o.namespace(), types));
    }

    private void checkUsed(Item.Override override, String namespace, Types types) {
        Optional<QualifiedName> struct = struct(override, namespace);
        if (struct.isEmpty()) {
            problems.unknown("struct", override.message().text(), override.message().span(),
                    declared.types.visibleFrom(namespace));
        } else if (!used.contains(override)) {
            List<String> fields = declared.types.exactly(struct.get().namespace(), struct.get().name())
                    .map(types::struct).map(s -> s.fields().stream().map(Type.Field::name).toList()).orElse(List.of());
            problems.unknown("field of " + struct.get(), override.field().text(), override.field().span(), fields);
        }
    }
}
