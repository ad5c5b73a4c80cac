package dev.parley.lang.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import dev.parley.lang.syntax.SpecParser;
import dev.parley.lang.syntax.SyntaxTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever parses gets a model or problems, never an exception. */
class HostileInputTest {
    private static final int TRIES = Integer.getInteger("parley.hostile", 200);
    private static final Path SPEC = Path.of("..", "..", "spec");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*|[0-9]+");

    private static Map<String, String> texts(String folder) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (var files = Files.list(SPEC.resolve(folder))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".parley")).sorted().toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }

    /** Puts a word in the place of another, or takes a line out. */
    private static String damaged(String text, Random random) {
        if (random.nextInt(4) == 0) {
            List<String> lines = new ArrayList<>(text.lines().toList());
            lines.remove(random.nextInt(lines.size()));
            return String.join("\n", lines);
        }
        List<MatchResult> words = WORD.matcher(text).results().toList();
        MatchResult place = words.get(random.nextInt(words.size()));
        String other = words.get(random.nextInt(words.size())).group();
        return text.substring(0, place.start()) + other + text.substring(place.end());
    }

    private static int linked(String folder, String entry) throws IOException {
        Map<String, String> texts = texts(folder);
        List<String> names = texts.keySet().stream().sorted().toList();
        Random random = new Random(1);
        int linked = 0;
        for (int i = 0; i < TRIES; i++) {
            Map<String, String> wrong = new HashMap<>(texts);
            for (int j = random.nextInt(3); j >= 0; j--) {
                wrong.computeIfPresent(names.get(random.nextInt(names.size())), (n, t) -> damaged(t, random));
            }
            Result<SyntaxTree> tree = SpecParser.parse(SourceLoader.of(wrong), entry);
            if (tree.value().isPresent()) {
                Result<ProtocolModel> model = Linker.link(tree.value().get());
                assertEquals(model.diagnostics().isEmpty(), model.value().isPresent());
                linked++;
            }
        }
        return linked;
    }

    @Test
    void damagedSpecificationsOfTlsLinkOrSayWhyNot() throws IOException {
        assertTrue(linked("tls", "tls.parley") > TRIES / 4);
    }

    @Test
    void damagedSpecificationsOfSocksLinkOrSayWhyNot() throws IOException {
        assertTrue(linked("examples", "socks5.parley") > TRIES / 4);
    }
}
