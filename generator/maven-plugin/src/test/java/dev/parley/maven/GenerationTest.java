package dev.parley.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.backends.OutputTree.Changes;
import dev.parley.backends.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {
    @TempDir
    private Path folder;
    private Module module;

    @BeforeEach
    void generateOnce() throws Exception {
        module = Module.in(folder);
        Changes first = module.generate().orElseThrow();
        assertTrue(first.written().contains("my/door/Word.java"), first.written().toString());
    }

    @Test
    void aSecondRunDoesNothing() throws Exception {
        assertEquals(Optional.empty(), module.generate());
    }

    @Test
    void testsAreGeneratedOnceToo() throws Exception {
        Changes first = module.generateTests().orElseThrow();
        assertTrue(first.written().stream().anyMatch(path -> path.endsWith("TransitionsTest.java")),
                first.written().toString());
        assertEquals(Optional.empty(), module.generateTests());
        module.spec("door.parley", Module.DOOR.replace("uint8 steps", "uint16 steps"));
        assertTrue(module.generateTests().isPresent());
    }

    @Test
    void anEditedSpecificationRewritesOnlyWhatItChanges() throws Exception {
        module.spec("door.parley", Module.DOOR.replace("uint8 steps", "uint16 steps"));
        Changes changes = module.generate().orElseThrow();
        assertTrue(changes.written().contains("my/door/Enter.java"), changes.written().toString());
        assertFalse(changes.written().contains("my/door/Knock.java"), changes.written().toString());
        assertTrue(changes.unchanged() > 0);
    }

    @Test
    void aTypeThatIsGoneTakesItsFileWithIt() throws Exception {
        module.spec("door.parley", Module.DOOR.replace("Enter", "Come"));
        assertEquals(List.of("my/door/Enter.java"), module.generate().orElseThrow().deleted());
        assertTrue(Files.exists(module.output().resolve("my/door/Come.java")));
    }

    @Test
    void aForeignFileOutlivesEveryChange() throws Exception {
        Path mine = Files.writeString(module.output().resolve("my/door/Mine.java"), "mine");
        module.generate("your.door", "generator 1");
        assertFalse(Files.exists(module.output().resolve("my/door/Enter.java")));
        assertEquals("mine", Files.readString(mine));
    }

    @Test
    void anImportFromAnotherJarCountsAsInput() throws Exception {
        module.jar(Module.WORDS.replace("(255)", "maybe(3), (255)"));
        assertTrue(module.generate().orElseThrow().written().contains("my/door/Word.java"));
    }

    @Test
    void anotherGeneratorRunsAgainButWritesOnlyDifferences() throws Exception {
        Changes changes = module.generate("my.door", "generator 2").orElseThrow();
        assertTrue(changes.isEmpty(), changes.toString());
        assertEquals(Optional.empty(), module.generate("my.door", "generator 2"));
    }

    @Test
    void aGeneratedFileThatIsTamperedWithIsRestored() throws Exception {
        Path word = module.output().resolve("my/door/Word.java");
        String before = Files.readString(word);
        Files.writeString(word, "tampered");
        assertEquals(List.of("my/door/Word.java"), module.generate().orElseThrow().written());
        assertEquals(before, Files.readString(word));
    }

    @Test
    void problemsLeaveTheOutputAsItWas() throws Exception {
        module.spec("door.parley", Module.DOOR.replace("P: Enter", "P: Entry"));
        assertThrows(ProblemsException.class, () -> module.generate());
        assertTrue(Files.exists(module.output().resolve("my/door/Enter.java")));
        module.spec("door.parley", Module.DOOR);
        assertEquals(Optional.empty(), module.generate());
    }

    @Test
    void twoProtocolsThatWriteTheSameFileDifferentlyAreRefused() throws Exception {
        module.spec("gate.parley", Module.DOOR.replace("uint8 steps", "uint16 steps"));
        IOException refused = assertThrows(IOException.class, () -> module.generate());
        assertTrue(refused.getMessage().startsWith("several protocols generate my/door/"),
                refused.getMessage());
    }
}
