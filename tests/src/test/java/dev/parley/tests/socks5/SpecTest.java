package dev.parley.tests.socks5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.backends.GeneratedFile;
import dev.parley.lang.Compilation;
import dev.parley.lang.Compiler;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.State;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.SourceLoader;
import dev.parley.tests.spec.Specs;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the compiler says to the specification, and to the same with a slip in it. */
class SpecTest {
    private static final String FILE = "socks5.parley";

    @Test
    void hasNoProblem() throws IOException {
        Compilation compilation = Specs.compile(Specs.texts("examples"), FILE);
        assertEquals("socks5", compilation.model().name());
        for (Machine machine : compilation.machines()) {
            assertEquals(List.of("START", "SELECTING", "LOGGING_IN", "JUDGING", "REQUESTING", "CONNECTING", "DONE"),
                    machine.states().stream().map(State::name).toList());
        }
    }

    @Test
    void theClientCannotJudgeItself() throws IOException {
        assertEquals(List.of("race"), codes("@JUDGING choice by S", "@JUDGING choice by C"));
    }

    @Test
    void noOptionOfTheServerCanTellTheClientWhetherItIsLetIn() throws IOException {
        assertEquals(List.of("causal"), codes("if seen(Welcome) | seen(NoLogin)", "if !S.demands_password"));
    }

    @Test
    void twoAnswersMustNotLookAlike() throws IOException {
        assertEquals(List.of("deterministic"), codes("message NoLogin      is MethodSelection where method == no_authentication",
                "message NoLogin      is MethodSelection where method != no_acceptable_methods"));
    }

    @Test
    void nothingIsGeneratedThatTheProtocolHasNoUseFor() throws IOException {
        List<GeneratedFile> files = Specs.generate(Specs.texts("examples"), FILE, "org.example");
        assertTrue(files.stream().anyMatch(file -> file.path().endsWith("/ServerMachine.java")));
        for (GeneratedFile file : files) {
            for (String idle : List.of("Primitives", "transcript", "wipe", "Secret")) {
                assertFalse(file.content().contains(idle), file.path() + " has no use for " + idle);
            }
        }
    }

    private static List<String> codes(String passage, String replacement) throws IOException {
        Map<String, String> texts = Specs.edited(Specs.texts("examples"), FILE, passage, replacement);
        return Compiler.compile(SourceLoader.of(texts), FILE).diagnostics().stream().map(Diagnostic::code).distinct().toList();
    }
}
