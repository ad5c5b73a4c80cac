package dev.parley.cli;

import dev.parley.backends.Report;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "check", mixinStandardHelpOptions = true, description = "Checks a specification and says what it holds.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private Specification specification;

    @Override
    public Integer call() throws Exception {
        command.commandLine().getOut().print(Report.summary(specification.compile()));
        command.commandLine().getOut().flush();
        return Parley.FINE;
    }
}
