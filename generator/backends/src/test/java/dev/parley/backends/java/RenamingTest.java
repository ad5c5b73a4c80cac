package dev.parley.backends.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.backends.GeneratedFile;
import dev.parley.lang.Compilation;
import dev.parley.lang.Compiler;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;

/** Names mean nothing to the generator: a protocol whose every identifier is another one becomes the same code. */
class RenamingTest {
    private static final Path SPEC = Path.of("../../spec/tls");
    private static final Path GRAMMAR = Path.of("../lang/src/main/antlr4/dev/parley/lang/syntax/Parley.g4");
    private static final Set<String> WORDS_OF_THE_LANGUAGE = Set.of("uint8", "uint16", "uint24", "uint32", "uint64",
            "opaque", "bytes", "secret", "string", "int", "bool", "seen", "present", "absent", "offered", "accepted",
            "nonempty", "length", "contains", "registered", "slice", "zeros", "this", "true", "false", "plain",
            "unexpected", "malformed", "forbidden", "internal", "duplicate", "unsolicited", "misplaced", "DigitallySigned");
    private static final Pattern TOKEN = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*|\"[^\"]*\"|\\d\\w*"
            + "|[A-Za-z_]\\w*(?:-[A-Za-z_]\\w*)*(?:\\.\\d\\w*)?");
    private static final Pattern HUMP = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^A-Za-z]+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    @Test
    void renamingEveryIdentifierChangesNothingButNames() throws IOException {
        Set<String> kept = keptWords();
        Map<String, String> texts = texts();
        Map<String, String> renamed = new HashMap<>();
        texts.forEach((file, text) -> renamed.put(file, rename(text, kept)));
        List<GeneratedFile> before = generate(texts);
        List<GeneratedFile> after = generate(renamed);
        assertEquals(before.size(), after.size());
        int changed = 0;
        for (int i = 0; i < before.size(); i++) {
            changed += compare(before.get(i), after.get(i));
        }
        assertTrue(changed > 1000, "only " + changed + " words changed");
    }

    /** Compares token by token, and says how many are other words. */
    private static int compare(GeneratedFile before, GeneratedFile after) {
        List<String> first = tokens(before.content());
        List<String> second = tokens(after.content());
        int changed = 0;
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            String word = first.get(i);
            if (!word.equals(second.get(i))) {
                assertEquals(rotate(word), second.get(i), () -> before.path() + " and " + after.path());
                changed++;
            }
        }
        assertEquals(first.size(), second.size(), before.path());
        return changed;
    }

    /** The words of which names are made, and what stands between them; imports are sorted by name, so they are left out. */
    private static List<String> tokens(String source) {
        String body = source.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        return HUMP.matcher(body).results().map(m -> m.group()).toList();
    }

    private static String rename(String text, Set<String> kept) {
        return TOKEN.matcher(text).replaceAll(token -> {
            String found = token.group();
            boolean name = Character.isLetter(found.charAt(0)) && !kept.contains(found);
            return (name ? rotate(found) : found).replace("\\", "\\\\").replace("$", "\\$");
        });
    }

    /** Another name of the same length in which capitals and digits stand where they stood. */
    private static String rotate(String name) {
        return name.chars().mapToObj(c -> Character.toString(rotate((char) c))).collect(Collectors.joining());
    }

    private static char rotate(char c) {
        if (c >= 'a' && c <= 'z') {
            return (char) ('a' + (c - 'a' + 13) % 26);
        }
        return c >= 'A' && c <= 'Z' ? (char) ('A' + (c - 'A' + 13) % 26) : c;
    }

    /** Words of the language, soft or not, and Java's, which change when they become names. */
    private static Set<String> keptWords() throws IOException {
        String grammar = Files.readString(GRAMMAR);
        Stream<String> quoted = Pattern.compile("'([a-z-]+)'").matcher(grammar).results().map(m -> m.group(1));
        Set<String> kept = Stream.concat(quoted, WORDS_OF_THE_LANGUAGE.stream()).collect(Collectors.toSet());
        texts().values().forEach(text -> WORD.matcher(text).results().map(m -> m.group())
                .filter(SourceVersion::isKeyword).forEach(kept::add));
        return kept;
    }

    private static Map<String, String> texts() throws IOException {
        try (Stream<Path> files = Files.list(SPEC)) {
            Map<String, String> texts = new HashMap<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".parley")).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
            return texts;
        }
    }

    private static List<GeneratedFile> generate(Map<String, String> texts) {
        Result<Compilation> result = Compiler.compile(SourceLoader.of(texts), "tls.parley");
        Compilation compilation = result.value().orElseThrow(() -> new AssertionError(result.diagnostics()));
        return JavaBackend.generate(compilation.model(), compilation.machines(), "generated");
    }
}
