package dev.parley.maven;

import dev.parley.backends.Report;
import dev.parley.lang.source.Diagnostic;
import java.util.List;

/** Specifications have problems; the message shows them all. */
final class ProblemsException extends Exception {
    private static final long serialVersionUID = 1L;

    ProblemsException(List<Diagnostic> problems) {
        super(Report.problems(problems));
    }
}
