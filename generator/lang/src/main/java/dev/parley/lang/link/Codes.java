package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import dev.parley.lang.syntax.Value;
import dev.parley.lang.syntax.Vector;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Code types: enumerations, and numbers or byte groups that a registry, or at least two named constants, give names to.
 */
final class Codes {
    private static final int SEVERAL = 2;

    private final Declarations declared;
    private final Problems problems;
    private final Map<QualifiedName, Placed<Item.Registry>> registries = new LinkedHashMap<>();
    private final Map<QualifiedName, List<Item.Constant>> constants = new LinkedHashMap<>();
    private final Map<QualifiedName, Type.Code> made = new LinkedHashMap<>();
    private final Set<QualifiedName> open = new LinkedHashSet<>();

    Codes(Declarations declared, Problems problems) {
        this.declared = declared;
        this.problems = problems;
        declared.registries.forEach(this::register);
        for (Table.Entry<ValueItem> value : declared.values.all()) {
            if (value.item() instanceof ValueItem.Constant c) {
                declared.types.find(value.namespace(), c.item().type()).filter(type -> width(type.item()).isPresent())
                        .ifPresent(type -> constants.computeIfAbsent(type.name(), n -> new ArrayList<>())
                                .add(c.item()));
            }
        }
    }

    private void register(Placed<Item.Registry> registry) {
        Name name = registry.item().type();
        Optional<Table.Entry<Item>> type = declared.types.find(registry.namespace(), name);
        if (type.isEmpty()) {
            problems.unknown("type", name.text(), name.span(), declared.types.visibleFrom(registry.namespace()));
        } else if (!(type.get().item() instanceof Item.Enumeration) && width(type.get().item()).isEmpty()) {
            problems.report("registry", name.span(), "'" + name + "' has no code points that a registry could list",
                    "a registry belongs to an enumeration, or to a type such as uint16 X; or uint8 X[2];");
        } else {
            Placed<Item.Registry> first = registries.putIfAbsent(type.get().name(), registry);
            if (first != null) {
                problems.duplicate("registry of", name.text(), name.span(), first.item().type().span());
            }
        }
    }

    /** The code type of that name, if it is one. */
    Optional<Type.Code> find(String namespace, Name name) {
        return declared.types.find(namespace, name).flatMap(this::of);
    }

    /** The declaration as a code type, if it is one. */
    Optional<Type.Code> of(Table.Entry<Item> type) {
        if (!isCode(type)) {
            return Optional.empty();
        }
        Type.Code known = made.get(type.name());
        if (known != null) {
            return Optional.of(known);
        }
        if (!open.add(type.name())) {
            problems.report("recursive-type", type.span(), "the registry of '" + type.name() + "' refers to itself");
            return Optional.of(Unknown.CODE);
        }
        Type.Code code = make(type);
        open.remove(type.name());
        made.put(type.name(), code);
        return Optional.of(code);
    }

    private boolean isCode(Table.Entry<Item> type) {
        return type.item() instanceof Item.Enumeration || width(type.item()).isPresent()
                && (registries.containsKey(type.name())
                || constants.getOrDefault(type.name(), List.of()).size() >= SEVERAL);
    }

    /** Whether a constant is an enumerator of its type. */
    boolean isEnumerator(Table.Entry<Item> type) {
        return type.item() instanceof Item.Typedef && isCode(type);
    }

    private Type.Code make(Table.Entry<Item> type) {
        Enumerators.Body body = type.item() instanceof Item.Enumeration e ? Enumerators.of(e.body(), problems)
                : new Enumerators.Body(width(type.item()).getAsInt(), List.of());
        List<Type.Enumerator> enumerators = new ArrayList<>(body.enumerators());
        List<Type.Column> columns = List.of();
        Placed<Item.Registry> registry = registries.get(type.name());
        if (registry != null) {
            RegistryLinker linker = new RegistryLinker(this, type.name(), body.width(), problems);
            columns = linker.columns(registry);
            linker.rows(registry, columns, enumerators);
        }
        for (Item.Constant constant : constants.getOrDefault(type.name(), List.of())) {
            code(constant.value(), body.width()).ifPresent(value -> {
                Type.Enumerator e = new Type.Enumerator(constant.name().text(), value, value, List.of(),
                        constant.span());
                if (Enumerators.accept(enumerators, e, problems)) {
                    enumerators.add(e);
                }
            });
        }
        return new Type.Code(type.name(), body.width(), List.copyOf(enumerators), columns, type.span());
    }

    /** An enumeration inside a struct. */
    Type.Code inline(QualifiedName name, Item.EnumBody written) {
        Enumerators.Body body = Enumerators.of(written, problems);
        Type.Code code = new Type.Code(name, body.width(), body.enumerators(), List.of(), written.span());
        made.putIfAbsent(name, code);
        return code;
    }

    /** A code as a number or as its bytes. */
    Optional<Long> code(Value written, int width) {
        Optional<BigInteger> number = Octets.number(written);
        if (number.isEmpty() || number.get().bitLength() > 8 * width) {
            problems.report("code-value", written.span(), "this is no code of " + Problems.count(width, "byte"));
            return Optional.empty();
        }
        return number.map(BigInteger::longValue);
    }

    /** All code types that have a name for every case, as seen from a namespace. */
    List<Type.Code> withAll(String namespace, List<String> names) {
        List<Type.Code> all = new ArrayList<>();
        for (Table.Entry<Item> type : declared.types.all()) {
            if (type.namespace().isEmpty() || type.namespace().equals(namespace)) {
                of(type).filter(c -> names.stream().allMatch(n -> c.find(n).isPresent())).ifPresent(all::add);
            }
        }
        return all;
    }

    Optional<Type.Column> column(String namespace, Item.Formal written) {
        Name type = written.type();
        OptionalInt width = type.parts().size() == 1 ? BuiltIn.width(type.text()) : OptionalInt.empty();
        if (width.isPresent()) {
            return Optional.of(new Type.Column(written.name().text(), new Type.Uint(width.getAsInt())));
        }
        Optional<Type.Code> code = find(namespace, type);
        if (code.isEmpty()) {
            if (declared.types.find(namespace, type).isPresent()) {
                Span span = type.span();
                problems.report("registry", span, "a column holds numbers or code points, not '" + type + "'");
            } else {
                problems.unknown("number or enumeration", type.text(), type.span(),
                        declared.types.visibleFrom(namespace));
            }
        }
        return code.map(c -> new Type.Column(written.name().text(), c));
    }

    /** The width in bytes of a typedef of a number, or of a few bytes, that can be a code. */
    private static OptionalInt width(Item item) {
        if (!(item instanceof Item.Typedef t) || t.type().parts().size() != 1) {
            return OptionalInt.empty();
        }
        OptionalInt width = BuiltIn.width(t.type().text());
        if (width.isEmpty() || t.vector().isEmpty()) {
            return width.isPresent() && width.getAsInt() <= Enumerators.WIDEST ? width : OptionalInt.empty();
        }
        return width.getAsInt() == 1 && t.vector().get() instanceof Vector.Fixed f
                && f.length() instanceof Vector.Extent.Literal n && n.value().bitLength() <= 2
                && n.value().signum() > 0 ? OptionalInt.of(n.value().intValue()) : OptionalInt.empty();
    }
}
