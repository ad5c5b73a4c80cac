package dev.parley.lang.check;

import dev.parley.lang.flow.Analysis;
import dev.parley.lang.flow.Guards;
import dev.parley.lang.flow.Position;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Fact;
import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Diagnostics;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Whoever must evaluate a guard knows what it reads. */
public final class Causal implements Rule {
    @Override
    public String code() {
        return "causal";
    }

    @Override
    public String documentation() {
        return """
                Both roles follow the same flow, each from what it has sent and received. A guard of a `choice if`, of a
                message or of a key change must therefore read only what both know: facts, which are functions of the
                bytes of a message, and `seen`. An option belongs to one role and may guard only what that role decides
                itself: the alternatives of its `choice by`, or the messages that it may send at any time. To let the
                peer know about an option, carry it in a message and declare a fact about that message.""";
    }

    @Override
    public void check(Analysis analysis, Diagnostics diagnostics) {
        Search search = new Search(diagnostics);
        for (Position position : analysis.graph().positions()) {
            if (position instanceof Position.Rekey rekey) {
                search.guard(rekey.guard(), "both roles decide about a key change", role -> false);
            } else if (position instanceof Position.Choice choice) {
                Optional<Role> decider = choice.decider();
                String why = decider.map(d -> d + " decides here").orElse("both roles follow a choice by data");
                choice.arms().forEach(arm -> search.guard(arm.guard(), why, role -> decider.equals(Optional.of(role))));
            }
        }
        List<String> read = analysis.vocabulary().facts();
        for (Fact fact : analysis.model().facts().stream().filter(f -> read.contains(f.name())).toList()) {
            search.guard(fact.requires(), "both roles check what a fact requires", role -> false);
        }
        analysis.model().ambients().forEach(search::ambient);
    }

    private record Search(Diagnostics diagnostics) {
        void ambient(Ambient ambient) {
            Role sender = ambient.role();
            Predicate<Role> own = sender::equals;
            guard(ambient.guard(), sender + " sends this", own);
            ambient.block().forEach(part -> guard(part.guard(), sender + " sends this", own));
            guard(ambient.sets().flatMap(Ambient.Duty::guard), "the receiver takes on the duty", own.negate());
            guard(ambient.then().flatMap(FlowStep.Key::guard), "both roles decide about a key change", role -> false);
            guard(ambient.prompt().filter(prompt -> !(prompt instanceof Term.Bool)), sender + " sends this by itself", own);
            guard(ambient.accept(), "the receiver decides what it does with this", own.negate());
            guard(ambient.skip(), "the receiver decides what it does with this", own.negate());
        }

        void guard(Optional<Term> guard, String why, Predicate<Role> knows) {
            guard.stream().flatMap(g -> Guards.atoms(g).stream()).forEach(atom -> atom(atom, why, knows));
        }

        private void atom(Term atom, String why, Predicate<Role> knows) {
            if (atom instanceof Term.OptionValue option) {
                if (!knows.test(option.role())) {
                    add(atom, "only " + option.role() + " knows " + TermText.of(atom) + ", but " + why,
                            "carry it in a message, and declare a fact about that message");
                }
            } else if (!(atom instanceof Term.FactValue || atom instanceof Term.Seen)) {
                add(atom, "a guard reads facts, seen messages and options, and this is none",
                        "declare it as a fact of the message that it is about");
            }
        }

        private void add(Term atom, String message, String hint) {
            diagnostics.add(Diagnostic.of("causal", atom.span(), message).hint(hint));
        }
    }
}
