package dev.parley.lang.link;

import static dev.parley.lang.link.Linking.PROTOCOL;
import static dev.parley.lang.link.Linking.code;
import static dev.parley.lang.link.Linking.field;
import static dev.parley.lang.link.Linking.struct;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypesTest {
    private static final String FLOW = "flow demo { C: Hello }\n";

    private static ProtocolModel with(String types) {
        return Linking.model(PROTOCOL + FLOW + types);
    }

    private static Type.Extent literal(int length) {
        return new Type.Extent.Literal(length);
    }

    @Test
    void typedefsLeaveNoTrace() {
        ProtocolModel model = with("""
                uint16 Version;
                opaque Random[32];
                opaque Name<1..255>;
                Name Names<2..2^16-1>;
                Names Alias;
                struct { Version version; Random random; Name name; Alias all; Version many<2..4>; } X;
                """);
        assertEquals(List.of(new Type.Uint(2), new Type.FixedOpaque(literal(32)),
                new Type.VarOpaque(new Type.Bounds(1, 255)),
                new Type.VarVector(new Type.VarOpaque(new Type.Bounds(1, 255)), new Type.Bounds(2, 65535)),
                new Type.VarVector(new Type.Uint(2), new Type.Bounds(2, 4))),
                struct(model, "X").fields().stream().map(Type.Field::type).toList());
    }

    @Test
    void bytesCanGoOnToTheEndOfWhatIsAroundThem() {
        ProtocolModel model = with("opaque Rest[..]; struct { uint8 first; Rest rest; } X; struct { X x; } Y;");
        assertEquals(List.of(new Type.Uint(1), new Type.OpenOpaque()),
                struct(model, "X").fields().stream().map(Type.Field::type).toList());
        assertEquals(ValueType.BYTES, ValueTypes.of(field(model, "X", "rest").type()));
    }

    @Test
    void aTypedefWithAnUnboundLengthGivesEveryUserAParameter() {
        ProtocolModel model = with("opaque Part[part_length]; struct { Part one; uint8 part_length; } X;");
        assertEquals("part_length", struct(model, "X").parameters().get(0).name());
    }

    @Test
    void numbersWithARegistryAreCodePoints() {
        ProtocolModel model = with("""
                uint8 Suite[2];
                registry Suite (colour: Colour, cost: uint8) { ONE {0x12, 0x34} red 7; TWO {0, 1} green 8; }
                Suite SIGNAL = {0xff, 0xff};
                struct { Suite suite; } X;
                """);
        Type.Code suite = code(model, "Suite");
        assertEquals(2, suite.width());
        assertEquals(List.of(0x1234L, 1L, 0xffffL), suite.enumerators().stream().map(Type.Enumerator::first).toList());
        assertEquals(new Type.Attribute.Number(7), suite.enumerators().get(0).attributes().get(1));
        assertEquals("red", ((Type.Attribute.Named) suite.enumerators().get(0).attributes().get(0)).enumerator().name());
        assertEquals(List.of(), suite.find("SIGNAL").orElseThrow().attributes());
        assertEquals(suite, field(model, "X", "suite").type());
        assertEquals(List.of(), model.constants());
    }

    @Test
    void numbersWithSeveralNamesAreCodePointsAndWithOneStayNumbers() {
        ProtocolModel model = with("""
                uint16 Several; Several A = 1; Several B = 2;
                uint16 Single; Single C = 3;
                struct { Several several = B; Single single = C; } X;
                """);
        assertEquals(2, code(model, "Several").width());
        assertEquals(new Type.Uint(2), field(model, "X", "single").type());
        assertEquals("B", ((Term.CodeValue) field(model, "X", "several").constant().orElseThrow()).value().name());
        assertEquals(3, ((Term.Int) field(model, "X", "single").constant().orElseThrow()).value());
        assertEquals(List.of("C"), model.constants().stream().map(c -> c.name().name()).toList());
    }

    @Test
    void registriesAddAttributesAndCodePointsToEnumerations() {
        ProtocolModel model = with("registry Kind (size: uint8) { finish 1; more 9 2; }");
        Type.Code kind = code(model, "Kind");
        assertEquals(List.of("hello", "answer", "finish", "more"),
                kind.enumerators().stream().map(Type.Enumerator::name).toList());
        assertEquals(List.of(0, 0, 1, 1), kind.enumerators().stream().map(e -> e.attributes().size()).toList());
    }

    @Test
    void theLargestCodeGivesTheWidthOfAnEnumeration() {
        ProtocolModel model = with("""
                enum { a(1) } One;
                enum { a(1), (256) } Two;
                enum { a(1), b(2..65536) } Three;
                enum { a, b } None;
                """);
        assertEquals(List.of(1, 2, 3, 0), List.of("One", "Two", "Three", "None").stream()
                .map(name -> code(model, name).width()).toList());
    }

    @Test
    void rangesCanShareAName() {
        ProtocolModel model = with("enum { old(1..2), new_one(3), old(4..9), (255) } Age;");
        assertEquals(3, code(model, "Age").enumerators().size());
    }

    @Test
    void fieldsWithoutANameGetOneAfterTheirType() {
        ProtocolModel model = with("""
                struct { uint8 x; } ECPointFormat;
                struct {
                    Colour colour;
                    select (colour) { case red: ECPointFormat; case green: struct { uint8 y; }; };
                } X;
                """);
        Type.Field select = struct(model, "X").fields().get(1);
        assertEquals("body", select.name());
        assertTrue(select.anonymous());
        Type.Select body = (Type.Select) select.type();
        assertEquals("ec_point_format", body.arms().get(0).fields().get(0).name());
        assertEquals("y", body.arms().get(1).fields().get(0).name());
        assertFalse(body.arms().get(1).fields().get(0).anonymous());
    }

    @Test
    void typesInsideStructsAreNamedAfterTheirField() {
        ProtocolModel model = with("struct { enum { on(1), (255) } power; struct { uint8 x; } inner; } X;");
        assertEquals("X.power", ((Type.Code) field(model, "X", "power").type()).name().name());
        assertEquals("X.inner", ((Type.Struct) field(model, "X", "inner").type()).name().name());
        assertEquals(List.of("X.power", "X.inner", "X"), model.types().stream()
                .map(t -> t instanceof Type.Struct s ? s.name().name() : ((Type.Code) t).name().name())
                .filter(n -> n.startsWith("X")).toList());
    }

    @Test
    void stackedCasesAndDefaultsAreArms() {
        ProtocolModel model = with("""
                struct { Colour c; select (c) { case red: case green: uint8 x; default: struct {}; } s<0..9>; } X;
                """);
        Type.Select select = (Type.Select) field(model, "X", "s").type();
        assertEquals(List.of("red", "green"), select.arms().get(0).cases());
        assertEquals(List.of(), select.otherwise().orElseThrow().fields());
        assertEquals(new Type.Bounds(0, 9), select.bounds().orElseThrow());
    }

    @Test
    void whatIsSignedOrEncryptedIsBytesOnTheWire() {
        ProtocolModel model = with("""
                struct { opaque signature<0..255>; } DigitallySigned;
                struct { digitally-signed struct { uint8 x; } proof; public-key-encrypted Token key; } X;
                """);
        assertEquals(struct(model, "DigitallySigned"), field(model, "X", "proof").type());
        assertEquals(new Type.VarOpaque(new Type.Bounds(0, 65535)), field(model, "X", "key").type());
    }

    @Test
    void structsOfTheRecordLayerCanStandBesideTheMessages() {
        ProtocolModel model = with("stream-ciphered struct { opaque content[Inner.length]; } Stream;");
        assertEquals("Inner.length", struct(model, "Stream").parameters().get(0).name());
    }

    @Test
    void constantsAndConditionsSpeakOfTheFieldsBefore() {
        ProtocolModel model = with("""
                struct { uint8 low; uint8 high where high > low & low != 0 else wrong; Colour c where c != red; } X;
                """);
        Type.Field high = field(model, "X", "high");
        assertEquals("wrong", high.alert().orElseThrow().name());
        Term.And where = (Term.And) high.where().orElseThrow();
        assertEquals("high", assertInstanceOf(Term.Local.class, ((Term.Compare) where.left()).left()).name());
        Term.Compare colour = (Term.Compare) field(model, "X", "c").where().orElseThrow();
        assertEquals("red", assertInstanceOf(Term.CodeValue.class, colour.right()).value().name());
    }

    @Test
    void constantsOfBytesMayBeTexts() {
        ProtocolModel model = with("struct { opaque magic[2] = \"hi\"; opaque more<1..3> = {1}; } X;");
        assertEquals(List.of(104, 105), ((Term.Octets) field(model, "X", "magic").constant().orElseThrow()).values());
        assertEquals(List.of(1), ((Term.Octets) field(model, "X", "more").constant().orElseThrow()).values());
    }
}
