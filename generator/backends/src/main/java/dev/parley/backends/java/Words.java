package dev.parley.backends.java;

import java.util.Locale;
import java.util.Set;

/** Turns names of a specification into Java's spelling. Knows nothing of clashes. */
final class Words {
    private static final Set<String> KEYWORDS = Set.of("abstract", "assert", "boolean", "break", "byte", "case", "catch",
            "char", "class", "const", "continue", "default", "do", "double", "else", "enum", "extends", "false", "final",
            "finally", "float", "for", "goto", "if", "implements", "import", "instanceof", "int", "interface", "long",
            "native", "new", "null", "package", "private", "protected", "public", "return", "short", "static",
            "strictfp", "super", "switch", "synchronized", "this", "throw", "throws", "transient", "true", "try", "void",
            "volatile", "while", "_", "yield");

    private Words() {
    }

    /** {@code Foo_bar} as {@code FooBar}: every word begins with a capital, the rest stays as it is. */
    static String pascal(String name) {
        StringBuilder joined = new StringBuilder();
        for (String word : split(name)) {
            joined.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return identifier(joined.toString());
    }

    /** {@code Foo_bar} as {@code fooBar}; capitals at the start become small, up to the one that begins a word. */
    static String camel(String name) {
        String joined = pascal(name);
        String first = split(name)[0];
        int capitals = 0;
        while (capitals < first.length() && Character.isUpperCase(first.charAt(capitals))) {
            capitals++;
        }
        boolean wordFollows = capitals < first.length() && Character.isLowerCase(first.charAt(capitals));
        int lowered = Math.max(1, wordFollows ? capitals - 1 : capitals);
        return identifier(joined.substring(0, lowered).toLowerCase(Locale.ROOT) + joined.substring(lowered));
    }

    /** {@code fooBar} and {@code foo-bar} as {@code FOO_BAR}. */
    static String upperSnake(String name) {
        String snake = String.join("_", split(name)).replaceAll("([a-z0-9])([A-Z])", "$1_$2");
        return identifier(snake.toUpperCase(Locale.ROOT));
    }

    private static String[] split(String name) {
        String[] words = name.replaceAll("^[^A-Za-z0-9]+", "").split("[^A-Za-z0-9]+");
        return words[0].isEmpty() ? new String[] {"x"} : words;
    }

    private static String identifier(String word) {
        if (KEYWORDS.contains(word)) {
            return word + "_";
        }
        return Character.isDigit(word.charAt(0)) ? "_" + word : word;
    }
}
