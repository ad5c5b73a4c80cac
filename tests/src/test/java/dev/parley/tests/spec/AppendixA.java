package dev.parley.tests.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The state diagrams of RFC 9846 Appendix A, and how the projected machines map to them. */
final class AppendixA {
    private static final Pattern BRACKET = Pattern.compile("\\[([^\\]]*)\\] ?");

    private AppendixA() {
    }

    /** What a role does from one state that waits to the next, such as {@code WAIT_CV: ? CertificateVerify -> WAIT_FINISHED}. */
    record Way(String from, String actions, String to) {
        boolean does(String message) {
            return (" " + actions + " ").contains(" " + message + " ");
        }

        @Override
        public String toString() {
            return from + ": " + actions + " -> " + to;
        }
    }

    /** The ways of a figure, with each choice of what stands in brackets, but for those that the RFC's text closes. */
    static Set<String> figure(String role) throws IOException {
        Set<String> ways = new TreeSet<>();
        for (String line : lines(role + ".txt")) {
            String[] words = line.split(" +", 2);
            int last = words[1].strip().lastIndexOf(' ');
            String to = words[1].strip().substring(last + 1);
            for (String actions : choices(words[1].strip().substring(0, last).strip())) {
                Way way = new Way(words[0], actions, to);
                if (!isClosed(way)) {
                    ways.add(way.toString());
                }
            }
        }
        return ways;
    }

    private static Set<String> choices(String actions) {
        Matcher bracket = BRACKET.matcher(actions);
        if (!bracket.find()) {
            return Set.of(actions.replaceAll(" +", " ").strip());
        }
        Set<String> all = new LinkedHashSet<>();
        String before = actions.substring(0, bracket.start());
        String after = actions.substring(bracket.end());
        all.addAll(choices(before + after));
        all.addAll(choices(before + bracket.group(1) + " " + after));
        return all;
    }

    /** The lines of the mapping that begin with {@code closed}. */
    private static boolean isClosed(Way way) throws IOException {
        for (String rule : mapping("closed ")) {
            Matcher with = Pattern.compile("(\\w+) with (\\w+) .*").matcher(rule);
            Matcher without = Pattern.compile("(\\w+) without (\\w+) .*").matcher(rule);
            Matcher unasked = Pattern.compile("unasked to (\\w+) .*").matcher(rule);
            Matcher to = Pattern.compile("(\\w+) to (\\w+) .*").matcher(rule);
            if (with.matches() ? way.does(with.group(1)) && way.does(with.group(2))
                    : without.matches() ? way.from().equals("START") && way.does(without.group(1)) && !way.does(without.group(2))
                    : unasked.matches() ? way.from().equals("START") && way.to().equals(unasked.group(1))
                            && !way.does("CertificateRequest")
                    : to.matches() && (way.does(to.group(1)) && way.from().equals("START") || way.from().equals(to.group(1)))
                            && way.to().equals(to.group(2))) {
                return true;
            }
        }
        return false;
    }

    /** The rests of the lines of the mapping that begin with a word. */
    static List<String> mapping(String kind) throws IOException {
        return lines("mapping.txt").stream().filter(line -> line.startsWith(kind)).map(line -> line.substring(kind.length()))
                .toList();
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream in = AppendixA.class.getResourceAsStream("/appendix-a/" + name)) {
            List<String> lines = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    lines.add(line);
                }
            }
            return lines;
        }
    }
}
