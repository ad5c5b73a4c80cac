package dev.parley.lang;

import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import dev.parley.lang.syntax.SpecParser;
import dev.parley.lang.syntax.SyntaxTree;
import java.util.Optional;

/** The way from text to machines. */
public final class Compiler {
    private Compiler() {
    }

    /**
     * Compiles a specification.
     *
     * @param entry the name of the entry file
     * @return everything that the stages made, or what is wrong; a stage only runs behind one that found nothing
     */
    public static Result<Compilation> compile(SourceLoader loader, String entry) {
        Result<SyntaxTree> tree = SpecParser.parse(loader, entry);
        return new Result<>(Optional.empty(), tree.diagnostics());
    }
}
