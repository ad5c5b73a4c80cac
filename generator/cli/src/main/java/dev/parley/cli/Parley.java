package dev.parley.cli;

import dev.parley.backends.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine;

/**
 * The {@code parley} command. Exit codes: {@value #FINE} fine, {@value #PROBLEMS} the specification has problems, or
 * a file cannot be read or written, {@value #USAGE} the command line is wrong.
 */
@Command(name = "parley", mixinStandardHelpOptions = true, versionProvider = Parley.Version.class,
        description = "Checks a protocol's specification and makes code, drawings and exports from it.",
        subcommands = {CheckCommand.class, GenerateCommand.class, GraphCommand.class, ExportCommand.class},
        synopsisSubcommandLabel = "COMMAND", exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:fine", "1:the specification has problems, or a file cannot be read or written",
            "2:the command line is wrong"})
public final class Parley {
    static final int FINE = CommandLine.ExitCode.OK;
    static final int PROBLEMS = CommandLine.ExitCode.SOFTWARE;
    static final int USAGE = CommandLine.ExitCode.USAGE;

    private Parley() {
    }

    /** Runs the command and exits. */
    public static void main(String[] arguments) {
        CommandLine command = commandLine();
        command.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        command.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(command.execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new Parley());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler(Parley::report);
        return command;
    }

    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult arguments)
            throws Exception {
        if (failure instanceof ProblemsException problems) {
            command.getErr().print(problems.getMessage());
        } else if (failure instanceof IOException) {
            command.getErr().println("parley: " + failure);
        } else {
            throw failure;
        }
        command.getErr().flush();
        return PROBLEMS;
    }

    /** Reads the version that the build wrote down. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            Properties properties = new Properties();
            try (InputStream in = Parley.class.getResourceAsStream("version.properties")) {
                properties.load(in);
            }
            return new String[] {"parley " + properties.getProperty("version")};
        }
    }
}
