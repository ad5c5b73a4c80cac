package dev.parley.backends.suite;

import dev.parley.lang.flow.Semantics;
import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Move;
import dev.parley.lang.machine.Next;
import dev.parley.lang.machine.State;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.SpokenNames;
import dev.parley.lang.model.TermText;
import dev.parley.lang.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Every machine that differs from a role's in one mistake of a transition, or of what passes beside the flow.
 *
 * <p>Where messages come without tags, a message that is not told from those that are awaited cannot be accepted by
 * mistake, so that there is no mutant with such a transition.
 */
public final class Mutants {
    private final ProtocolModel model;
    private final Machine machine;
    private final Sentences sentences;
    private final List<Mutant> all = new ArrayList<>();

    private Mutants(ProtocolModel model, Machine machine) {
        this.model = model;
        this.machine = machine;
        this.sentences = new Sentences(model, machine.role());
    }

    /** All mutants of a machine, in the order of the flow. */
    public static List<Mutant> of(ProtocolModel model, Machine machine) {
        Mutants mutants = new Mutants(model, machine);
        mutants.decisions("at first", mutants.start(), machine.entry(), next -> Edits.entry(machine, next));
        machine.states().forEach(mutants::state);
        AmbientMutants.of(machine, mutants.epochs(), new SpokenNames(model)).forEach(mutants.all::add);
        return List.copyOf(mutants.all);
    }

    private Span start() {
        return machine.states().get(0).span();
    }

    private void state(State state) {
        for (Move move : state.moves()) {
            String where = sentences.in(state.name()) + " after " + sentences.name(move.sent());
            decisions(where, move.span(), move.next(), next -> Edits.next(machine, state, move, next));
            add(Mutant.Kind.MISSING, sentences.in(state.name())
                    + (sends(state) ? " never sends " : " does not take ") + sentences.name(move.sent()), move.span(),
                    Edits.without(machine, state, move));
            move.guard().ifPresent(guard -> add(Mutant.Kind.GUARD_DROPPED, sentences.in(state.name())
                    + " has " + sentences.name(move.sent()) + " without asking " + TermText.of(guard), move.span(),
                    Edits.move(machine, state, move, new Move(move.sent(), Optional.empty(), move.epochs(), move.next(),
                            move.span()))));
            early(state, move);
            if (!sends(state)) {
                awaited(state, move);
            }
        }
        extra(state);
    }

    private static boolean sends(State state) {
        return state.kind() == State.Kind.SEND;
    }

    /** Mistakes in what happens silently. */
    private void decisions(String where, Span span, Next next, Function<Next, Machine> edited) {
        List<Next> nodes = Nexts.nodes(next);
        for (int i = 0; i < nodes.size(); i++) {
            int at = i;
            if (nodes.get(i) instanceof Next.Goto end) {
                List<State> others = others(end.state());
                others.forEach(other -> all.add(new Mutant(Mutant.Kind.WRONG_SUCCESSOR, where + " goes to " + other.name()
                        + " instead of " + end.state(), span,
                        edited.apply(Nexts.changed(next, at, n -> new Next.Goto(other.name()))),
                        other.equals(others.get(0)))));
            } else if (nodes.get(i) instanceof Next.Branch branch) {
                String guard = TermText.of(branch.guard());
                add(Mutant.Kind.GUARD_DROPPED, where + " always does as if " + guard, span,
                        edited.apply(Nexts.changed(next, at, n -> branch.then())));
                add(Mutant.Kind.GUARD_DROPPED, where + " never does as if " + guard, span,
                        edited.apply(Nexts.changed(next, at, n -> branch.otherwise())));
            } else if (nodes.get(i) instanceof Next.Rekey rekey) {
                rekeyed(where, rekey, change -> edited.apply(Nexts.changed(next, at, n -> change)));
            }
        }
    }

    /** All states but one, those that follow it first. */
    private List<State> others(String state) {
        List<State> others = new ArrayList<>(machine.states());
        Collections.rotate(others, -1 - others.indexOf(machine.state(state)));
        return others.subList(0, others.size() - 1);
    }

    private void rekeyed(String where, Next.Rekey rekey, Function<Next, Machine> edited) {
        add(Mutant.Kind.WRONG_EPOCH, where + " does not change " + lane(rekey) + " to " + rekey.epoch(), rekey.span(),
                edited.apply(rekey.next()));
        for (Epoch other : epochs()) {
            if (!other.equals(rekey.epoch()) && other.suits(rekey.lane())) {
                add(Mutant.Kind.WRONG_EPOCH, where + " changes " + lane(rekey) + " to " + other + " instead of "
                        + rekey.epoch(), rekey.span(),
                        edited.apply(new Next.Rekey(rekey.lane(), other, rekey.span(), rekey.next())));
            }
        }
    }

    private static String lane(Next.Rekey rekey) {
        return "the keys of " + rekey.lane();
    }

    private Set<Epoch> epochs() {
        Set<Epoch> epochs = new LinkedHashSet<>(Set.of(Semantics.plain(model)));
        epochs.addAll(machine.epochs());
        return epochs;
    }

    /** A key change that happens one message too early. */
    private void early(State state, Move move) {
        List<Next> nodes = Nexts.nodes(move.next());
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Next.Rekey rekey) {
                Machine without = Edits.next(machine, state, move, Nexts.changed(move.next(), i, n -> rekey.next()));
                before(without, state, rekey);
            }
        }
    }

    private void before(Machine without, State state, Next.Rekey rekey) {
        for (State from : without.states()) {
            for (Move move : from.moves()) {
                List<Next> nodes = Nexts.nodes(move.next());
                for (int i = 0; i < nodes.size(); i++) {
                    if (nodes.get(i) instanceof Next.Goto end && end.state().equals(state.name())) {
                        Next next = Nexts.changed(move.next(), i,
                                n -> new Next.Rekey(rekey.lane(), rekey.epoch(), rekey.span(), n));
                        add(Mutant.Kind.WRONG_EPOCH, sentences.in(from.name()) + " after "
                                + sentences.name(move.sent()) + " changes " + lane(rekey) + " to " + rekey.epoch()
                                + " one message too early", rekey.span(), Edits.next(without, from, move, next));
                    }
                }
            }
        }
    }

    private void awaited(State state, Move move) {
        for (Epoch other : epochs()) {
            if (!move.epochs().contains(other)) {
                add(Mutant.Kind.WRONG_EPOCH, sentences.in(state.name()) + " awaits "
                        + sentences.name(move.sent()) + " under " + other + " instead of " + move.epochs(), move.span(),
                        Edits.move(machine, state, move, new Move(move.sent(), move.guard(), List.of(other), move.next(),
                                move.span())));
            }
        }
    }

    private void extra(State state) {
        Set<Sent> messages = new Alphabet(model, machine, Vocabulary.of(model))
                .main(sends(state) ? machine.role() : machine.peer());
        for (Sent sent : messages) {
            if (state.moves().stream().noneMatch(m -> mayBe(m.sent().message(), sent.message())) && isTold(state, sent)) {
                extra(state, sent);
            }
        }
    }

    private void extra(State state, Sent sent) {
        List<State> successors = new ArrayList<>(others(state.name()));
        successors.add(state);
        for (State to : successors) {
            Move move = new Move(sent, Optional.empty(), List.copyOf(epochs()), new Next.Goto(to.name()), state.span());
            all.add(new Mutant(Mutant.Kind.EXTRA, sentences.in(state.name())
                    + (sends(state) ? " can send " : " takes ") + sentences.name(sent) + " and goes to " + to.name(),
                    state.span(), Edits.plus(machine, state, move), to.equals(successors.get(0))));
        }
    }

    private boolean mayBe(Message one, Message other) {
        boolean stream = model.envelope().isStream();
        return Match.of(one, other, stream) != Match.NO || Match.of(other, one, stream) != Match.NO;
    }

    private boolean isTold(State state, Sent sent) {
        return !model.envelope().isStream() || sends(state) || state.moves().stream()
                .anyMatch(m -> m.sent().message().wireName().equals(sent.message().wireName()));
    }

    private void add(Mutant.Kind kind, String sentence, Span span, Machine mutated) {
        all.add(new Mutant(kind, sentence, span, mutated, true));
    }
}
