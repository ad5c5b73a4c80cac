package dev.parley.lang.check;

import dev.parley.lang.flow.Analysis;
import dev.parley.lang.flow.TooComplexException;
import dev.parley.lang.model.Term;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Diagnostics;

/** A span of the transcript names only messages that are in it. */
public final class TranscriptSpan implements Rule {
    @Override
    public String code() {
        return "transcript";
    }

    @Override
    public String documentation() {
        return """
                A span such as `hash(A..B)` is made of the main messages from A to B. Both must have been sent on every way
                to the point where the span is used; B may also be the message at hand. If B is optional, write
                `transcript`, which means all messages before the one at hand, or name a message that is always sent.""";
    }

    @Override
    public void check(Analysis analysis, Diagnostics diagnostics) throws TooComplexException {
        for (Gap gap : Gaps.of(analysis)) {
            if (!gap.forKeys() && gap.term() instanceof Term.Transcript) {
                diagnostics.add(Diagnostic.of(code(), gap.term().span(),
                        "the span names " + gap.missing() + ", which may not have been sent when " + gap.needed().sent() + " is")
                        .hint("write transcript, or name a message that is always sent"));
            }
        }
    }
}
