package dev.parley.lang.check;

import dev.parley.lang.flow.Analysis;
import dev.parley.lang.flow.Guards;
import dev.parley.lang.flow.Position;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Fact;
import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Diagnostics;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
                itself: the alternatives of its `choice by`, or the messages that it may send at any time. A fact of a
                message that the flow never sends is never true, so a guard over it is refused too. To let the peer know
                about an option, carry it in a message and declare a fact about that message.""";
    }

    @Override
    public void check(Analysis analysis, Diagnostics diagnostics) {
        Search search = new Search(analysis.model(), diagnostics);
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
        search.ambients();
    }

    private static final class Search {
        private final ProtocolModel model;
        private final Diagnostics diagnostics;
        private final Set<Sent> sent;
        private Set<Sent> carriers;

        Search(ProtocolModel model, Diagnostics diagnostics) {
            this.model = model;
            this.diagnostics = diagnostics;
            this.sent = MainMessages.of(model.entry());
            this.carriers = sent;
        }

        /** The guards of an ambient may read facts of ambients too. */
        void ambients() {
            carriers = new HashSet<>(sent);
            model.ambients().forEach(a -> a.block().forEach(part -> carriers.add(new Sent(a.role(), part.message()))));
            model.ambients().forEach(this::ambient);
        }

        private void ambient(Ambient ambient) {
            Role sender = ambient.role();
            String why = sender + " sends this";
            Predicate<Role> own = sender::equals;
            guard(ambient.guard(), why, own);
            ambient.block().forEach(part -> guard(part.guard(), why, own));
            guard(ambient.sets().flatMap(Ambient.Duty::guard), "the receiver takes on the duty", r -> !r.equals(sender));
            guard(ambient.then().flatMap(FlowStep.Key::guard), "both roles decide about a key change", role -> false);
            guard(ambient.accept(), "the receiver decides what it does with this", role -> !role.equals(sender));
            guard(ambient.skip(), "the receiver decides what it does with this", role -> !role.equals(sender));
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
            } else if (atom instanceof Term.Seen seen) {
                if (seen.messages().stream().noneMatch(sent::contains)) {
                    add(atom, "the flow never sends " + names(seen), "only messages of the flow can be seen");
                }
            } else if (atom instanceof Term.FactValue value) {
                fact(value);
            } else {
                add(atom, "a guard reads facts, seen messages and options, and this is none",
                        "declare it as a fact of the message that it is about");
            }
        }

        private void fact(Term.FactValue value) {
            boolean carried = model.facts().stream().filter(f -> f.name().equals(value.fact())).map(Fact::carrier)
                    .anyMatch(carriers::contains);
            if (!carried) {
                String missing = model.facts().stream().filter(f -> f.name().equals(value.fact()))
                        .map(f -> f.carrier().toString()).collect(Collectors.joining(" or "));
                add(value, "no message defines " + value.fact() + ": the flow never sends " + missing,
                        "a fact is false until its message was sent");
            }
        }

        private static String names(Term.Seen seen) {
            return seen.messages().stream().map(Sent::toString).collect(Collectors.joining(" or "));
        }

        private void add(Term atom, String message, String hint) {
            diagnostics.add(Diagnostic.of("causal", atom.span(), message).hint(hint));
        }
    }
}
