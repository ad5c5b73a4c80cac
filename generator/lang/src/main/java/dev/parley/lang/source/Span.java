package dev.parley.lang.source;

/**
 * A range of characters on one line of a source file, where an error or a generated state points to.
 *
 * @param file the text
 * @param line the line, from 1
 * @param column the first column, from 1
 * @param length the number of characters, at least 1
 */
public record Span(SourceFile file, int line, int column, int length) implements Comparable<Span> {
    /** {@code file:line}, as generated code and drawings cite it. */
    public String cite() {
        return file.name() + ":" + line;
    }

    /** Orders by file name, then line, then column. */
    @Override
    public int compareTo(Span other) {
        int byFile = file.name().compareTo(other.file.name());
        if (byFile != 0) {
            return byFile;
        }
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    /** {@code file:line:column}. */
    @Override
    public String toString() {
        return file.name() + ":" + line + ":" + column;
    }
}
