package dev.parley.tests.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.backends.GeneratedFile;
import dev.parley.lang.syntax.ParleyLexer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;

/**
 * The generator knows no TLS: if every name that the specification chooses is another one, nothing but names changes in
 * the output.
 */
class RenamedSpecTest {
    private static final String MARK = "_zq";
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final int QUOTED = 50;
    /** Names that belong to the language, not to the specification. */
    private static final Set<String> LANGUAGE = Set.of("uint8", "uint16", "uint24", "uint32", "uint64", "opaque", "bool", "int",
            "bytes", "secret", "string", "true", "false", "this", "plain", "stream", "seen", "present", "absent", "offered",
            "accepted", "nonempty", "length", "contains", "registered", "slice", "zeros", "unexpected", "malformed",
            "forbidden", "internal", "duplicate", "misplaced",
            /* Java keeps this word for itself, so that its field has another name already. */
            "public",
            /* RFC 5246 section 4.7 calls the struct of the notation digitally-signed so. */
            "DigitallySigned");

    @Test
    void renamingEverythingChangesNamesOnly() throws IOException {
        Map<String, String> texts = Specs.texts("tls");
        Map<String, String> renamed = new TreeMap<>();
        texts.forEach((file, text) -> renamed.put(file, rename(text)));
        assertTrue(renamed.get("tls12.parley").contains("ServerKeyExchange" + MARK));

        Map<String, String> expected = contents(Specs.generate(texts, "tls.parley", Specs.TLS_PACKAGE));
        Map<String, String> actual = contents(Specs.generate(renamed, "tls.parley", Specs.TLS_PACKAGE));
        assertNotEquals(expected, actual);
        Map<String, String> restored = new TreeMap<>();
        actual.forEach((path, content) -> restored.put(restore(path), restore(content)));
        assertEquals(expected.keySet(), restored.keySet());
        expected.forEach((path, content) -> assertSame(normalised(content), normalised(restored.get(path)), path));
    }

    /** Shows the surroundings of the first difference instead of two whole files. */
    private static void assertSame(String expected, String actual, String path) {
        int at = 0;
        while (at < Math.min(expected.length(), actual.length()) && expected.charAt(at) == actual.charAt(at)) {
            at++;
        }
        assertEquals(around(expected, at), around(actual, at), path);
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 100), Math.min(text.length(), at + 100));
    }

    private static String rename(String text) {
        ParleyLexer lexer = new ParleyLexer(CharStreams.fromString(text));
        return lexer.getAllTokens().stream()
                .map(token -> isChosen(token) ? token.getText() + MARK : token.getText())
                .collect(Collectors.joining());
    }

    private static boolean isChosen(Token token) {
        return token.getType() == ParleyLexer.NAME && !LANGUAGE.contains(token.getText());
    }

    private static String restore(String text) {
        return text.replace("_zq", "").replace("_ZQ", "").replace("Zq", "").replace("zq", "");
    }

    private static Map<String, String> contents(List<GeneratedFile> files) {
        return files.stream().collect(Collectors.toMap(GeneratedFile::path, GeneratedFile::content, (a, b) -> a,
                TreeMap::new));
    }

    /** Longer names break lines elsewhere, sort imports differently and cut long quotations earlier; all that is no difference. */
    private static String normalised(String content) {
        String imports = content.lines().filter(line -> line.startsWith("import ")).sorted()
                .collect(Collectors.joining("\n"));
        String rest = content.lines().filter(line -> !line.startsWith("import ")).map(String::strip)
                .map(line -> line.startsWith("* ") ? line.substring(2) : line).collect(Collectors.joining(" "));
        rest = LITERAL.matcher(rest).replaceAll(literal -> Matcher.quoteReplacement(
                literal.group().substring(0, Math.min(QUOTED, literal.group().length()))));
        return imports + "\n" + rest.replaceAll("\\s+", " ").replaceAll("(?<=[(\\[{.]) | (?=[)\\]}.,;])", "");
    }
}
