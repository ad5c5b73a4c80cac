package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Type;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the structs that hold extensions. A message that is part of a wire type is known here by its name only: the
 * condition that makes it this message is linked later, since it may look at extensions.
 */
final class ExtensionHolders {
    private final Declarations declared;
    private final Types types;
    private final Messages messages;
    private final Problems problems;

    ExtensionHolders(Declarations declared, Types types, Messages messages, Problems problems) {
        this.declared = declared;
        this.types = types;
        this.messages = messages;
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

    /** The struct or message of a column, which must hold extensions itself. */
    Optional<Holder> holding(Name name, Type.Struct extension, String namespace) {
        return find(name, namespace).filter(h -> holds(h.struct(), extension, name, isHolder(h.struct(), extension)));
    }

    /** The message that is answered, which must hold extensions itself. */
    Optional<Holder> request(Name name, Type.Struct extension, String namespace) {
        return holding(name, extension, namespace).filter(h -> isWhole(h, name));
    }

    /** The message that answers, which must hold extensions itself or in what it contains. */
    Optional<Holder> answer(Name name, Type.Struct extension, String namespace) {
        return find(name, namespace).filter(h -> holds(h.struct(), extension, name,
                contains(h.struct(), struct -> isHolder(struct, extension)))).filter(h -> isWhole(h, name));
    }

    /** Whether it is no mere part of messages, of which nobody could tell what it answers. */
    private boolean isWhole(Holder holder, Name name) {
        boolean whole = holder.isPart() || messages.exactly(holder.name()).isPresent() || messages.all().stream()
                .noneMatch(m -> m.wire().filter(wire -> contains(wire, holder.struct()::equals)).isPresent());
        if (!whole) {
            problems.report("not-a-message", name.span(), "'" + name + "' travels only inside other structs",
                    "name the message that contains it");
        }
        return whole;
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

    /** Whether a struct is such a one, or has one inside: in a field or as an element. */
    private static boolean contains(Type.Struct struct, Predicate<Type.Struct> wanted) {
        return wanted.test(struct) || inside(struct).anyMatch(inner -> contains(inner, wanted));
    }

    private static Stream<Type.Struct> inside(Type.Struct struct) {
        return struct.fields().stream().map(Type.Field::type).map(type -> type instanceof Type.VarVector v ? v.element()
                : type instanceof Type.FixedVector v ? v.element() : type)
                .filter(Type.Struct.class::isInstance).map(Type.Struct.class::cast);
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
