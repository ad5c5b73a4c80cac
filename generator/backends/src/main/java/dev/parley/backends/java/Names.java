package dev.parley.backends.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Subterms;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Maps every name of a specification to its Java name. All of them are given when this is made, in the order of the text,
 * so that a clash is always settled in the same way.
 *
 * <p>Where a method takes an owner, it is the type of what has the field: a {@link ValueType.Struct} or a
 * {@link ValueType.Arm}.
 */
public final class Names {
    /** Simple names that generated code uses; a class of such a name would hide them. */
    private static final Set<String> USED_TYPES = Set.of("Object", "Override", "String", "Integer", "Long", "Boolean",
            "Math", "Arrays", "Collections", "List", "ArrayList", "Set", "HashSet", "LinkedHashSet", "EnumSet", "Map",
            "LinkedHashMap", "Optional", "Objects", "Builder", "Entry",
            "Exception", "IllegalArgumentException", "IllegalStateException", "RuntimeException", "Bytes", "Check",
            "CodePoint", "DecodeException", "Decoder", "Encodable", "EpochKeys", "Labelled", "Machine", "MessageKind",
            "ProtocolException", "Reader", "Secret", "Step", "Transcript", "Transport", "Writer", "Message", "Epoch",
            "Primitives", "Envelope", "Content", "Arrival", "Departure", "DefaultAlerts",
            "Elements");
    private static final Set<String> OBJECT_MEMBERS = Set.of("clone", "equals", "finalize", "getClass", "hashCode",
            "notify", "notifyAll", "toString", "wait");
    private static final Set<String> RECORD_MEMBERS = plus(OBJECT_MEMBERS, "encodedLength", "toBytes", "in", "out");
    private static final Set<String> CODE_MEMBERS = plus(OBJECT_MEMBERS, "code", "label", "entry", "values", "registered",
            "isRegistered", "named", "of", "decode", "encode", "encodedLength", "toBytes", "name", "ordinal", "compareTo",
            "getDeclaringClass", "describeConstable", "valueOf");
    private static final Set<String> CODE_CONSTANTS = Set.of("VALUES", "REGISTERED");
    private static final Set<String> EXTENSIONS_MEMBERS = plus(OBJECT_MEMBERS, "encodedLength", "toBytes", "encode",
            "decode", "next", "of", "builder", "build", "types", "raw", "add", "put", "in", "out", "type", "body",
            "extension", "extensions", "byType", "last");

    private final String basePackage;
    private final Map<String, Identifiers> packages = new HashMap<>();
    private final Map<Object, Identifiers> members = new HashMap<>();
    private final Map<Object, ClassName> nested = new HashMap<>();

    /** The names of a protocol whose own types live in {@code basePackage}. */
    public Names(ProtocolModel model, String basePackage) {
        this.basePackage = basePackage;
        model.roles().forEach(this::policy);
        model.roles().forEach(this::machine);
        model.types().forEach(this::declare);
        model.externTypes().forEach(this::type);
        model.tables().forEach(this::declare);
        for (Type type : model.types()) {
            if (type instanceof Type.Code code) {
                nameMembers(code);
            } else if (type instanceof Type.Struct struct) {
                nameMembers(struct);
            }
        }
        model.tables().forEach(this::nameMembers);
    }

    /** The package of a namespace; the base package for the empty one. */
    public String packageOf(String namespace) {
        return namespace.isEmpty() ? basePackage : basePackage + "." + Words.camel(namespace).toLowerCase(Locale.ROOT);
    }

    /** The class of a struct, a code type or an extern type. */
    public ClassName type(QualifiedName name) {
        return inPackage(name.namespace(), name, Words.pascal(name.name()));
    }

    /** The record of a struct. */
    public ClassName type(Type.Struct struct) {
        return type(struct.name());
    }

    /** The class, or the enum if it never travels, of a code type. */
    public ClassName type(Type.Code code) {
        return type(code.name());
    }

    /** The machine of a role. */
    public ClassName machine(Role role) {
        return inPackage("", List.of("machine", role), Words.pascal(role.title()) + "Machine");
    }

    /** The policy of a role. */
    public ClassName policy(Role role) {
        return inPackage("", List.of("policy", role), Words.pascal(role.title()) + "Policy");
    }

    /** A class of the base package that every protocol has, such as the enumeration of its messages. */
    public ClassName common(String simpleName) {
        return ClassName.get(basePackage, simpleName);
    }

    /** A class of the base package for tests; it steps aside for the types of the protocol. */
    public ClassName test(String simpleName) {
        return inPackage("", List.of("test", simpleName), simpleName);
    }

    /** The class of all extensions of a message. */
    public ClassName extensions(QualifiedName message) {
        return inPackage(message.namespace(), List.of("extensions", message), Words.pascal(message.name()) + "Extensions");
    }

    /** The sealed interface of a select field. */
    public ClassName select(ValueType owner, Type.Field field) {
        return nested.get(List.of(key(owner), field.name()));
    }

    /** The record of an arm of a select field. */
    public ClassName arm(ValueType owner, Type.Field field, Type.Arm arm) {
        return nested.get(List.of(key(owner), field.name(), arm));
    }

    /** The record of the arm that the term looks at. */
    public ClassName arm(Term.ArmOf term) {
        Term.FieldOf select = (Term.FieldOf) term.select();
        return arm(select.object().type(), select.field(), term.arm());
    }

    /** The accessor of a field, and its record component unless it is a constant. */
    public String field(ValueType owner, Type.Field field) {
        return members.get(key(owner)).get(field.name());
    }

    /** The accessor that the term calls. */
    public String field(Term.FieldOf term) {
        return field(term.object().type(), term.field());
    }

    /** A parameter of a struct. */
    public String parameter(Type.Struct struct, Type.Parameter parameter) {
        return members.get(struct.name()).get(parameter.name());
    }

    /** An identifier like {@code wanted} that no member of the owner has. */
    public String free(ValueType owner, String wanted) {
        return members.get(key(owner)).free(wanted);
    }

    /** The accessor of an extension's body in the record of the struct that holds it. */
    public String messageExtension(ExtensionTable.Row row, ExtensionTable.Column column) {
        return members.get(column.holder().name()).get(bodyKey(row, column));
    }

    /** The accessor, and the builder's setter, of an extension's body in {@link #extensions}. */
    public String extension(ExtensionTable.Row row, ExtensionTable.Column column) {
        return members.get(List.of("extensions", column.holder().name())).get(bodyKey(row, column));
    }

    /** The method of that record which tells whether an extension is there that can have several bodies. */
    public String messageHas(ExtensionTable.Row row, ExtensionTable.Column column) {
        return members.get(column.holder().name()).get(hasKey(row));
    }

    /** The same of {@link #extensions}. */
    public String has(ExtensionTable.Row row, ExtensionTable.Column column) {
        return members.get(List.of("extensions", column.holder().name())).get(hasKey(row));
    }

    /** The constant of an enumerator that is no range. */
    public String constant(Type.Code code, Type.Enumerator enumerator) {
        return members.get(List.of("constants", code.name())).get(List.of(enumerator.name(), enumerator.first()));
    }

    /** The accessor of a registry's column. */
    public String column(Type.Code code, Type.Column column) {
        return members.get(List.of("columns", code.name())).get(column.name());
    }

    /**
     * The method of a message's record that returns a copy with another value of a field.
     *
     * @param path a chain of fields, arms, extensions and elements that begins in the message
     */
    public static String wither(Term path) {
        return wither(Stream.iterate(path, step -> !Subterms.of(step).isEmpty(), step -> Subterms.of(step).get(0))
                .toList());
    }

    /** The same for the steps of such a chain, the last one first. */
    public static String wither(List<Term> path) {
        String name = "";
        for (Term step : path) {
            if (step instanceof Term.FieldOf field && !field.field().anonymous()) {
                name = Words.pascal(field.field().name()) + name;
            } else if (step instanceof Term.ExtensionOf extension) {
                name = Words.pascal(spoken(extension.row(), extension.column())) + name;
            }
        }
        return "with" + name;
    }

    /** The method of a record that tells how long one of its fields is as it travels. */
    public static String lengthOf(Type.Field field) {
        return "lengthOf" + Words.pascal(field.name());
    }

    /** A name in lower camel case, for variables and methods. */
    public static String camel(String name) {
        return Words.camel(name);
    }

    /** A name in Pascal case, for classes. */
    public static String pascal(String name) {
        return Words.pascal(name);
    }

    /** A name in upper snake case, for constants. */
    public static String upperSnake(String name) {
        return Words.upperSnake(name);
    }

    /** The Java type of values of the given type. A number is an int, a field of four or eight bytes a long all the same. */
    public TypeName valueType(ValueType type) {
        if (type.equals(ValueType.BOOL)) {
            return TypeName.BOOLEAN;
        } else if (type.equals(ValueType.INT)) {
            return TypeName.INT;
        } else if (type.equals(ValueType.BYTES)) {
            return WireTypes.BYTES;
        } else if (type.equals(ValueType.SECRET)) {
            return WireTypes.SECRET;
        } else if (type.equals(ValueType.STRING)) {
            return ClassName.get(String.class);
        } else if (type instanceof ValueType.Code code) {
            return type(code.type());
        } else if (type instanceof ValueType.Struct struct) {
            return type(struct.type());
        } else if (type instanceof ValueType.Extern extern) {
            return type(extern.name());
        } else if (type instanceof ValueType.ListOf list) {
            return ParameterizedTypeName.get(ClassName.get(List.class), valueType(list.element()).box());
        }
        throw new IllegalArgumentException("no Java type without its field: " + type);
    }

    /**
     * The Java type of a field that holds a type of the wire, {@code Optional} included. The extensions of a message have
     * a class of their own instead.
     */
    public TypeName fieldType(ValueType owner, Type.Field field) {
        TypeName type = field.type() instanceof Type.Select ? select(owner, field) : wireType(field.type());
        return field.optional() ? ParameterizedTypeName.get(ClassName.get(Optional.class), type.box()) : type;
    }

    /** The Java type of a type of the wire that is no select. */
    public TypeName wireType(Type type) {
        if (type instanceof Type.Uint uint) {
            return uint.width() < Integer.BYTES ? TypeName.INT : TypeName.LONG;
        } else if (type instanceof Type.FixedOpaque || type instanceof Type.VarOpaque
                || type instanceof Type.OpenOpaque) {
            return WireTypes.BYTES;
        } else if (type instanceof Type.FixedVector vector) {
            return listOf(vector.element());
        } else if (type instanceof Type.VarVector vector) {
            return listOf(vector.element());
        } else if (type instanceof Type.Code code) {
            return type(code);
        } else if (type instanceof Type.Struct struct) {
            return type(struct);
        }
        throw new IllegalArgumentException("no Java type without its field: " + type);
    }

    private TypeName listOf(Type element) {
        return ParameterizedTypeName.get(ClassName.get(List.class), wireType(element).box());
    }

    private void declare(Type type) {
        if (type instanceof Type.Code code) {
            type(code);
        } else if (type instanceof Type.Struct struct) {
            type(struct);
        }
    }

    private void declare(ExtensionTable table) {
        table.rows().forEach(row -> row.columns().forEach(column -> extensions(column.holder().name())));
    }

    private void nameMembers(Type.Code code) {
        Identifiers constants = scope(List.of("constants", code.name()), CODE_CONSTANTS);
        for (Type.Enumerator enumerator : code.enumerators()) {
            if (!enumerator.isRange()) {
                constants.give(List.of(enumerator.name(), enumerator.first()), Words.upperSnake(enumerator.name()));
            }
        }
        Identifiers columns = scope(List.of("columns", code.name()), CODE_MEMBERS);
        code.columns().forEach(column -> columns.give(column.name(), Words.camel(column.name())));
    }

    private void nameMembers(Type.Struct struct) {
        ClassName type = type(struct);
        Set<String> enclosing = plus(USED_TYPES, type.simpleName());
        nameFields(type, new ValueType.Struct(struct), struct.fields(), Identifiers.classes(enclosing));
        Identifiers scope = members.get(struct.name());
        struct.parameters().forEach(parameter -> scope.give(parameter.name(), Words.camel(parameter.name())));
    }

    private void nameFields(ClassName enclosing, ValueType owner, List<Type.Field> fields, Identifiers classes) {
        Identifiers scope = scope(key(owner), RECORD_MEMBERS);
        for (Type.Field field : fields) {
            scope.give(field.name(), Words.camel(field.name()));
            if (field.type() instanceof Type.Select select) {
                nameArms(enclosing, owner, field, select, classes);
            }
        }
    }

    private void nameArms(ClassName enclosing, ValueType owner, Type.Field field, Type.Select select,
            Identifiers classes) {
        ClassName union = nest(enclosing, List.of(key(owner), field.name()), field.name(), "Choice", classes);
        for (Type.Arm arm : Stream.concat(select.arms().stream(), select.otherwise().stream()).toList()) {
            String wanted = arm.cases().isEmpty() ? arm.name() : arm.cases().get(0);
            ClassName record = nest(union, List.of(key(owner), field.name(), arm), wanted, "Case", classes);
            nameFields(record, new ValueType.Arm(arm), arm.fields(), classes);
        }
    }

    /** A nested class must not hide one of the packages, so it gets the suffix if it would. */
    private ClassName nest(ClassName enclosing, Object owner, String name, String suffix, Identifiers classes) {
        String wanted = Words.pascal(name);
        boolean hides = packages.values().stream().anyMatch(p -> p.isTaken(wanted));
        ClassName type = enclosing.nestedClass(classes.give(owner, hides ? wanted + suffix : wanted));
        nested.put(owner, type);
        return type;
    }

    private void nameMembers(ExtensionTable table) {
        for (ExtensionTable.Row row : table.rows()) {
            for (ExtensionTable.Column column : row.columns()) {
                String name = spoken(row, column);
                QualifiedName holder = column.holder().name();
                for (Identifiers scope : List.of(scope(holder, RECORD_MEMBERS),
                        scope(List.of("extensions", holder), EXTENSIONS_MEMBERS))) {
                    scope.give(bodyKey(row, column), name);
                    if (row.bodies(column.holder()).size() > 1) {
                        scope.give(hasKey(row), "has" + Words.pascal(row.type().name()));
                    }
                }
            }
        }
    }

    private static Object bodyKey(ExtensionTable.Row row, ExtensionTable.Column column) {
        return List.of(row.type().name(), column.body().name());
    }

    private static Object hasKey(ExtensionTable.Row row) {
        return List.of("has", row.type().name());
    }

    /** The type of an extension; with the name of the body, where the type can have several there. */
    private static String spoken(ExtensionTable.Row row, ExtensionTable.Column column) {
        String type = Words.pascal(row.type().name());
        String body = Words.pascal(column.body().name().name());
        return Words.camel(row.bodies(column.holder()).size() == 1 ? row.type().name()
                : body.startsWith(type) ? body : type + body);
    }

    private Identifiers scope(Object owner, Set<String> reserved) {
        return members.computeIfAbsent(owner, o -> Identifiers.members(reserved));
    }

    private ClassName inPackage(String namespace, Object owner, String wanted) {
        String inPackage = packageOf(namespace);
        Identifiers classes = packages.computeIfAbsent(inPackage, p -> Identifiers.classes(USED_TYPES));
        return ClassName.get(inPackage, classes.give(owner, wanted));
    }

    private static Object key(ValueType owner) {
        return owner instanceof ValueType.Struct struct ? struct.type().name() : owner;
    }

    private static Set<String> plus(Set<String> names, String... more) {
        return Stream.concat(names.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
}
