package dev.parley.tests.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The edits that the README shows: under a heading of the third level, blocks fenced as {@code diff FILE}, and perhaps the
 * compiler's answer, fenced as {@code text}.
 */
record Readme(List<Edit> edits) {
    private static final String HEADING = "### ";
    private static final String FENCE = "```";

    /**
     * An edit.
     *
     * @param answer what the compiler prints; empty if it accepts
     */
    record Edit(String title, List<Diff> diffs, String answer) {
    }

    /** A block of lines of a file, with its path in the repository: each line kept (' '), removed ('-') or added ('+'). */
    record Diff(String file, List<String> lines) {
        /** The text with the block applied; it must occur once. */
        String applyTo(String text) {
            String before = side('-');
            int at = text.indexOf(before);
            if (at < 0 || text.indexOf(before, at + 1) >= 0) {
                throw new AssertionError(file + " does not contain once:\n" + before);
            }
            return text.substring(0, at) + side('+') + text.substring(at + before.length());
        }

        private String side(char sign) {
            return lines.stream().filter(line -> line.charAt(0) == ' ' || line.charAt(0) == sign)
                    .map(line -> line.substring(1) + "\n").collect(Collectors.joining());
        }
    }

    /** The edit under that heading. */
    Edit edit(String title) {
        return edits.stream().filter(edit -> edit.title().equals(title)).findFirst().orElseThrow();
    }

    static Readme read() throws IOException {
        List<Edit> edits = new ArrayList<>();
        String title = "";
        List<Diff> diffs = new ArrayList<>();
        String answer = "";
        List<String> lines = new ArrayList<>(Files.readAllLines(Specs.REPOSITORY.resolve("README.md")));
        lines.add("## end");
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (line.startsWith("#")) {
                if (!diffs.isEmpty()) {
                    edits.add(new Edit(title, List.copyOf(diffs), answer));
                }
                title = line.startsWith(HEADING) ? line.substring(HEADING.length()) : "";
                diffs.clear();
                answer = "";
            } else if (line.startsWith(FENCE)) {
                int end = at + 1;
                while (!lines.get(end).equals(FENCE)) {
                    end++;
                }
                List<String> block = lines.subList(at + 1, end);
                String language = line.substring(FENCE.length());
                if (language.startsWith("diff ")) {
                    diffs.add(new Diff(language.substring("diff ".length()), List.copyOf(block)));
                } else if (language.equals("text")) {
                    answer = String.join("\n", block);
                }
                at = end;
            }
        }
        return new Readme(List.copyOf(edits));
    }
}
