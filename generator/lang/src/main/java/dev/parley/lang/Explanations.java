package dev.parley.lang;

import dev.parley.lang.check.Rule;
import dev.parley.lang.check.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the codes of problems mean, at more length than a message can say it. */
public final class Explanations {
    /** The code of what only shows when code is generated. */
    public static final String NO_CODE = "no-code";

    private static final Pattern SECTION = Pattern.compile("^# (\\S+)\\s+([^#]+)", Pattern.MULTILINE);
    private static final Map<String, String> BY_CODE = read();

    private Explanations() {
    }

    /** The explanation of a code: paragraphs whose lines end with {@code \n}. */
    public static Optional<String> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** All codes that problems can have. */
    public static SortedSet<String> codes() {
        return new TreeSet<>(BY_CODE.keySet());
    }

    private static Map<String, String> read() {
        Map<String, String> texts = new TreeMap<>();
        try (InputStream in = Explanations.class.getResourceAsStream("problems.md")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (MatchResult section : SECTION.matcher(all).results().toList()) {
                texts.put(section.group(1), section.group(2).strip() + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Rule rule : Rules.all()) {
            texts.put(rule.code(), rule.documentation().strip() + "\n");
        }
        return texts;
    }
}
