package dev.parley.lang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.DiagnosticPrinter;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a file, the parser answers, and within its bounds. */
class HostileInputTest {
    private static final Path SPEC = Path.of("../../spec/tls");

    private static Result<SyntaxTree> parse(String text) {
        return SpecParser.parse(SourceLoader.of(Map.of("x.parley", text)), "x.parley");
    }

    private static List<String> codes(String text) {
        return parse(text).diagnostics().stream().map(Diagnostic::code).distinct().toList();
    }

    static Stream<String> deeplyNested() {
        int n = 20_000;
        return Stream.of(
                "define x = " + "(".repeat(n),
                "define x = " + "(".repeat(n) + "a" + ")".repeat(n) + ";",
                "define x = " + "!".repeat(n) + "a;",
                "define x = a" + " & a".repeat(n) + ";",
                "define x = a" + " & key".repeat(n) + ";",
                "define x = a" + " => a".repeat(n) + ";",
                "define x = a" + ".a".repeat(n) + ";",
                "define x = a" + "[0]".repeat(n) + ";",
                "define x = " + "if a then a else ".repeat(n) + "a;",
                "define x = " + "f(a, ".repeat(n),
                "define x = " + "a[".repeat(n),
                "flow x " + "{".repeat(n),
                "flow x {" + " choice if a { @L".repeat(n) + "}".repeat(n) + "}",
                "struct {".repeat(n) + "}".repeat(n) + " X;",
                "struct { select (x) { case a: ".repeat(n),
                "T x = " + "{".repeat(n) + "0" + "}".repeat(n) + ";",
                "opaque x[" + "1+".repeat(n) + "1];",
                "opaque x<0.." + "2*".repeat(n) + "2>;");
    }

    @ParameterizedTest
    @MethodSource("deeplyNested")
    void refusesWhatIsNestedTooDeep(String text) {
        assertEquals(List.of("nesting"), codes(text));
    }

    @Test
    void takesLongListsThatAreNotDeep() {
        assertEquals(List.of(), codes("flow x {" + " @L C: M if a & b then key C = e if c".repeat(5000) + "}"));
        assertEquals(List.of(), codes("flow x {" + " key C = e if c".repeat(5000) + "}"));
        assertEquals(List.of(), codes("define x = f(a" + ", a & b".repeat(5000) + ");"));
        assertEquals(List.of(), codes("flow x { choice" + " if a & b { C: M } or".repeat(2000) + " { C: N } }"));
        assertEquals(List.of(), codes("uint8 x; opaque y<0..2^16-1>;".repeat(2000)));
    }

    @Test
    void takesExpressionsUpToTheLimit() {
        assertEquals(List.of(), codes("define x = a" + " & a".repeat(Brackets.MAX_DEPTH) + ";"));
        assertEquals(List.of("nesting"), codes("define x = a" + " & a".repeat(Brackets.MAX_DEPTH + 1) + ";"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2^999999999", "2^9999999999999999999999", "99999999999999999999^99999999999999999999", "2^2048"})
    void refusesNumbersTooLargeToCountWith(String number) {
        assertEquals(List.of("number"), codes("opaque x[" + number + "];"));
    }

    @Test
    void refusesLongDigitsWithoutReadingThem() {
        assertEquals(List.of("number"), codes("opaque x[" + "9".repeat(1_000_000) + "];"));
        assertEquals(List.of("number"), codes("opaque x[0x" + "F".repeat(1_000_000) + "];"));
        assertEquals(List.of("number"), codes("opaque x[2^" + "9".repeat(1_000_000) + "];"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0^0", "1^99999999999999999999", "0^99999999999999999999", "2^2047", "0x10^2"})
    void countsPowersThatStaySmall(String number) {
        assertEquals(List.of(), codes("opaque x[" + number + "];"));
    }

    @Test
    void refusesLongFilesAndWhatIsNoUtf8() {
        assertEquals(List.of("file-size"), codes(" ".repeat(SourceLoader.MAX_SIZE + 1)));
        assertEquals(List.of("encoding"), codes("uint8 x; /* \uFFFD */"));
        assertEquals(List.of("encoding"), codes("uint8 \uFFFD x;"));
    }

    static Stream<String> endless() {
        int n = 20_000;
        return Stream.of("}".repeat(n), ")\n".repeat(n), "\"\n".repeat(n), "#\n".repeat(n), "/* ".repeat(n),
                ";\n".repeat(n), "struct\n".repeat(n), "uint8 x\n".repeat(n), "struct { x y z }\n".repeat(n / 10),
                "flow x {\n" + "C M\n".repeat(n) + "}", "on M {\n" + "require\n".repeat(n) + "}", "(".repeat(249) + ")\n;".repeat(n),
                "struct {\n" + "(;\n".repeat(n) + "} X;", "select (x) { case a:\ncase".repeat(100) + "}".repeat(100));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void saysOnlySoMuch(String text) {
        List<Diagnostic> said = parse(text).diagnostics();
        assertFalse(said.isEmpty());
        assertTrue(said.size() <= 3 * SyntaxErrors.MAX_REPORTS, () -> said.size() + " reports");
    }

    @Test
    void readsFilesThatImportEachOtherOnce() {
        SourceLoader loader = SourceLoader.of(Map.of(
                "a.parley", "import \"b.parley\"; import \"a.parley\";", "b.parley", "import \"./x/../a.parley\";"));
        Result<SyntaxTree> result = SpecParser.parse(loader, "a.parley");
        assertEquals(List.of(), result.diagnostics());
        assertEquals(List.of("a.parley", "b.parley"),
                result.value().orElseThrow().files().stream().map(f -> f.source().name()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nowhere.parley", "/x.parley", "../x.parley", "x\0.parley"})
    void saysThatTheEntryFileIsMissing(String entry) {
        Result<SyntaxTree> result = SpecParser.parse(SourceLoader.of(Map.of("x.parley", "")), entry);
        assertEquals(List.of("missing-file"), result.diagnostics().stream().map(Diagnostic::code).toList());
    }

    @Test
    void reportsWhatCannotBeRead() {
        SourceLoader broken = name -> {
            throw new IOException("disk on fire");
        };
        assertTrue(DiagnosticPrinter.print(SpecParser.parse(broken, "x.parley").diagnostics()).contains("disk on fire"));
    }

    @Property(tries = 1500)
    void answersAnyTokens(@ForAll("soup") String text) {
        assertAnswered(parse(text));
    }

    @Provide
    Arbitrary<String> soup() {
        List<String> words = Stream.concat(
                Stream.of("x", "C", "M", "0", "0x1F", "2^8", "\"text\"", "\"", "/*", "*/", "//", "\n", "\n", "#", "\uFFFD", "\t"),
                Stream.of(ParleyParser.VOCABULARY).flatMap(v -> java.util.stream.IntStream.rangeClosed(1, v.getMaxTokenType())
                        .mapToObj(v::getLiteralName)).filter(n -> n != null).map(n -> n.substring(1, n.length() - 1)))
                .toList();
        return Arbitraries.of(words).list().ofMaxSize(120).map(list -> String.join(" ", list));
    }

    @Property(tries = 400)
    void answersAnyDamageToTheSpecification(@ForAll("damaged") byte[] bytes) {
        assertAnswered(parse(new String(bytes, StandardCharsets.UTF_8)));
    }

    @Provide
    Arbitrary<byte[]> damaged() throws IOException {
        List<byte[]> texts;
        try (Stream<Path> files = Files.walk(SPEC)) {
            texts = files.filter(Files::isRegularFile).sorted().map(HostileInputTest::bytes).collect(Collectors.toList());
        }
        Arbitrary<byte[]> text = Arbitraries.of(texts);
        Arbitrary<List<Integer>> places = Arbitraries.integers().between(0, 1 << 20).list().ofMinSize(1).ofMaxSize(5);
        Arbitrary<String> patches = Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(3),
                Arbitraries.of("{", "}", "(", ")", ";", "\"", "/*", "*/", "\0", "if", "="));
        return Combinators.combine(text, places, patches, Arbitraries.integers().between(0, 8)).as(HostileInputTest::damage);
    }

    /** Replaces a few bytes at each place. */
    private static byte[] damage(byte[] text, List<Integer> places, String patch, int removed) {
        byte[] bytes = text;
        for (int place : places) {
            int at = place % bytes.length;
            int end = Math.min(bytes.length, at + removed);
            byte[] middle = patch.getBytes(StandardCharsets.UTF_8);
            byte[] next = new byte[bytes.length - (end - at) + middle.length];
            System.arraycopy(bytes, 0, next, 0, at);
            System.arraycopy(middle, 0, next, at, middle.length);
            System.arraycopy(bytes, end, next, at + middle.length, bytes.length - end);
            bytes = next;
        }
        return bytes;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void assertAnswered(Result<SyntaxTree> result) {
        assertTrue(result.value().isPresent() || !result.diagnostics().isEmpty());
        DiagnosticPrinter.print(result.diagnostics());
    }
}
