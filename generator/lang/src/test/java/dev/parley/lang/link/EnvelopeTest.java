package dev.parley.lang.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lang.model.Content;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.ProtocolModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    private static Message message(ProtocolModel model, String name) {
        return model.messages().stream().filter(m -> m.name().toString().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void aFrameGivesMessagesTheirTypeCodes() {
        ProtocolModel model = Linking.model(Linking.DEMO);
        Message answer = message(model, "Answer");
        assertEquals(2, answer.type().orElseThrow().first());
        assertEquals(Optional.of(new Content.Framing(1, 2)), answer.content().framing());
        assertEquals("talk", answer.content().tag().orElseThrow().name());
        assertEquals(1000, answer.content().limit());
        assertTrue(answer.content().transcript());
    }

    @Test
    void rawContentIsOneMessageWithoutStructure() {
        Message data = message(Linking.model(Linking.DEMO), "Data");
        assertTrue(data.content().raw());
        assertTrue(data.wire().isEmpty());
        assertFalse(data.content().transcript());
        assertEquals(Content.DEFAULT_LIMIT, data.content().limit());
    }

    @Test
    void aStructThatFramesNothingIsAMessageItself() {
        ProtocolModel model = Linking.model(Linking.DEMO.replace("data: raw Data;", "data: Shade;"));
        Message shade = message(model, "Shade");
        assertTrue(shade.content().framing().isEmpty());
        assertTrue(shade.type().isEmpty());
    }

    @Test
    void framesOfOneContentShareIt() {
        ProtocolModel model = Linking.model(Linking.DEMO.replace("talk: Talk,", "talk: Talk, More,")
                + "struct { Kind k; uint16 n; select (k) { case hello: Hello; case finish: Shade; } b; } More;");
        assertEquals(message(model, "Finish").content(), message(model, "Shade").content());
        assertEquals(message(model, "Finish").type().orElseThrow(), message(model, "Shade").type().orElseThrow());
        assertEquals(1, model.messages().stream().filter(m -> m.name().name().equals("Hello")).count());
    }

    @Test
    void onAStreamEveryStructThatIsSentIsAMessage() {
        ProtocolModel model = Linking.model(Linking.PROTOCOL.replaceAll("envelope .*", "envelope stream { raw Rest; }")
                + "flow demo { C: Hello S: Shade }\nambient C: Rest after S.Shade;");
        assertTrue(model.envelope().isStream());
        assertEquals(List.of("Rest", "Hello", "Shade"), model.messages().stream().map(m -> m.name().name()).toList());
        assertTrue(message(model, "Shade").content().tag().isEmpty());
    }

    @Test
    void anAliasTravelsLikeItsWireType() {
        ProtocolModel model = Linking.model(Linking.PROTOCOL
                + "message Loud is Hello where level == 9 & absent(token); flow demo { C: Loud }");
        Message loud = message(model, "Loud");
        assertEquals(message(model, "Hello").type(), loud.type());
        assertEquals("Hello", loud.wireName().name());
        assertTrue(loud.where().isPresent());
    }
}
