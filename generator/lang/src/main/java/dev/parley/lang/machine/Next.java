package dev.parley.lang.machine;

import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Term;
import dev.parley.lang.source.Span;

/** What happens silently after a message, up to the next resting place. */
public sealed interface Next {
    /** Rest in the state of that name. */
    record Goto(String state) implements Next {
    }

    /** Public data decides. */
    record Branch(Term guard, Next then, Next otherwise) implements Next {
    }

    /**
     * The lane of {@code lane} changes to {@code epoch}: the write keys of that role, the read keys of its peer. Nothing
     * happens if the lane is in that epoch already; where public data tells, such ways have no key change at all.
     */
    record Rekey(Role lane, Epoch epoch, Span span, Next next) implements Next {
    }
}
