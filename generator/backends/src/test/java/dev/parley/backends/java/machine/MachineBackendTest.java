package dev.parley.backends.java.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.backends.GeneratedFile;
import dev.parley.backends.GeneratorException;
import dev.parley.backends.java.JavaBackend;
import dev.parley.lang.Compilation;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Move;
import dev.parley.lang.machine.State;
import dev.parley.lang.model.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineBackendTest {
    @ParameterizedTest
    @ValueSource(strings = {"door.parley", "visit.parley", "relay.parley", "vault.parley"})
    void theSameSpecificationGivesTheSameBytes(String name) {
        assertEquals(generate(compile(name)), generate(compile(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"door.parley", "visit.parley", "relay.parley", "vault.parley"})
    void everyStateTransitionAndRuleIsCited(String name) {
        Compilation compilation = compile(name);
        for (Machine machine : compilation.machines()) {
            String code = content(generate(compilation), machine.role().title() + "Machine");
            for (State state : machine.states()) {
                assertTrue(code.contains(state.span().cite()), state.name());
                for (Move move : state.moves()) {
                    assertTrue(code.contains(move.span().cite()), move.toString());
                }
            }
        }
        List<GeneratedFile> files = generate(compilation);
        compilation.model().equations().forEach(equations -> equations.rules().stream()
                .filter(rule -> rule instanceof Rule.Require || rule instanceof Rule.Equation)
                .forEach(rule -> assertTrue(files.stream().anyMatch(f -> f.content().contains(rule.span().cite())),
                        rule.toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"door.parley", "visit.parley", "relay.parley", "vault.parley"})
    void linesAreShortAndNoNameIsWrittenInFull(String name) {
        for (GeneratedFile file : generate(compile(name))) {
            file.content().lines().filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
                    .forEach(line -> {
                assertTrue(line.length() <= 120, file.path() + ": " + line);
                assertTrue(!line.contains("dev.parley.") && !line.contains("java.util."), file.path() + ": " + line);
            });
        }
    }

    @Test
    void aFactWithoutDefinitionCannotBeExecuted() {
        String text = Protocol.read("door.parley").replace("fact vip            in G.Hello   = wish == 1;",
                "fact vip            in G.Hello;");
        GeneratorException e = assertThrows(GeneratorException.class,
                () -> generate(Protocol.compile("door.parley", text)));
        assertEquals("door.parley", e.problem().span().file().name());
        assertTrue(e.getMessage().contains("fact vip has no definition"), e.getMessage());
        assertTrue(text.lines().toList().get(e.problem().span().line() - 1).startsWith("fact vip"));
    }

    @Test
    void aMessageBesideTheFlowHasNoComputedFields() {
        String text = Protocol.read("door.parley") + "on D.Renew { again := 1 else wrong; }\n";
        GeneratorException e = assertThrows(GeneratorException.class,
                () -> generate(Protocol.compile("door.parley", text)));
        assertTrue(e.getMessage().contains("beside the flow"), e.getMessage());
    }

    private static Compilation compile(String name) {
        return Protocol.compile(name, Protocol.read(name));
    }

    private static List<GeneratedFile> generate(Compilation compilation) {
        return JavaBackend.generate(compilation.model(), compilation.machines(), Protocol.PACKAGE);
    }

    private static String content(List<GeneratedFile> files, String title) {
        return files.stream().filter(f -> f.path().equalsIgnoreCase("example/protocol/" + title + ".java")).findFirst()
                .orElseThrow().content();
    }
}
