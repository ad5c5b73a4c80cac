package dev.parley.lang.link;

import static dev.parley.lang.link.Linking.PROTOCOL;
import static dev.parley.lang.link.Linking.field;
import static dev.parley.lang.link.Linking.struct;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;
import dev.parley.lang.model.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the text of a struct leaves unbound, and who supplies it. */
class ParametersTest {
    private static final String FLOW = "flow demo { C: Hello }\n";

    private static ProtocolModel with(String types) {
        return Linking.model(PROTOCOL + FLOW + types);
    }

    private static List<String> parameters(Type.Struct struct) {
        return struct.parameters().stream().map(p -> p.name() + ": " + p.type()).toList();
    }

    private static List<String> arguments(ProtocolModel model, String struct, String field) {
        return field(model, struct, field).arguments().stream().map(TermText::of).toList();
    }

    private static Type.Selector selector(ProtocolModel model, String struct, String field) {
        return ((Type.Select) field(model, struct, field).type()).selector();
    }

    @Test
    void aTypeSelectsTheEarlierFieldOfThatType() {
        ProtocolModel model = with("struct { Colour shade; select (Colour) { case red: uint8 x; } s; } X;");
        assertEquals("shade", selector(model, "X", "s").name());
        assertEquals(List.of(), struct(model, "X").parameters());
    }

    @Test
    void aTypeWithoutSuchAFieldIsAParameter() {
        ProtocolModel model = with("struct { select (Colour) { case red: uint8 x; } s; } X;");
        assertEquals(List.of("Colour: Colour"), parameters(struct(model, "X")));
        assertEquals(true, selector(model, "X", "s").parameter());
    }

    @Test
    void theCasesTellTheTypeOfAnUnknownSelector() {
        ProtocolModel model = with("""
                struct { select (mood) { case red: case green: uint8 x; } s; select (known) { case true: uint8 y; } t; } X;
                """);
        assertEquals(List.of("mood: Colour", "known: bool"), parameters(struct(model, "X")));
    }

    @Test
    void lengthsAreFieldsOfTheStructOrParameters() {
        ProtocolModel model = with("""
                struct { uint8 size; opaque a[size]; opaque b[X.size + 1]; opaque c[Other.size]; opaque d[free * 2]; } X;
                struct { uint16 size; } Other;
                """);
        assertEquals(List.of("Other.size: int", "free: int"), parameters(struct(model, "X")));
        assertEquals(new Type.FixedOpaque(new Type.Extent.Reference("size", false)), field(model, "X", "a").type());
        assertEquals(new Type.FixedOpaque(new Type.Extent.Combined(new Type.Extent.Reference("size", false), '+',
                new Type.Extent.Literal(1))), field(model, "X", "b").type());
        assertEquals(new Type.FixedOpaque(new Type.Extent.Reference("Other.size", true)), field(model, "X", "c").type());
    }

    @Test
    void parametersSpreadToWhateverContainsTheStruct() {
        ProtocolModel model = with("""
                struct { uint8 first; opaque x[size]; } Inner;
                struct { Inner list<1..9>; } Middle;
                struct { Middle middle; } Outer;
                """);
        assertEquals(List.of("size: int"), parameters(struct(model, "Outer")));
        assertEquals(List.of("size"), arguments(model, "Outer", "middle"));
        assertEquals(List.of("size"), arguments(model, "Middle", "list"));
    }

    @Test
    void anEarlierFieldOfTheContainingStructSupplies() {
        ProtocolModel model = with("""
                struct { opaque x[size]; select (Colour) { case red: uint8 y; } z; } Inner;
                struct { uint8 size; Colour shade; Inner inner; } Outer;
                """);
        assertEquals(List.of(), struct(model, "Outer").parameters());
        assertEquals(List.of("size", "shade"), arguments(model, "Outer", "inner"));
    }

    @Test
    void argumentsCanBeWritten() {
        ProtocolModel model = with("""
                struct { opaque x[size]; } Inner(colour: Colour, size: int);
                struct { uint8 n; Inner(red, n + 1) inner; } Outer;
                """);
        assertEquals(List.of("red", "n + 1"), arguments(model, "Outer", "inner"));
    }

    @Test
    void inlineStructsSeeTheFieldsAround() {
        ProtocolModel model = with("struct { uint8 n; struct { opaque x[n]; } inner; } Outer;");
        assertEquals(List.of("n"), arguments(model, "Outer", "inner"));
        assertEquals(List.of(), struct(model, "Outer").parameters());
    }

    @Test
    void theFrameSuppliesItsTypeCode() {
        ProtocolModel model = Linking.model(PROTOCOL.replace("struct { opaque mac[8]; } Finish;",
                "struct { select (Talk.kind) { case finish: uint8 x; } s; } Finish;") + FLOW.replace("}", "C: Finish }"));
        assertEquals(List.of("Talk.kind: Kind"), parameters(struct(model, "Finish")));
        assertEquals(List.of(), struct(model, "Talk").parameters());
        Type.Select body = (Type.Select) field(model, "Talk", "body").type();
        assertEquals("kind", TermText.of(body.arms().get(2).fields().get(0).arguments().get(0)));
        Message finish = Linking.sent(model, "C", "Finish").message();
        assertEquals("finish", TermText.of(model.argumentsOf(finish).get(0)));
    }

    @Test
    void theColumnOfATableSuppliesTheTypeCodeOfItsMessage() {
        ProtocolModel model = Linking.model(PROTOCOL.replace("struct { opaque value<0..8>; } Token;",
                "struct { select (Talk.kind) { case hello: uint8 x; case answer: struct {}; } s; } Token;") + FLOW);
        ExtensionTable.Row row = model.tables().get(0).rows().get(0);
        assertEquals(List.of("hello", "answer"), row.columns().stream()
                .map(c -> ((Term.CodeValue) c.arguments().get(0)).value().name()).toList());
    }

    @Test
    void aNamespaceGivesItsStructsValues() {
        ProtocolModel model = Linking.model(PROTOCOL.replace("opaque mac[8]", "opaque mac[mac_length]")
                + "flow demo { C: Hello S: Answer C: Finish }\n"
                + "parameter mac_length = if seen(Answer) then Hello.level else 12;\n");
        assertEquals("if seen(S.Answer) then C.Hello.level else 12",
                TermText.of(model.argumentsOf(Linking.sent(model, "C", "Finish").message()).get(0)));
    }
}
