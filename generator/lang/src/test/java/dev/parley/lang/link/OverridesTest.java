package dev.parley.lang.link;

import static dev.parley.lang.link.Linking.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.TermText;
import dev.parley.lang.model.Type;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverridesTest {
    private static ProtocolModel with(String text) {
        return Linking.model(Linking.PROTOCOL + text);
    }

    private static List<String> requires(ProtocolModel model, String role, String message) {
        return model.equationsOf(Linking.sent(model, role, message)).map(e -> e.rules().stream().map(r ->
                TermText.of(((Rule.Require) r).condition()) + " else " + ((Rule.Require) r).alert().name()).toList())
                .orElse(List.of());
    }

    @Test
    void anOverrideChangesTheFieldOfTheStruct() {
        ProtocolModel model = with("""
                flow demo { C: Hello }
                override Hello.version any;
                override Hello.level = 3 else broken;
                override Hello.items<2..300> optional;
                """);
        assertEquals(Optional.empty(), field(model, "Hello", "version").constant());
        assertEquals("3", TermText.of(field(model, "Hello", "level").constant().orElseThrow()));
        assertEquals("broken", field(model, "Hello", "level").alert().orElseThrow().name());
        assertTrue(field(model, "Hello", "items").optional());
        assertEquals(new Type.Bounds(2, 300), ((Type.VarVector) field(model, "Hello", "items").type()).bounds());
    }

    @Test
    void anOverrideOfAFlowRelaxesTheCodecAndBindsTheMessagesOfTheFlow() {
        ProtocolModel model = with("""
                message Low  is Hello where level == 0;
                message High is Hello where level != 0;
                flow demo { choice by C { call low } or { C: High } }
                flow low {
                    override Hello.version = 2 else broken;
                    override Low.colours<0..4>;
                    C: Low
                }
                """);
        assertEquals(Optional.empty(), field(model, "Hello", "version").constant());
        assertEquals(new Type.Bounds(0, 10), ((Type.VarVector) field(model, "Hello", "colours").type()).bounds());
        assertEquals(List.of("version == 2 else broken", "length(colours) >= 0 & length(colours) <= 4 else wrong"),
                requires(model, "C", "Low"));
        assertEquals(List.of("version == 1 else wrong", "length(colours) >= 1 & length(colours) <= 10 else wrong"),
                requires(model, "C", "High"));
    }

    @Test
    void theRulesOfOverridesComeBeforeThoseOfBlocks() {
        ProtocolModel model = with("""
                flow demo { override Hello.level = 7; C: Hello }
                on C.Hello { require level != 8 else broken; }
                """);
        assertEquals(List.of("level == 7 else wrong", "level != 8 else broken"), requires(model, "C", "Hello"));
    }
}
