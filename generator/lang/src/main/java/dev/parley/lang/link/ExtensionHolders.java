package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Type;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the structs that hold extensions. A message that is part of a wire type is known here by its name only: the
 * condition that makes it this message is linked later, since it may look at extensions.
 */
final class ExtensionHolders {
    private final Declarations declared;
    private final Types types;
    private final Problems problems;

    ExtensionHolders(Declarations declared, Types types, Problems problems) {
        this.declared = declared;
        this.types = types;
        this.problems = problems;
    }

    /**
     * What a table names.
     *
     * @param name of the struct, or of the message that is part of a wire type
     * @param struct the struct or the wire type
     */
    record Holder(QualifiedName name, Type.Struct struct) {
        /** Whether it is a message of its own beside others of the same wire type. */
        boolean isPart() {
            return !name.equals(struct.name());
        }
    }

    /** The struct or message of a column or request, which must hold extensions itself. */
    Optional<Holder> holding(Name name, Type.Struct extension, String namespace) {
        return find(name, namespace).filter(h -> holds(h.struct(), extension, name, isHolder(h.struct(), extension)));
    }

    /** The struct or message of an answer, which must hold extensions itself or in what it contains. */
    Optional<Holder> containing(Name name, Type.Struct extension, String namespace) {
        return find(name, namespace).filter(h -> holds(h.struct(), extension, name,
                isContainer(h.struct(), extension, new HashSet<>())));
    }

    private boolean holds(Type.Struct struct, Type.Struct extension, Name name, boolean holds) {
        if (!holds && !Unknown.is(struct) && struct.fields().stream().noneMatch(f -> Unknown.is(f.type()))) {
            problems.report("extensions", name.span(), "'" + name + "' has no field that holds extensions",
                    "it needs a field such as " + extension.name().name() + " extensions<0..2^16-1>;");
        }
        return holds || Unknown.is(struct);
    }

    private static boolean isHolder(Type.Struct struct, Type.Struct extension) {
        return struct.fields().stream()
                .anyMatch(f -> f.type() instanceof Type.VarVector v && v.element().equals(extension));
    }

    private static boolean isContainer(Type.Struct struct, Type.Struct extension, Set<Type.Struct> seen) {
        return seen.add(struct) && (isHolder(struct, extension) || struct.fields().stream().map(Type.Field::type)
                .map(type -> type instanceof Type.VarVector v ? v.element() : type)
                .anyMatch(type -> type instanceof Type.Struct inner && isContainer(inner, extension, seen)));
    }

    private Optional<Holder> find(Name name, String namespace) {
        Optional<Table.Entry<Item>> entry = declared.types.find(namespace, name,
                item -> item instanceof Item.Struct || item instanceof Item.Alias);
        if (entry.isPresent() && entry.get().item() instanceof Item.Alias alias) {
            return declared.types.find(entry.get().namespace(), alias.wire(), Item.Struct.class::isInstance)
                    .map(wire -> new Holder(entry.get().name(), types.struct(wire)));
        }
        return struct(name, namespace).map(struct -> new Holder(struct.name(), struct));
    }

    /** The struct of that name; an unknown one is reported. */
    Optional<Type.Struct> struct(Name name, String namespace) {
        Optional<Type.Struct> struct = types.findStruct(namespace, name);
        if (struct.isEmpty()) {
            problems.unknown("struct", name.text(), name.span(), declared.types.visibleFrom(namespace));
        }
        return struct;
    }
}
