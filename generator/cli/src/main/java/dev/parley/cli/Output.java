package dev.parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --out} of commands that make one text. */
final class Output {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--out", paramLabel = "F", description = "the file to write; standard output by default")
    private Path file;

    void write(String text) throws IOException {
        if (file == null) {
            command.commandLine().getOut().print(text);
            command.commandLine().getOut().flush();
        } else {
            Files.writeString(file, text);
        }
    }
}
