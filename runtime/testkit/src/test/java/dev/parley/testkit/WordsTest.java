package dev.parley.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.testkit.Game.Epoch;
import dev.parley.testkit.Game.Fault;
import dev.parley.testkit.Game.Kind;
import dev.parley.wire.Bytes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Set<Kind> BESIDE = Set.of(Kind.CHAT, Kind.BYE);

    private static Words words(Pairing pairing) {
        Words words = Words.of(pairing);
        words.stage(new Stage("ASKING", Set.of(Kind.ASK), Set.of(), Epoch.PLAIN, Epoch.PLAIN, false), "game:1");
        words.stage(new Stage("TELLING", Set.of(), BESIDE, Epoch.SHUT, Epoch.PLAIN, false), "game:2");
        words.stage(new Stage("OVER", Set.of(), BESIDE, Epoch.SHUT, Epoch.PLAIN, true), "game:3");
        words.starts(Set.of(), Set.of());
        words.sends("A.Ask", Example.of(Kind.ASK, Bytes.of(1, 2)));
        words.receives("B.Tell", Example.of(Kind.TELL, Bytes.of(3)));
        words.refuses("B.Ask", Example.of(Kind.ASK, Bytes.of(1, 2)), Game.UNEXPECTED);
        words.receivesBeside("B.Chat", Example.of(Kind.CHAT, Bytes.of(4)), Fate.DELIVERED);
        words.sendsBeside("A.Chat", Example.of(Kind.CHAT, Bytes.of(4)), Fate.DELIVERED);
        return words;
    }

    @Test
    void whatBeginsAlikeIsWrittenOnce() {
        Words words = words(Game.A);
        words.tree("0.0.0 1.1.1 2.2.2 2.3", "2.4 3.5 3.2.2", "2.4 2.5 1.1.1");
        List<Word> all = words.all().toList();
        assertEquals(List.of("asker after A.Ask, B.Tell", "asker after A.Ask refuses B.Ask with code 10",
                "asker after A.Ask, B.Chat may send A.Chat", "asker after A.Ask, B.Chat, B.Tell",
                "asker after A.Ask delivers B.Chat", "asker after A.Ask may send A.Chat", "asker after A.Ask"),
                all.stream().map(Word::name).toList());
        all.forEach(Word::run);
    }

    @Test
    void aWordThatFailsTellsItsPathAndTheLineOfTheSpecification() {
        Words words = words(Game.faulty(Fault.STUBBORN));
        words.tree("0.0.0 1.1.1 2.2.2");
        Word word = words.all().findFirst().orElseThrow();
        assertEquals("""
                asker takes TELL and reaches OVER (game:3)
                but taking TELL led to TELLING, not OVER
                after
                    asker   ASK   under PLAIN  ASKING -> TELLING   game:1
                    teller  TELL  under PLAIN  TELLING -> TELLING  game:2
                """, assertThrows(AssertionError.class, word::run).getMessage());
    }

    @Test
    void aNodeThatNothingLeadsToIsRefused() {
        Words words = words(Game.A);
        words.tree("0.0.0 2.2.2");
        assertThrows(IllegalStateException.class, words::all);
    }
}
