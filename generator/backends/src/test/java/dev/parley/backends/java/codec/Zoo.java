package dev.parley.backends.java.codec;

import dev.parley.lang.model.Alerts;
import dev.parley.lang.model.Content;
import dev.parley.lang.model.Envelope;
import dev.parley.lang.model.Equations;
import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.SourceFile;
import dev.parley.lang.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model with every form that a type can have, built by hand; it is no sensible protocol. */
final class Zoo {
    private static final SourceFile FILE = new SourceFile("zoo.parley", "");
    private static int line;

    static final Type.Code ALERT = code("", "Alert", 1, one("unexpected", 1), one("malformed", 2), one("forbidden", 3),
            one("internal", 4), one("twice", 5), one("unasked", 6), one("misplaced", 7), one("too-young", 8));
    static final Type.Code DIET = code("", "Diet", 0, one("meat", -1), one("plants", -1));
    static final Type.Code SPECIES = registry();
    static final Type.Code KIND = code("", "KindOfExtra", 2, one("name", 0), one("age", 1), one("tag", 2), one("odd", 9));
    static final Type.Code WIDE = code("aviary", "Wide", 4, one("first", 0), one("last", 0xFFFFFFFFL),
            new Type.Enumerator("high", 0x80000000L, 0xFFFFFFF0L, List.of(), at()));

    static final Type.Struct EMPTY = struct("", "Empty");
    static final Type.Struct NUMBERS = struct("", "Numbers", field("a", uint(1)), field("b", uint(2)), field("c", uint(3)),
            field("d", uint(4)), field("e", uint(8)));
    static final Type.Struct BLOBS = struct("", "Blobs", field("in", fixed(3)), field("public", opaque(0, 255)),
            field("long_one", opaque(1, 65535)), field("huge", opaque(0, 0xFFFFFF)));
    static final Type.Struct OPEN = struct("", "Open", field("first", uint(2)), field("rest", new Type.OpenOpaque()));
    static final Type.Struct LISTS = struct("", "Lists", field("numbers", list(uint(2), 0, 255)),
            field("codes", list(SPECIES, 2, 65534)), field("wide_numbers", list(uint(8), 0, 64)),
            field("opaques", list(opaque(1, 255), 0, 65535)), field("fixed", list(fixed(4), 0, 40)),
            field("structs", list(NUMBERS, 0, 65535)), field("nested", list(list(uint(1), 1, 5), 0, 255)),
            field("exact", new Type.FixedVector(uint(3), new Type.Extent.Literal(9))));
    static final Type.Struct CONSTANTS = struct("", "Constants", constant("version", uint(2), new Term.Int(0x0303, at())),
            constant("magic", fixed(3), new Term.Octets(List.of(1, 2, 255), at())),
            constant("species", SPECIES, new Term.CodeValue(SPECIES, SPECIES.enumerators().get(0), at())),
            field("rest", uint(1)));
    static final Type.Struct MEASURED = struct("", "Measured", field("count", uint(1)), field("extra", uint(4)),
            field("data", new Type.FixedOpaque(new Type.Extent.Combined(new Type.Extent.Combined(ref("count"), '*',
                    new Type.Extent.Literal(2)), '+', ref("extra")))));
    static final Type.Struct CONDITIONAL = struct("", "Conditional",
            where("age", uint(1), new Term.Compare(">=", local("age", ValueType.INT), new Term.Int(18, at()), at()),
                    Optional.of(ALERT.enumerators().get(7))),
            where("either", uint(1), new Term.Or(
                    new Term.Compare("==", local("either", ValueType.INT), new Term.Int(0, at()), at()),
                    new Term.Compare("<", local("age", ValueType.INT), local("either", ValueType.INT), at()), at()),
                    Optional.empty()));
    static final Type.Struct SELECTED = struct("", "Selected", field("species", SPECIES),
            select("body", selector("species", new ValueType.Code(SPECIES), false), Optional.empty(), true,
                    arm("cat", field("lives", uint(1)), field("empty", EMPTY)),
                    arm("wild", field("where_from", opaque(0, 255)))),
            select("sized", selector("species", new ValueType.Code(SPECIES), false),
                    Optional.of(new Type.Bounds(0, 65535)), false, arm("cat"), arm("dog", field("barks", uint(2)))));
    static final Type.Struct PARAMETERIZED = parameterized();
    static final Type.Struct PARENT = struct("", "Parent", field("size", uint(2)),
            new Type.Field("child", false, PARAMETERIZED, false, Optional.empty(), Optional.empty(), Optional.empty(),
                    List.of(new Term.CodeValue(DIET, DIET.enumerators().get(1), at()), new Term.Bool(true, at()),
                            local("size", ValueType.INT)), at()),
            new Type.Field("children", false, list(PARAMETERIZED, 0, 65535), false, Optional.empty(), Optional.empty(),
                    Optional.empty(), List.of(new Term.CodeValue(DIET, DIET.enumerators().get(0), at()),
                            new Term.Bool(false, at()), new Term.Int(1, at())), at()));
    static final Type.Struct OPTIONAL = struct("aviary", "Optional", field("first", uint(1)),
            optional("second", uint(2)), optional("third", list(WIDE, 0, 255)), optional("fourth", SELECTED));
    static final Type.Struct EXTRA = struct("", "Extra", field("kind", KIND), field("content", opaque(0, 65535)));
    static final Type.Struct NAME = struct("", "Name", field("text", opaque(1, 255)));
    static final Type.Struct AGE = new Type.Struct(name("", "Age"), List.of(new Type.Parameter("exact", ValueType.BOOL)),
            List.of(select("years", selector("exact", ValueType.BOOL, true), Optional.empty(), false,
                    arm("true", field("days", uint(3))), arm("false", field("about", uint(1))))), at());
    static final Type.Struct HELLO = struct("", "Hello", field("exact", uint(1)), optional("extras", list(EXTRA, 0, 65535)));
    static final Type.Struct REPLY = struct("", "Reply", field("signed", SELECTED), field("extras", list(EXTRA, 0, 65535)));

    private Zoo() {
    }

    static ProtocolModel model() {
        Role role = new Role("A", "alpha");
        List<Type.Enumerator> a = ALERT.enumerators();
        Alerts alerts = new Alerts(ALERT, a.get(0), a.get(1), a.get(2), a.get(3));
        Message reply = new Message(REPLY.name(), Optional.of(REPLY), new Content(Optional.empty(), false,
                Optional.empty(), true, 100), Optional.empty(), Optional.empty(), at());
        List<Type> types = List.of(ALERT, DIET, SPECIES, KIND, WIDE, EMPTY, NUMBERS, BLOBS, OPEN, LISTS, CONSTANTS, MEASURED,
                CONDITIONAL, SELECTED, PARAMETERIZED, PARENT, OPTIONAL, EXTRA, NAME, AGE, HELLO, REPLY);
        return new ProtocolModel("zoo", types, List.of(), new Envelope(Optional.empty(), List.of()),
                List.of(role, new Role("B", "beta")), alerts, List.of(table()), List.of(reply), List.of(), List.of(),
                List.of(), List.of(), List.of(new Equations(new Sent(role, reply), List.of(equation()), at())),
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static Rule equation() {
        Type.Field signed = REPLY.fields().get(0);
        Type.Field body = SELECTED.fields().get(1);
        Type.Arm cat = ((Type.Select) body.type()).arms().get(0);
        Term hello = new Term.This(new ValueType.Struct(REPLY), at());
        Term inner = new Term.FieldOf(hello, signed, new ValueType.Struct(SELECTED), at());
        Term chosen = new Term.ArmOf(new Term.FieldOf(inner, body, new ValueType.Select((Type.Select) body.type()), at()),
                cat, at());
        Term lives = new Term.FieldOf(chosen, cat.fields().get(0), ValueType.INT, at());
        return new Rule.Equation(lives, new Term.Int(9, at()), Optional.empty(), ALERT.enumerators().get(2), at());
    }

    private static ExtensionTable table() {
        List<Type.Enumerator> kinds = KIND.enumerators();
        Term exact = new Term.Compare("!=", local("exact", ValueType.INT), new Term.Int(0, at()), at());
        ExtensionTable.Row name = new ExtensionTable.Row(kinds.get(0), List.of(column(HELLO, NAME), column(REPLY, EMPTY)));
        ExtensionTable.Row age = new ExtensionTable.Row(kinds.get(1), List.of(column(HELLO, AGE, exact)));
        ExtensionTable.Row tag = new ExtensionTable.Row(kinds.get(2), List.of(column(REPLY, NUMBERS), column(HELLO, OPEN)));
        List<Type.Enumerator> alerts = ALERT.enumerators();
        return new ExtensionTable(EXTRA, List.of(name, age, tag), List.of(), alerts.get(4), alerts.get(5), alerts.get(6));
    }

    private static ExtensionTable.Column column(Type.Struct message, Type.Struct body, Term... arguments) {
        return new ExtensionTable.Column(message.name(), message, body, false, Optional.empty(), Optional.empty(),
                List.of(arguments), message.span());
    }

    private static Type.Code registry() {
        List<Type.Column> columns = List.of(new Type.Column("diet", DIET), new Type.Column("legs", uint(1)),
                new Type.Column("code", uint(4)));
        List<Type.Enumerator> species = List.of(
                entry("cat", 0x0101, new Type.Attribute.Named(DIET.enumerators().get(0)), number(4), number(0xFFFFFFFFL)),
                entry("dog", 0x0102, new Type.Attribute.Named(DIET.enumerators().get(1)), number(4), number(7)),
                one("bird", 0x0200), new Type.Enumerator("wild", 0x8000, 0xFFFF, List.of(), at()),
                new Type.Enumerator("tame", 0, 0x00FF, List.of(), at()));
        return new Type.Code(name("", "Species"), 2, species, columns, at());
    }

    private static Type.Struct parameterized() {
        ValueType diet = new ValueType.Code(DIET);
        return new Type.Struct(name("", "Parameterized"), List.of(new Type.Parameter("DietOf", diet),
                new Type.Parameter("flag", ValueType.BOOL), new Type.Parameter("the.size", ValueType.INT)), List.of(
                field("data", new Type.FixedOpaque(new Type.Extent.Reference("the.size", true))),
                select("food", selector("DietOf", diet, true), Optional.empty(), false,
                        arm("meat", field("raw", new Type.FixedOpaque(new Type.Extent.Reference("the.size", true)))),
                        arm("plants", select("inner", selector("flag", ValueType.BOOL, true), Optional.empty(), true,
                                arm("true", field("leaves", uint(2))),
                                arm("false", field("roots", uint(1))))))), at());
    }

    private static Type.Struct struct(String namespace, String name, Type.Field... fields) {
        return new Type.Struct(name(namespace, name), List.of(), List.of(fields), at());
    }

    private static Type.Code code(String namespace, String name, int width, Type.Enumerator... enumerators) {
        return new Type.Code(name(namespace, name), width, List.of(enumerators), List.of(), at());
    }

    private static Type.Enumerator one(String name, long value) {
        return new Type.Enumerator(name, value, value, List.of(), at());
    }

    private static Type.Enumerator entry(String name, long value, Type.Attribute... attributes) {
        return new Type.Enumerator(name, value, value, List.of(attributes), at());
    }

    private static Type.Attribute number(long value) {
        return new Type.Attribute.Number(value);
    }

    private static Type.Field field(String name, Type type) {
        return new Type.Field(name, false, type, false, Optional.empty(), Optional.empty(), Optional.empty(), List.of(),
                at());
    }

    private static Type.Field optional(String name, Type type) {
        return new Type.Field(name, false, type, true, Optional.empty(), Optional.empty(), Optional.empty(), List.of(),
                at());
    }

    private static Type.Field constant(String name, Type type, Term value) {
        return new Type.Field(name, false, type, false, Optional.of(value), Optional.empty(), Optional.empty(), List.of(),
                at());
    }

    private static Type.Field where(String name, Type type, Term condition, Optional<Type.Enumerator> alert) {
        return new Type.Field(name, false, type, false, Optional.empty(), Optional.of(condition), alert, List.of(), at());
    }

    private static Type.Field select(String name, Type.Selector selector, Optional<Type.Bounds> bounds, boolean otherwise,
            Type.Arm... arms) {
        List<Type.Arm> all = new ArrayList<>(List.of(arms));
        Optional<Type.Arm> last = otherwise && bounds.isEmpty() && arms.length > 1
                ? Optional.of(new Type.Arm("default", List.of(), List.of(), at())) : Optional.empty();
        boolean anonymous = selector.parameter();
        return new Type.Field(name, anonymous, new Type.Select(selector, List.copyOf(all), last, bounds), false,
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(), at());
    }

    private static Type.Arm arm(String name, Type.Field... fields) {
        return new Type.Arm(name, List.of(name), List.of(fields), at());
    }

    private static Type.Selector selector(String name, ValueType type, boolean parameter) {
        return new Type.Selector(name, type, parameter);
    }

    private static Type uint(int width) {
        return new Type.Uint(width);
    }

    private static Type fixed(int length) {
        return new Type.FixedOpaque(new Type.Extent.Literal(length));
    }

    private static Type opaque(int floor, int ceiling) {
        return new Type.VarOpaque(new Type.Bounds(floor, ceiling));
    }

    private static Type list(Type element, int floor, int ceiling) {
        return new Type.VarVector(element, new Type.Bounds(floor, ceiling));
    }

    private static Type.Extent ref(String name) {
        return new Type.Extent.Reference(name, false);
    }

    private static Term local(String name, ValueType type) {
        return new Term.Local(name, type, at());
    }

    private static QualifiedName name(String namespace, String name) {
        return new QualifiedName(namespace, name);
    }

    private static Span at() {
        return new Span(FILE, ++line, 1, 1);
    }
}
