package dev.parley.tools;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code parley-tls}: exit code 0 fine, 1 a connection or file failed, 2 wrong usage. */
@Command(name = "parley-tls", mixinStandardHelpOptions = true, version = "parley-tls 0.1.0",
        description = "TLS from a generated state machine.",
        subcommands = {ConnectCommand.class, ServeCommand.class, DemoCommand.class})
public final class Main {
    private Main() {
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line with its commands, for whoever runs them within a JVM. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(Main::report)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** One line that says what went wrong. */
    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof CommandLine.ParameterException usage) {
            command.getErr().println(usage.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        command.getErr().println("failed " + Printable.of(reason));
        return CommandLine.ExitCode.SOFTWARE;
    }
}
