package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParleyTest {
    @TempDir
    private Path folder;
    private Spec spec;

    @BeforeEach
    void copySpec() throws IOException {
        spec = Spec.in(folder);
    }

    @Test
    void checkSaysWhatItChecked() {
        assertEquals(new Run(0, """
                protocol door: 2 files, 6 messages
                  guest: 4 states, 4 transitions
                  porter: 4 states, 4 transitions
                  a record ends after: no message in particular
                """, ""), Run.of("check", spec.entry()));
    }

    @Test
    void checkShowsAllProblemsAndTheirNumber() throws IOException {
        spec.replace("words.parley", "no(2)", "no(2), none(2)");
        spec.replace("door.parley", "word == yes", "word == yess");
        assertEquals(new Run(1, "", """
                door.parley:30:37: error[unknown-name]: there is no value or code point of Word 'yess'
                   30 | message Yes is Answer where word == yess;
                      |                                     ^^^^
                  hint: did you mean 'Yes'?
                words.parley:1:23: error[duplicate-code]: 'none' has a code that 'no' has too
                    1 | enum { yes(1), no(2), none(2), (255) } Word;
                      |                       ^^^^
                words.parley:1:16: note: it is here
                    1 | enum { yes(1), no(2), none(2), (255) } Word;
                      |                ^^
                2 problems
                """), Run.of("check", spec.entry()));
    }

    @Test
    void checkExplainsACodeWithoutAFile() {
        Run run = Run.of("check", "--explain", "unknown-name");
        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("No declaration has this name here."), run.out());
        assertEquals(run, Run.of("check", spec.entry(), "--explain", "unknown-name"));
    }

    @Test
    void anUnknownCodeIsAnsweredWithTheCodes() {
        Run run = Run.of("check", "--explain", "bad-mood");
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("no problem has the code 'bad-mood'; the codes are "), run.err());
        assertTrue(run.err().contains(", causal, ") && run.err().contains(", unknown-name, "), run.err());
    }

    @Test
    void aProblemStopsEveryCommand() throws IOException {
        spec.replace("door.parley", "Knock;", "Knock");
        for (Run run : new Run[] {Run.of("graph", spec.entry(), "--role", "guest", "--format", "svg"),
            Run.of("export", spec.entry(), "--format", "json"),
            Run.of("generate", spec.entry(), "--out", folder.resolve("out").toString(), "--package", "p")}) {
            assertEquals(1, run.code());
            assertTrue(run.err().contains("error[syntax]"), run.err());
            assertEquals("", run.out());
        }
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void graphDrawsTheRoleWithEitherName() {
        Run run = Run.of("graph", spec.entry(), "--role", "guest", "--format", "mermaid");
        assertEquals(new Run(0, """
                ---
                title: guest
                ---
                stateDiagram-v2
                    [*] --> START
                    START --> ASKING : ! Knock
                    ASKING --> ENTERING : ? Yes
                    ASKING --> OVER : ? No
                    ENTERING --> OVER : ! Enter
                    OVER --> [*]
                """, ""), run);
        assertEquals(run, Run.of("graph", spec.entry(), "--role", "G", "--format", "mermaid"));
    }

    @Test
    void graphWritesTheFileThatOutNames() throws IOException {
        Path file = folder.resolve("guest.svg");
        assertEquals(new Run(0, "", ""), Run.of("graph", spec.entry(), "--role", "G", "--format", "svg", "--out",
                file.toString()));
        assertTrue(Files.readString(file).startsWith("<svg "));
    }

    @Test
    void anUnknownRoleIsAnsweredWithTheRoles() {
        Run run = Run.of("graph", spec.entry(), "--role", "X", "--format", "svg");
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("no role 'X'; the roles are guest (G), porter (P)\n"), run.err());
    }

    @Test
    void exportWritesBothMachines() {
        Run run = Run.of("export", spec.entry(), "--format", "json");
        assertEquals(0, run.code());
        assertTrue(run.out().contains("\"role\": \"G\"") && run.out().contains("\"role\": \"P\""), run.out());
    }

    @Test
    void generateWritesOnlyWhatChanged() throws IOException {
        String out = folder.resolve("out").toString();
        Run first = Run.of("generate", spec.entry(), "--out", out, "--package", "my.door");
        assertTrue(first.out().matches("[1-9]\\d* written, 0 unchanged, 0 deleted\n"), first.toString());
        assertTrue(Files.exists(folder.resolve("out/my/door/Enter.java")));
        Run second = Run.of("generate", spec.entry(), "--out", out, "--package", "my.door");
        assertTrue(second.out().matches("0 written, [1-9]\\d* unchanged, 0 deleted\n"), second.toString());
    }

    @Test
    void generateWritesTestsWhereTheyAreWanted() {
        Run run = Run.of("generate", spec.entry(), "--out", folder.resolve("out").toString(), "--package", "my.door",
                "--tests", folder.resolve("tests").toString());
        assertEquals(0, run.code());
        assertEquals(2, run.out().lines().count(), run.out());
        assertTrue(Files.exists(folder.resolve("tests/my/door/GuestTransitionsTest.java")));
        assertFalse(Files.exists(folder.resolve("out/my/door/GuestTransitionsTest.java")));
    }

    @Test
    void whatNoCodeCanBeMadeOfIsAProblemToo() throws IOException {
        spec.replace("door.parley", "flow door {", "fact polite in G.Knock;\nflow door {");
        assertEquals(0, Run.of("check", spec.entry()).code());
        Run run = Run.of("generate", spec.entry(), "--out", folder.resolve("out").toString(), "--package", "p");
        assertEquals(1, run.code());
        assertTrue(run.err().startsWith("door.parley:33:6: error[no-code]: ") && run.err().endsWith("1 problem\n"),
                run.err());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void aPackageNameThatIsNoneIsAWrongCommandLine() {
        Run run = Run.of("generate", spec.entry(), "--out", folder.toString(), "--package", "my.class");
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("not a Java package: 'my.class'\n"), run.err());
    }

    @Test
    void aFileThatCannotBeWrittenIsReportedWithoutAStackTrace() {
        String file = folder.resolve("missing/guest.json").toString();
        Run run = Run.of("export", spec.entry(), "--format", "json", "--out", file);
        assertEquals(1, run.code());
        assertTrue(run.err().startsWith("parley: ") && run.err().contains(file), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "graph", "export", "generate"})
    void aMissingFileIsAWrongCommandLine(String command) {
        assertEquals(2, Run.of(command).code());
        Run run = Run.of("check", folder.resolve("nothing.parley").toString());
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("no such file: "), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "graph", "export", "generate"})
    void everyCommandExplainsItself(String command) {
        Run run = Run.of(command, "--help");
        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("Usage: parley " + command), run.out());
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        Run run = Run.of("--version");
        assertTrue(run.out().matches("parley \\d\\S*\n"), run.out());
        assertEquals(0, run.code());
    }

    @Test
    void withoutACommandTheUsageIsShown() {
        Run run = Run.of();
        assertEquals(2, run.code());
        assertTrue(run.err().contains("Usage: parley"), run.err());
    }
}
