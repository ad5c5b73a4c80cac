package dev.parley.cli;

import dev.parley.backends.Report;
import dev.parley.lang.Explanations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "check", mixinStandardHelpOptions = true, description = "Checks a specification and says what it holds.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private Specification specification;

    /** A kind of help, so that it needs no FILE. */
    @Option(names = "--explain", paramLabel = "CODE", help = true,
            description = "explain the code of a problem, such as unknown-name, instead")
    private String code;

    @Override
    public Integer call() throws Exception {
        String text = code == null ? Report.summary(specification.compile())
                : Explanations.of(code).orElseThrow(this::unknown);
        command.commandLine().getOut().print(text);
        command.commandLine().getOut().flush();
        return Parley.FINE;
    }

    private ParameterException unknown() {
        return new ParameterException(command.commandLine(),
                "no problem has the code '" + code + "'; the codes are " + String.join(", ", Explanations.codes()));
    }
}
