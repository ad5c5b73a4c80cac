package dev.parley.lang.flow;

import dev.parley.lang.model.Fact;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Subterms;
import dev.parley.lang.model.Term;
import java.util.stream.Stream;

/**
 * The part of a sender's guard that the receiver can check too. The receiver knows what is in the sender's lane exactly. It
 * knows of its own lane earlier than the sender does, so that it may demand such a thing but not forbid it.
 */
public final class Knowable {
    private Knowable() {
    }

    /** A condition that holds for the receiver whenever the guard holds for the sender. */
    public static Term byReceiver(ProtocolModel model, Role sender, Term guard) {
        return weaken(model, sender, guard, true);
    }

    /** Whether nothing is left of a guard to check. */
    public static boolean isTrue(Term term) {
        return term instanceof Term.Bool truth && truth.value();
    }

    private static Term weaken(ProtocolModel model, Role sender, Term term, boolean positive) {
        if (term instanceof Term.Not not) {
            Term operand = weaken(model, sender, not.operand(), !positive);
            return operand instanceof Term.Bool truth ? new Term.Bool(!truth.value(), term.span())
                    : new Term.Not(operand, term.span());
        } else if (term instanceof Term.And and) {
            return both(weaken(model, sender, and.left(), positive), weaken(model, sender, and.right(), positive),
                    true, term);
        } else if (term instanceof Term.Or or) {
            return both(weaken(model, sender, or.left(), positive), weaken(model, sender, or.right(), positive),
                    false, term);
        }
        return isKnown(model, sender, term, positive) ? term : new Term.Bool(positive, term.span());
    }

    private static Term both(Term left, Term right, boolean conjunction, Term whole) {
        if (left instanceof Term.Bool truth) {
            return truth.value() == conjunction ? right : left;
        } else if (right instanceof Term.Bool truth) {
            return truth.value() == conjunction ? left : right;
        }
        return conjunction ? new Term.And(left, right, whole.span()) : new Term.Or(left, right, whole.span());
    }

    private static boolean isKnown(ProtocolModel model, Role sender, Term term, boolean positive) {
        return parts(term).allMatch(part -> {
            if (part instanceof Term.OptionValue) {
                return false;
            } else if (part instanceof Term.FactValue fact) {
                return positive || isIn(sender, carrier(model, fact));
            } else if (part instanceof Term.Seen seen) {
                return positive || seen.messages().stream().allMatch(sent -> isIn(sender, sent));
            } else if (part instanceof Term.Earlier earlier) {
                return isIn(sender, earlier.message());
            }
            return true;
        });
    }

    private static Stream<Term> parts(Term term) {
        return Stream.concat(Stream.of(term), Subterms.of(term).stream().flatMap(Knowable::parts));
    }

    private static boolean isIn(Role lane, Sent message) {
        return message.role().equals(lane);
    }

    private static Sent carrier(ProtocolModel model, Term.FactValue fact) {
        return model.facts().stream().filter(f -> f.name().equals(fact.fact())).map(Fact::carrier).findFirst()
                .orElseThrow();
    }
}
