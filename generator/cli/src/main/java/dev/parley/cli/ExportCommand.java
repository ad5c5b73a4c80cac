package dev.parley.cli;

import dev.parley.backends.json.MachinesJson;
import dev.parley.lang.Compilation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes the machines for other programs.")
final class ExportCommand implements Callable<Integer> {
    /** What can be written. */
    enum Format {
        JSON
    }

    @Mixin
    private Specification specification;

    @Mixin
    private Output output;

    @Option(names = "--format", paramLabel = "FORMAT", required = true, description = "${COMPLETION-CANDIDATES}")
    private Format format;

    @Override
    public Integer call() throws Exception {
        Compilation compilation = specification.compile();
        output.write(switch (format) {
            case JSON -> MachinesJson.of(compilation.model().name(), compilation.machines());
        });
        return Parley.FINE;
    }
}
