package dev.parley.lang;

import dev.parley.lang.check.Flows;
import dev.parley.lang.link.Linker;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import dev.parley.lang.syntax.SpecParser;
import dev.parley.lang.syntax.SyntaxTree;
import java.util.List;
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
        if (!tree.isOk()) {
            return new Result<>(Optional.empty(), tree.diagnostics());
        }
        Result<ProtocolModel> model = Linker.link(tree.value().orElseThrow());
        if (!model.isOk()) {
            return new Result<>(Optional.empty(), model.diagnostics());
        }
        Result<List<Machine>> machines = Flows.check(model.value().orElseThrow());
        return new Result<>(machines.value().map(m -> new Compilation(tree.value().orElseThrow(),
                model.value().orElseThrow(), m)), machines.diagnostics());
    }
}
