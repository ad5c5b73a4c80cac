package dev.parley.backends.java.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.backends.GeneratedFile;
import dev.parley.backends.Golden;
import dev.parley.backends.ProblemsException;
import dev.parley.backends.java.JavaBackend;
import dev.parley.backends.suite.Protocols;
import dev.parley.lang.Compilation;
import dev.parley.lang.Compiler;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TestBackendTest {
    @Test
    void theTestsReadAsIfWrittenByHand() {
        String text = knock().tests().stream().map(file -> "==== " + file.path() + "\n" + file.content())
                .collect(Collectors.joining());
        Golden.check(TestBackendTest.class, "knock.txt", text);
    }

    @Test
    void theSameSpecificationGivesTheSameBytes() {
        assertEquals(knock().tests(), knock().tests());
    }

    @Test
    void theGeneratedMachinesPassTheGeneratedTests() {
        GeneratedTests tests = new GeneratedTests(knock().main(), knock().tests(), Knock.PACKAGE);
        for (String name : List.of("VisitorTransitionsTest", "HouseTransitionsTest", "HouseConformanceTest")) {
            Map<String, Optional<String>> outcomes = tests.run(name);
            assertTrue(!outcomes.isEmpty(), name);
            outcomes.forEach((test, failure) -> assertEquals(Optional.empty(), failure, test));
        }
    }

    @Test
    void aWrongMachineIsToldWithThePathAndTheLinesOfTheSpecification() {
        Map<String, String> edits = Map.of("State.NAMING, \"knock.parley:67\"", "State.OVER, \"knock.parley:67\"",
                "throw unexpected(in);", "return;", "endPeerLane();", "", "close();", "");
        Map<String, Optional<String>> failures = new GeneratedTests(withEdited("VisitorMachine", edits), knock().tests(),
                Knock.PACKAGE).run("VisitorTransitionsTest");
        String path = """
                after
                    visitor  Knock  under plain  KNOCKING -> LISTENING  knock.parley:65
                """;
        assertEquals(Optional.of("""
                visitor takes Open and reaches NAMING (knock.parley:67)
                but taking Open led to OVER, not NAMING
                after
                    visitor  Knock  under plain  KNOCKING -> LISTENING  knock.parley:65
                    house    Open   under plain  LISTENING -> OVER      knock.parley:67
                """), failures.get("visitor in LISTENING takes Open and goes to NAMING"));
        assertEquals(Optional.of("visitor in LISTENING refuses Name with odd (knock.parley:66)\n"
                + "but it was taken, in LISTENING\n" + path), failures.get("visitor in LISTENING refuses Name with odd"));
        assertEquals(Optional.of("visitor in LISTENING takes Bye and reads no more (knock.parley:66)\n"
                + "but it reads on true, not false\n" + path),
                failures.get("visitor in LISTENING takes Bye and reads no more"));
        assertEquals(Optional.of("visitor in LISTENING takes Fire and closes (knock.parley:66)\n"
                + "but it is closed false, not true\n" + path), failures.get("visitor in LISTENING takes Fire and closes"));
        assertEquals(4, failures.values().stream().filter(Optional::isPresent).count());
    }

    @Test
    void somethingStandsInForPrimitivesOfEveryType() throws ProblemsException {
        Compilation primitives = compiled("primitives.parley");
        GeneratedTests tests = new GeneratedTests(
                JavaBackend.generate(primitives.model(), primitives.machines(), "example.primitives"),
                TestBackend.generate(primitives, "example.primitives"), "example.primitives");
        for (String name : List.of("AskerTransitionsTest", "TellerConformanceTest")) {
            tests.run(name).forEach((test, failure) -> assertEquals(Optional.empty(), failure, test));
        }
    }

    @Test
    void everythingThatMayPassBesideAFlowIsTested() throws ProblemsException {
        Compilation beside = Protocols.beside();
        GeneratedTests tests = new GeneratedTests(JavaBackend.generate(beside.model(), beside.machines(), "example.beside"),
                TestBackend.generate(beside, "example.beside"), "example.beside");
        Map<String, Optional<String>> outcomes = new TreeMap<>();
        for (String role : List.of("Guest", "Door")) {
            outcomes.putAll(tests.run(role + "TransitionsTest"));
            outcomes.putAll(tests.run(role + "ConformanceTest"));
        }
        outcomes.forEach((test, failure) -> assertEquals(Optional.empty(), failure, test));
        for (String claim : List.of("door in EARLY delivers Goods", "door in OVER discards Goods",
                "door in OVER refuses Goods with odd", "guest in INSIDE delivers Renew [demands]",
                "guest in INSIDE may not send Paper",
                "door after G.Hello, D.Entry, D.Ready, G.Confirm, D.Ask, G.Paper [sealed] refuses G.Paper with odd",
                "door after G.Hello [offers], D.Again, G.Goods, G.Goods discards G.Goods")) {
            assertTrue(outcomes.containsKey(claim), () -> claim + "\n" + String.join("\n", outcomes.keySet()));
        }
    }

    @Test
    void equationsOfExtensionsAndMessagesThatMachinesSendByThemselvesAreNoHindrance() throws ProblemsException {
        Compilation vault = Protocols.vault();
        GeneratedTests tests = new GeneratedTests(JavaBackend.generate(vault.model(), vault.machines(), "example.vault"),
                TestBackend.generate(vault, "example.vault"), "example.vault");
        Map<String, Optional<String>> outcomes = new TreeMap<>();
        for (String role : List.of("Visitor", "Keeper")) {
            outcomes.putAll(tests.run(role + "TransitionsTest"));
            outcomes.putAll(tests.run(role + "ConformanceTest"));
        }
        outcomes.forEach((test, failure) -> assertEquals(Optional.empty(), failure, test));
        assertTrue(outcomes.containsKey("keeper in ANSWER drops Hush"), () -> String.join("\n", outcomes.keySet()));
    }

    private static List<GeneratedFile> withEdited(String type, Map<String, String> edits) {
        return knock().main().stream().map(file -> !file.path().endsWith("/" + type + ".java") ? file
                : new GeneratedFile(file.path(), edited(file.content(), edits))).toList();
    }

    private static String edited(String source, Map<String, String> edits) {
        String result = source;
        for (Map.Entry<String, String> edit : edits.entrySet()) {
            assertTrue(result.contains(edit.getKey()), edit.getKey());
            result = result.replace(edit.getKey(), edit.getValue());
        }
        return result;
    }

    static Knock knock() {
        return new Knock(compiled("knock.parley"));
    }

    private static Compilation compiled(String name) {
        Result<Compilation> result = Compiler.compile(SourceLoader.of(Map.of(name, read(name))), name);
        return result.value().orElseThrow(() -> new AssertionError(result.diagnostics()));
    }

    private static String read(String name) {
        try (InputStream in = TestBackendTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
