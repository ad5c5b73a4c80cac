package dev.parley.backends;

import dev.parley.lang.Compilation;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.Sent;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.DiagnosticPrinter;
import java.util.List;
import java.util.stream.Collectors;

/** What tools tell people about a specification. Each line ends with {@code \n}. */
public final class Report {
    private Report() {
    }

    /** All problems, and how many there are. */
    public static String problems(List<Diagnostic> diagnostics) {
        return DiagnosticPrinter.print(diagnostics) + count(diagnostics.size(), "problem") + "\n";
    }

    /** What a specification without problems consists of, and so what was checked. */
    public static String summary(Compilation compilation) {
        StringBuilder text = new StringBuilder("protocol ").append(compilation.model().name()).append(": ")
                .append(count(compilation.tree().files().size(), "file")).append(", ")
                .append(count(compilation.model().messages().size(), "message")).append('\n');
        for (Machine machine : compilation.machines()) {
            text.append("  ").append(machine.role().title()).append(": ")
                    .append(count(machine.states().size(), "state")).append(", ")
                    .append(count(machine.transitions().size(), "transition")).append('\n');
        }
        List<String> ends = compilation.machines().stream().flatMap(m -> m.recordEnding().stream())
                .map(Sent::toString).distinct().sorted().toList();
        return text.append("  a record ends after: ")
                .append(ends.isEmpty() ? "no message in particular" : ends.stream().collect(Collectors.joining(", ")))
                .append('\n').toString();
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
