package dev.parley.cli;

import dev.parley.backends.graph.MermaidDiagram;
import dev.parley.backends.graph.SvgDiagram;
import dev.parley.lang.Compilation;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.Role;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "graph", mixinStandardHelpOptions = true, description = "Draws the machine of a role.")
final class GraphCommand implements Callable<Integer> {
    /** What can be drawn. */
    enum Format {
        SVG, MERMAID
    }

    @Spec
    private CommandSpec command;

    @Mixin
    private Specification specification;

    @Mixin
    private Output output;

    @Option(names = "--role", paramLabel = "R", required = true, description = "a role, by its short or long name")
    private String role;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "SVG",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format;

    @Override
    public Integer call() throws Exception {
        Compilation compilation = specification.compile();
        Machine machine = compilation.machines().stream().filter(m -> isNamed(m.role())).findFirst()
                .orElseThrow(() -> unknown(compilation));
        output.write(switch (format) {
            case SVG -> SvgDiagram.of(machine);
            case MERMAID -> MermaidDiagram.of(machine);
        });
        return Parley.FINE;
    }

    private boolean isNamed(Role candidate) {
        return candidate.name().equals(role) || candidate.title().equals(role);
    }

    private ParameterException unknown(Compilation compilation) {
        return new ParameterException(command.commandLine(), compilation.model().roles().stream()
                .map(r -> r.title() + " (" + r.name() + ")")
                .collect(Collectors.joining(", ", "no role '" + role + "'; the roles are ", "")));
    }
}
