package dev.parley.cli;

import dev.parley.backends.ProblemsException;
import dev.parley.lang.Compilation;
import dev.parley.lang.Compiler;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The parameter FILE of every command. */
final class Specification {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(paramLabel = "FILE", description = "the file with the protocol's declaration; imports are looked up"
            + " from its folder")
    private Path file;

    Compilation compile() throws ProblemsException {
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(command.commandLine(), "no such file: " + file);
        }
        Path absolute = file.toAbsolutePath().normalize();
        Result<Compilation> result = Compiler.compile(SourceLoader.folder(absolute.getParent()),
                absolute.getFileName().toString());
        if (!result.isOk()) {
            throw new ProblemsException(result.diagnostics());
        }
        return result.value().orElseThrow();
    }
}
