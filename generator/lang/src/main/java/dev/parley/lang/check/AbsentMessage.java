package dev.parley.lang.check;

import dev.parley.lang.flow.Analysis;
import dev.parley.lang.flow.TooComplexException;
import dev.parley.lang.model.Term;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Diagnostics;

/** Equations read only messages that were sent. */
public final class AbsentMessage implements Rule {
    @Override
    public String code() {
        return "absent-message";
    }

    @Override
    public String documentation() {
        return """
                An equation, a fact or a parameter that reads a field of an earlier message is evaluated whenever its own
                message goes out. On every way to that point the earlier message must have been sent. If it is optional,
                ask first: `if seen(M) then … else …`, or `!seen(M) | …` in a `require`.""";
    }

    @Override
    public void check(Analysis analysis, Diagnostics diagnostics) throws TooComplexException {
        for (Gap gap : Gaps.of(analysis)) {
            if (!gap.forKeys() && gap.term() instanceof Term.Earlier) {
                diagnostics.add(Diagnostic.of(code(), gap.term().span(),
                        gap.missing() + " may not have been sent when " + gap.needed().sent() + " is")
                        .hint("ask seen(" + gap.missing() + ") first"));
            }
        }
    }
}
