package dev.parley.lang.source;

/**
 * One text of a specification.
 *
 * @param name the path that messages show, relative to where the compiler was started or to the spec root
 * @param text the whole text
 */
public record SourceFile(String name, String text) {
    /** The line of the given number, from 1, without its end; empty behind the end of the text. */
    public String line(int number) {
        int start = 0;
        for (int line = 1; line < number; line++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return "";
            }
        }
        int end = text.indexOf('\n', start);
        String line = text.substring(start, end < 0 ? text.length() : end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
