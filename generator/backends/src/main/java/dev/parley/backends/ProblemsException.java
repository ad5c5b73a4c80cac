package dev.parley.backends;

import dev.parley.lang.source.Diagnostic;
import java.util.List;

/** A specification has problems; the message shows them all, and how many there are. */
public final class ProblemsException extends Exception {
    private static final long serialVersionUID = 1L;

    /** At least one problem. */
    public ProblemsException(List<Diagnostic> problems) {
        super(Report.problems(problems));
    }
}
