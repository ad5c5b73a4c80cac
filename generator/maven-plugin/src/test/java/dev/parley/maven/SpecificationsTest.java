package dev.parley.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.backends.ProblemsException;
import dev.parley.lang.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecificationsTest {
    @TempDir
    private Path folder;
    private Module module;

    @BeforeEach
    void makeModule() throws IOException {
        module = Module.in(folder);
    }

    @Test
    void filesThatDeclareAProtocolAreEntries() throws IOException {
        module.spec("parts/more.parley", "enum { a(1), (255) } A;");
        module.spec("parts/other.parley", "/* protocol none; */ protocol other;");
        module.spec("notes.txt", "protocol text;");
        assertEquals(List.of("door.parley", "parts/other.parley"), module.entries());
    }

    @Test
    void aBrokenFileIsAnEntrySoThatItsProblemsAreSeen() throws IOException {
        module.spec("broken.parley", "enum {");
        assertEquals(List.of("broken.parley", "door.parley"), module.entries());
    }

    @Test
    void importsAreFoundInTheJarsOfDependencies() throws Exception {
        try (Specifications specifications = module.open()) {
            Compilation door = specifications.compile(List.of("door.parley")).get(0);
            assertEquals(List.of("door.parley", "words/words.parley"),
                    door.tree().files().stream().map(f -> f.source().name()).toList());
        }
    }

    @Test
    void importsAreFoundInTheClassFoldersOfDependencies() throws Exception {
        Path file = folder.resolve("classes/META-INF/parley/words/words.parley");
        Files.createDirectories(file.getParent());
        Files.writeString(file, Module.WORDS);
        try (Specifications specifications = new Specifications(module.sources(), List.of(folder.resolve("classes")))) {
            assertEquals(1, specifications.compile(List.of("door.parley")).size());
        }
    }

    @Test
    void theOwnFolderGoesBeforeDependencies() throws Exception {
        String before;
        try (Specifications specifications = module.open()) {
            before = specifications.fingerprint();
        }
        module.spec("words/words.parley", "enum { no(7), (255) } Word;");
        try (Specifications specifications = module.open()) {
            Compilation door = specifications.compile(List.of("door.parley")).get(0);
            assertEquals(7, door.model().alerts().unexpected().first());
            assertNotEquals(before, specifications.fingerprint());
        }
    }

    @Test
    void problemsOfAllEntriesAreShownOnceWithTheirPlaces() throws Exception {
        module.spec("words/words.parley", "enum { no(7), none(7), (255) } Word;");
        module.spec("gate.parley", Module.DOOR.replace("P: Enter", "P: Entry"));
        try (Specifications specifications = module.open()) {
            ProblemsException problems = assertThrows(ProblemsException.class,
                    () -> specifications.compile(specifications.entries()));
            assertEquals("""
                    gate.parley:28:8: error[unknown-name]: there is no message 'Entry'
                       28 |     P: Entry
                          |        ^^^^^
                      hint: known here: Noise, Knock
                    words/words.parley:1:15: error[duplicate-code]: 'none' has a code that 'no' has too
                        1 | enum { no(7), none(7), (255) } Word;
                          |               ^^^^
                    words/words.parley:1:8: note: it is here
                        1 | enum { no(7), none(7), (255) } Word;
                          |        ^^
                    2 problems
                    """, problems.getMessage());
        }
    }
}
