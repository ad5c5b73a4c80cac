package dev.parley.lang.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.model.Fact;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.TermText;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.SourceLoader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static ProtocolModel model(String entry, String first, String second) {
        return Linking.model(SourceLoader.of(Map.of("main.parley", entry, "one.parley", "namespace one;\n" + first,
                "two.parley", "namespace two;\n" + second)), "main.parley");
    }

    @Test
    void ownNamesComeBeforeTheProtocolsOwnAndOthersAreNamedInFull() {
        ProtocolModel model = model(Linking.PROTOCOL + """
                import "one.parley";
                import "two.parley";
                flow demo { C: Hello }
                struct { one.Shade shade; } Whole;
                """, """
                struct { uint8 x; } Shade;
                struct { Shade own; Token root; two.Shade other; } Parts;
                """, "struct { uint16 x; } Shade;");
        Type.Struct parts = Linking.struct(model, "one", "Parts");
        assertEquals(List.of("one.Shade", "Token", "two.Shade"), parts.fields().stream()
                .map(f -> ((Type.Struct) f.type()).name().toString()).toList());
        assertEquals("one.Shade", ((Type.Struct) Linking.field(model, "Whole", "shade").type()).name().toString());
    }

    @Test
    void whatIsImportedComesFirst() {
        ProtocolModel model = model(Linking.PROTOCOL + "import \"two.parley\"; flow demo { C: Hello }",
                "struct { uint8 x; } One;", "import \"one.parley\"; struct { uint8 x; } Two;");
        assertEquals(List.of("one.One", "two.Two", "Item"), model.types().stream()
                .filter(Type.Struct.class::isInstance).map(t -> ((Type.Struct) t).name().toString()).limit(3).toList());
    }

    @Test
    void flowsAndMessagesOfANamespaceAreCalledByTheirFullName() {
        ProtocolModel model = model(Linking.PROTOCOL + "import \"one.parley\"; import \"two.parley\"; "
                + "flow demo { call one.rest S: one.Loud }", """
                message Loud is Hello where level == 9;
                flow rest { C: Hello C: Loud S: Answer }
                """, "");
        assertEquals(4, model.entry().size());
        assertEquals("one.Loud", Linking.sent(model, "C", "one.Loud").message().name().toString());
    }

    @Test
    void aNameThatSeveralNamespacesUseStaysWithTheFirst() {
        ProtocolModel model = model(Linking.PROTOCOL + """
                import "one.parley";
                import "two.parley";
                flow demo { C: Hello S: Answer if one.big & two.big }
                """, "fact big in C.Hello = level > 1;", "fact big in C.Hello = level > 2;");
        assertEquals(List.of("big", "two_big"), model.facts().stream().map(Fact::name).toList());
        assertEquals("level > 2", TermText.of(model.facts().get(1).value().orElseThrow()));
    }

    @Test
    void aNamespaceCanCallItsPartOfAWireTypeLikeTheWireType() {
        ProtocolModel model = model(Linking.PROTOCOL + """
                import "one.parley";
                import "two.parley";
                flow demo { C: Hello choice by S { call one.rest } or { call two.rest } }
                """, """
                message Answer is Answer where colour == red;
                struct { Answer inner; } Around;
                flow rest { S: Answer }
                on S.Answer { require Answer.nonce == Hello.nonce else wrong; }
                """, "message Answer is Answer where colour != red; flow rest { S: Answer C: Finish }");
        assertEquals("Answer", Linking.sent(model, "S", "one.Answer").message().wireName().toString());
        assertEquals(List.of("S.Answer", "S.Answer"), model.messages().stream()
                .filter(m -> m.wireName().name().equals("Answer") && !m.name().namespace().isEmpty())
                .map(m -> "S." + m.name().name()).toList());
        assertEquals(1, model.equationsOf(Linking.sent(model, "S", "one.Answer")).orElseThrow().rules().size());
    }

    @Test
    void linkingTwiceGivesTheSameModel() {
        assertEquals(Linking.model(Linking.DEMO), Linking.model(Linking.DEMO));
    }
}
