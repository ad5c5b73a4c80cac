package dev.parley.lang.syntax;

import dev.parley.lang.source.SourceFile;
import java.util.List;

/**
 * All files of a specification as they were written: the entry file first, then its imports in the order in
 * which they were first named.
 */
public record SyntaxTree(List<File> files) {
    /** One file with its items in the order of the text. */
    public record File(SourceFile source, List<Item> items) {
    }
}
