package dev.parley.lang.check;

import dev.parley.lang.flow.Analysis;
import dev.parley.lang.flow.TooComplexException;
import dev.parley.lang.model.Term;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Diagnostics;

/** Both roles have what the keys of a message, and the values in its equations, are made of. */
public final class Derivable implements Rule {
    @Override
    public String code() {
        return "derivable";
    }

    @Override
    public String documentation() {
        return """
                When a message goes out under an epoch, both roles must be able to compute the keys of that epoch: every
                value that the schedule takes from a `let`, and every message that it reads, must be there on every way
                to that message, for both roles. The same holds for the values that the equations of the message use. A
                `let` with a guard is there only if its guard is true, a `let` of one role only for that role, and nothing
                is there after `forget`. Guard the message by the same condition as the value, move the message behind
                the one that defines the value, or let the schedule choose with `if seen(…) then … else …`.""";
    }

    @Override
    public void check(Analysis analysis, Diagnostics diagnostics) throws TooComplexException {
        for (Gap gap : Gaps.of(analysis)) {
            if (gap.forKeys() || gap.term() instanceof Term.Named) {
                diagnostics.add(Diagnostic.of(code(), gap.term().span(), text(gap))
                        .note(gap.needed().span(), "the message"));
            }
        }
    }

    private static String text(Gap gap) {
        String use = gap.forKeys() ? "the keys under which " + gap.needed().sent() + " goes out" : "the equations of " + gap.needed().sent();
        return use + " need " + gap.missing() + ", " + gap.onlyFor().map(role -> "which only " + role + " has")
                .orElse("which may not be there yet");
    }
}
