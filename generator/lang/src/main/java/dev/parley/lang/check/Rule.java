package dev.parley.lang.check;

import dev.parley.lang.flow.Analysis;
import dev.parley.lang.flow.TooComplexException;
import dev.parley.lang.source.Diagnostics;

/** A rule that a flow must keep so that both roles, each with its own view, always agree on what comes next. */
public interface Rule {
    /** The code of the problems that it finds. */
    String code();

    /** A paragraph for people whose flow breaks the rule: what it demands, why, and what to do. */
    String documentation();

    /**
     * Looks for places where the rule is broken.
     *
     * @throws TooComplexException if there is more to look at than the analysis' budget
     */
    void check(Analysis analysis, Diagnostics diagnostics) throws TooComplexException;
}
