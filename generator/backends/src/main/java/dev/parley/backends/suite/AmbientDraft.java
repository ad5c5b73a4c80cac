package dev.parley.backends.suite;

import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An ambient that is being changed. */
final class AmbientDraft {
    private final Role role;
    private final Span span;
    private final Optional<Term> prompt;
    List<Ambient.Part> block;
    Optional<Epoch> under;
    Optional<Sent> after;
    Optional<Sent> until;
    Optional<Term> guard;
    Optional<FlowStep.Key> then;
    Optional<String> unless;
    Optional<String> clears;
    Optional<Ambient.Duty> sets;
    Optional<String> asks;
    Optional<String> answers;
    Optional<Term> accept;
    Optional<Term> skip;
    final Set<Ambient.Effect> effects;

    /** Nothing is changed yet. */
    AmbientDraft(Ambient from) {
        this.role = from.role();
        this.span = from.span();
        this.block = from.block();
        this.under = from.under();
        this.after = from.after();
        this.until = from.until();
        this.guard = from.guard();
        this.then = from.then();
        this.unless = from.unless();
        this.clears = from.clears();
        this.sets = from.sets();
        this.asks = from.asks();
        this.answers = from.answers();
        this.accept = from.accept();
        this.skip = from.skip();
        this.prompt = from.prompt();
        this.effects = new TreeSet<>(from.effects());
    }

    Ambient ambient() {
        return new Ambient(role, List.copyOf(block), under, after, until, guard, then, unless, clears, sets, asks, answers,
                accept, skip, prompt, effects, span);
    }
}
