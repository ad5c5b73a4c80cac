package dev.parley.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.wire.Bytes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final Bytes HI = Bytes.of(7);

    private final Script script = new Script(List.of(Example.of(Game.Kind.ASK, HI), Example.of(Game.Kind.PASS, Bytes.EMPTY)),
            Set.of("A.fast"));

    @Test
    void messagesAreDraftedInOrder() {
        assertSame(HI, script.draft(Game.Kind.ASK, Bytes.class));
        script.sent(Game.Kind.ASK);
        assertEquals(Game.Kind.PASS, script.choose(Set.of(Game.Kind.TELL, Game.Kind.PASS)));
    }

    @Test
    void whatCouldBeSentIsRemembered() {
        script.draft(Game.Kind.ASK, Bytes.class);
        script.sent(Game.Kind.ASK);
        script.choose(Set.of(Game.Kind.TELL, Game.Kind.PASS));
        assertEquals(Set.of(Game.Kind.ASK), script.offered(0));
        assertEquals(Set.of(Game.Kind.TELL, Game.Kind.PASS), script.offered(1));
        assertEquals(Set.of(), script.offered(2));
    }

    @Test
    void anotherMessageThanTheNextIsNotDrafted() {
        assertThrows(IllegalStateException.class, () -> script.draft(Game.Kind.TELL, Bytes.class));
        assertThrows(IllegalStateException.class, () -> script.choose(Set.of(Game.Kind.TELL)));
    }

    @Test
    void behindTheLastMessageTheScriptEnds() {
        script.sent(Game.Kind.ASK);
        script.sent(Game.Kind.PASS);
        assertThrows(Script.EndException.class, () -> script.draft(Game.Kind.ASK, Bytes.class));
        assertThrows(Script.EndException.class, () -> script.sent(Game.Kind.ASK));
        assertEquals(Set.of(Game.Kind.ASK), script.offered(2));
    }

    @Test
    void optionsAreThoseOfThePath() {
        assertTrue(script.isSet("A.fast"));
        assertFalse(script.isSet("B.fast"));
    }
}
