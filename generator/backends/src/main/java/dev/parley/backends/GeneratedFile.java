package dev.parley.backends;

/**
 * A file that a backend makes.
 *
 * @param path relative to the output directory, with {@code /} between names
 * @param content the text, with {@code \n} at the end of each line
 */
public record GeneratedFile(String path, String content) {
}
