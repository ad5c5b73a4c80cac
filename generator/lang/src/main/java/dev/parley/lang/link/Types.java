package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Field;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import dev.parley.lang.syntax.Vector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Resolves type names. Typedefs disappear; structs are linked when they are first needed, each once. */
final class Types {
    private static final int DEEPEST = 64;
    private static final Map<String, ValueType> SIMPLE = Map.of("bytes", ValueType.BYTES, "secret", ValueType.SECRET,
            "string", ValueType.STRING, "int", ValueType.INT, "bool", ValueType.BOOL);

    private final Declarations declared;
    private final Codes codes;
    private final Extents extents;
    private final FieldLinker fields;
    private final Problems problems;
    private final Map<QualifiedName, Type.Struct> structs = new LinkedHashMap<>();
    private final Map<QualifiedName, List<ParameterUse>> uses = new LinkedHashMap<>();
    private final Set<QualifiedName> open = new LinkedHashSet<>();
    private final Set<QualifiedName> cyclic = new HashSet<>();
    private final List<Type> inline = new ArrayList<>();

    Types(Declarations declared, Codes codes, Constants constants, Overrides overrides, AlertNames alerts,
            RecordLayer recordLayer, Problems problems) {
        this.declared = declared;
        this.codes = codes;
        this.problems = problems;
        FieldNames names = new FieldNames(declared);
        this.extents = new Extents(constants, names, problems);
        this.fields = new FieldLinker(this, codes, constants, names, overrides, alerts,
                new TermLinker(new ConstantNames(declared, codes, constants, this), problems), recordLayer, problems);
    }

    /** All code types and structs in the order of the text; those inside a struct come before it. */
    List<Type> all() {
        Map<QualifiedName, Type> all = new LinkedHashMap<>();
        for (Table.Entry<Item> entry : declared.types.all()) {
            Optional<Type> type = codes.of(entry).map(Type.class::cast);
            if (entry.item() instanceof Item.Struct) {
                type = Optional.of(struct(entry));
                addInline(entry.name(), all);
            } else if (entry.item() instanceof Item.Typedef t) {
                typedef(entry.name(), t, StructScope.of(entry.name()));
            }
            type.ifPresent(t -> all.put(entry.name(), t));
        }
        return List.copyOf(all.values());
    }

    private void addInline(QualifiedName owner, Map<QualifiedName, Type> all) {
        String prefix = owner.name() + ".";
        for (Type type : inline) {
            QualifiedName name = type instanceof Type.Struct s ? s.name() : ((Type.Code) type).name();
            if (name.namespace().equals(owner.namespace()) && name.name().startsWith(prefix)) {
                all.putIfAbsent(name, type);
            }
        }
    }

    /** The type of a field or typedef. */
    Type of(Name name, Optional<Vector> vector, StructScope scope) {
        if (name.text().equals(BuiltIn.OPAQUE)) {
            return opaque(vector, scope);
        }
        Type element = named(name, scope);
        return vector.map(v -> vector(element, v, scope)).orElse(element);
    }

    /** Constant bounds. */
    Type.Bounds bounds(Vector.Bounded written, String namespace) {
        return extents.bounds(written, namespace);
    }

    private Type opaque(Optional<Vector> vector, StructScope scope) {
        if (vector.isEmpty()) {
            return new Type.FixedOpaque(new Type.Extent.Literal(1));
        }
        if (vector.get() instanceof Vector.Open) {
            return new Type.OpenOpaque();
        }
        return vector.get() instanceof Vector.Fixed f ? new Type.FixedOpaque(extents.length(f.length(), scope))
                : new Type.VarOpaque(extents.bounds(vector.get().bounded().get(), scope.namespace()));
    }

    Type vector(Type element, Vector vector, StructScope scope) {
        if (vector instanceof Vector.Open open) {
            problems.report("open-ended", open.span(), "only bytes can go on to the end of what is around them",
                    "write opaque in front, or give the vector bounds");
            return new Type.OpenOpaque();
        }
        Type type;
        if (vector instanceof Vector.Fixed f) {
            type = new Type.FixedVector(element, extents.length(f.length(), scope));
        } else {
            type = new Type.VarVector(element, extents.bounds(vector.bounded().get(), scope.namespace()));
        }
        checkElements(element, type, vector.span());
        return type;
    }

    /** RFC 9846 section 3.4: the length of a vector must be a multiple of the length of one element. */
    void checkElements(Type element, Type vector, Span span) {
        if (Unknown.is(element)) {
            return;
        }
        if (Sizes.least(element) == 0) {
            problems.report("bad-bounds", span, "the elements of this vector can be empty, so nobody could count them");
        } else if (Sizes.isOpenEnded(element)) {
            problems.report("open-ended", span, "the elements of this vector do not tell where they end",
                    "each needs something around it that ends");
        }
        OptionalLong size = Sizes.fixed(element);
        if (size.isEmpty() || size.getAsLong() == 0) {
            return;
        }
        OptionalLong length = vector instanceof Type.FixedVector f ? Sizes.literal(f.length()) : OptionalLong.empty();
        if (length.isPresent() && length.getAsLong() % size.getAsLong() != 0) {
            problems.report("bad-bounds", span, "elements of " + size.getAsLong() + " bytes cannot fill "
                    + length.getAsLong() + " bytes", "a vector's length is given in bytes");
        }
        if (vector instanceof Type.VarVector v
                && v.bounds().ceiling() / size.getAsLong() * size.getAsLong() < v.bounds().floor()) {
            problems.report("bad-bounds", span, "no number of elements of " + size.getAsLong() + " bytes fills "
                    + v.bounds().floor() + " to " + v.bounds().ceiling() + " bytes");
        }
    }

    private Type named(Name name, StructScope scope) {
        OptionalInt width = name.parts().size() == 1 ? BuiltIn.width(name.text()) : OptionalInt.empty();
        if (width.isPresent()) {
            return new Type.Uint(width.getAsInt());
        }
        Optional<Table.Entry<Item>> found = declared.types
                .find(scope.namespace(), name, item -> !(item instanceof Item.Alias))
                .or(() -> declared.types.find(scope.namespace(), name));
        if (found.isEmpty()) {
            problems.unknown("type", name.text(), name.span(), candidates(scope.namespace()));
            return Unknown.STRUCT;
        }
        Table.Entry<Item> entry = found.get();
        Optional<Type.Code> code = codes.of(entry);
        if (code.isPresent()) {
            return code.get();
        }
        if (open.contains(entry.name())) {
            return recursive(entry.name(), name.span());
        }
        if (entry.item() instanceof Item.Struct) {
            return struct(entry);
        }
        if (entry.item() instanceof Item.Typedef t) {
            return typedef(entry.name(), t, scope);
        }
        problems.report("not-a-type", name.span(), "'" + name + "' is " + (entry.item() instanceof Item.Alias
                ? "a message" : "a foreign type") + ", so no field can have it");
        return Unknown.STRUCT;
    }

    private Type typedef(QualifiedName name, Item.Typedef written, StructScope scope) {
        if (isTooDeep(written.span())) {
            return Unknown.STRUCT;
        }
        open.add(name);
        Type type = of(written.type(), written.vector(), scope);
        open.remove(name);
        return type;
    }

    private boolean isTooDeep(Span span) {
        if (open.size() >= DEEPEST) {
            problems.reportOnce("too-complex", span, "types lead to each other through more than " + DEEPEST + " names",
                    "leave some of the names out");
        }
        return open.size() >= DEEPEST;
    }

    private Type recursive(QualifiedName name, Span span) {
        List<String> path = new ArrayList<>();
        open.stream().dropWhile(n -> !n.equals(name)).forEach(n -> path.add(n.toString()));
        path.add(name.toString());
        if (cyclic.add(name)) {
            problems.report("recursive-type", span, "type '" + name + "' contains itself: "
                    + String.join(" -> ", path));
        }
        open.stream().dropWhile(n -> !n.equals(name)).forEach(cyclic::add);
        return Unknown.STRUCT;
    }

    private List<String> candidates(String namespace) {
        List<String> names = new ArrayList<>(declared.types.visibleFrom(namespace));
        names.addAll(List.of("uint8", "uint16", "uint24", "uint32", "uint64", BuiltIn.OPAQUE));
        return names;
    }

    /** The struct of that name, if there is one. */
    Optional<Type.Struct> findStruct(String namespace, Name name) {
        return declared.types.find(namespace, name, Item.Struct.class::isInstance).map(this::struct);
    }

    /** The names of all structs, as they would be written in a namespace. */
    List<String> structNames(String namespace) {
        return declared.types.visibleFrom(namespace, Item.Struct.class::isInstance);
    }

    Type.Struct struct(Table.Entry<Item> entry) {
        Type.Struct known = structs.get(entry.name());
        if (known != null) {
            return known;
        }
        if (isTooDeep(entry.span())) {
            return Unknown.STRUCT;
        }
        Item.Struct item = (Item.Struct) entry.item();
        StructScope scope = StructScope.of(entry.name());
        for (Item.Formal formal : item.parameters()) {
            scope.need(new ParameterUse(new Type.Parameter(formal.name().text(),
                    value(entry.namespace(), formal.type())), Optional.empty(), formal.name().span()), problems);
        }
        return struct(scope, item.fields(), entry.span());
    }

    /** Links a struct, with a name of its own or inside another one. */
    Type.Struct struct(StructScope scope, List<Field> written, Span span) {
        open.add(scope.owner());
        List<Type.Field> linked = fields.fields(written, scope);
        open.remove(scope.owner());
        List<ParameterUse> parameters = scope.parameters();
        Type.Struct struct = new Type.Struct(scope.owner(), parameters.stream().map(ParameterUse::parameter).toList(),
                linked, span);
        structs.put(scope.owner(), struct);
        uses.put(scope.owner(), parameters);
        return struct;
    }

    void addInline(Type type) {
        inline.add(type);
    }

    /** Where the parameters of a linked struct come from, in their order. */
    List<ParameterUse> usesOf(Type.Struct struct) {
        return uses.getOrDefault(struct.name(), List.of());
    }

    /** The first parameter of that name, of a struct of the namespace if there is one, else of any struct. */
    Optional<ParameterUse> parameter(String namespace, String name) {
        Optional<ParameterUse> any = Optional.empty();
        for (Map.Entry<QualifiedName, List<ParameterUse>> struct : uses.entrySet()) {
            Optional<ParameterUse> use = struct.getValue().stream().filter(u -> u.name().equals(name)).findFirst();
            if (use.isPresent() && struct.getKey().namespace().equals(namespace)) {
                return use;
            }
            any = any.or(() -> use);
        }
        return any;
    }

    /** The names of all parameters that structs have. */
    List<String> parameterNames() {
        return uses.values().stream().flatMap(List::stream).map(ParameterUse::name).distinct().toList();
    }

    /** The type of a field of another struct, found without linking that struct. */
    Optional<Type> fieldType(ParameterUse.Origin origin) {
        Optional<Table.Entry<Item>> entry = declared.types.exactly(origin.struct().namespace(), origin.struct().name());
        return entry.flatMap(e -> ((Item.Struct) e.item()).fields().stream()
                .filter(Field.Plain.class::isInstance).map(Field.Plain.class::cast)
                .filter(f -> f.name().filter(n -> n.text().equals(origin.field())).isPresent()).findFirst()
                .map(f -> of(f.type(), f.vector(), StructScope.of(origin.struct()))));
    }

    /** The type of a value in terms: of a parameter, or of a primitive's argument or result. */
    ValueType value(String namespace, Name name) {
        ValueType simple = SIMPLE.get(name.text());
        if (simple != null) {
            return simple;
        }
        Optional<Table.Entry<Item>> entry = declared.types.find(namespace, name);
        if (entry.isPresent() && entry.get().item() instanceof Item.ExternType) {
            return new ValueType.Extern(entry.get().name());
        }
        if (entry.isEmpty() && BuiltIn.width(name.text()).isEmpty() && !name.text().equals(BuiltIn.OPAQUE)) {
            List<String> names = new ArrayList<>(declared.types.visibleFrom(namespace));
            names.addAll(SIMPLE.keySet().stream().sorted().toList());
            problems.unknown("type", name.text(), name.span(), names);
            return Unknown.VALUE;
        }
        Type type = of(name, Optional.empty(), StructScope.of(new QualifiedName(namespace, name.text())));
        return Unknown.is(type) ? Unknown.VALUE : ValueTypes.of(type);
    }
}
