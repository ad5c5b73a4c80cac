package dev.parley.lang.source;

import java.util.List;

/**
 * One text of a specification.
 *
 * @param name the path that messages show, relative to where the compiler was started or to the spec root
 * @param text the whole text
 */
public record SourceFile(String name, String text) {
    /** The line of the given number, from 1; empty behind the end of the text. */
    public String line(int number) {
        List<String> lines = text.lines().toList();
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }
}
