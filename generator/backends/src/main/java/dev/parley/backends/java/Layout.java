package dev.parley.backends.java;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mends what JavaPoet lays out in a way in which nobody would write it. */
final class Layout {
    private static final int WIDTH = 120;
    private static final Pattern SHORT_JAVADOC = Pattern.compile("(?m)^( *)/\\*\\*\n\\1 \\* ([^\n]*)\n\\1 \\*/$");
    private static final Pattern BROKEN_THROWS = Pattern.compile("\\) throws\n( +)");
    private static final Pattern SPACED_FIELDS =
            Pattern.compile("(?m)^( *private (?:final )?[^\n(=]*;\n)\n(?=\\s*private (?:final )?[^\n(=]*;\n)");

    private static final Pattern LONG_CONSTANT = Pattern.compile("(?m)^( *)(public static final \\w+ \\w+ =) (new [^\n]*)$");

    private Layout() {
    }

    /** The same Java source, laid out better. */
    static String tidy(String source) {
        String oneLined = SHORT_JAVADOC.matcher(source).replaceAll(Layout::oneLine);
        String broken = BROKEN_THROWS.matcher(oneLined).replaceAll(")\n$1throws ");
        String constants = LONG_CONSTANT.matcher(broken).replaceAll(Layout::twoLines);
        return SPACED_FIELDS.matcher(constants).replaceAll("$1");
    }

    private static String twoLines(MatchResult constant) {
        String indent = constant.group(1);
        return Matcher.quoteReplacement(constant.group().length() <= WIDTH ? constant.group()
                : indent + constant.group(2) + "\n" + indent + "        " + constant.group(3));
    }

    private static String oneLine(MatchResult javadoc) {
        String line = javadoc.group(1) + "/** " + javadoc.group(2) + " */";
        return Matcher.quoteReplacement(line.length() <= WIDTH ? line : javadoc.group());
    }
}
