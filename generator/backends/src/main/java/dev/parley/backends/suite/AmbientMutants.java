package dev.parley.backends.suite;

import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.SpokenNames;
import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Every machine that differs from a role's in one mistake about a message beside the flow, be it sent or received. */
final class AmbientMutants {
    private final Machine machine;
    private final Set<Epoch> epochs;
    private final SpokenNames names;
    private final List<Mutant> all = new ArrayList<>();

    private AmbientMutants(Machine machine, Set<Epoch> epochs, SpokenNames names) {
        this.machine = machine;
        this.epochs = epochs;
        this.names = names;
    }

    /** All such mutants, in the order of the ambients. */
    static List<Mutant> of(Machine machine, Set<Epoch> epochs, SpokenNames names) {
        AmbientMutants mutants = new AmbientMutants(machine, epochs, names);
        for (int i = 0; i < machine.ambients().size(); i++) {
            mutants.ambient(machine.ambients().get(i), i);
        }
        return mutants.all;
    }

    private void ambient(Ambient ambient, int number) {
        add(ambient, Mutant.Kind.MISSING, "does not have", with(number, List.of()));
        span(ambient, number);
        guards(ambient, number);
        keys(ambient, number);
        effects(ambient, number);
    }

    private void span(Ambient ambient, int number) {
        if (ambient.under().isPresent()) {
            change(ambient, number, Mutant.Kind.BESIDE, "has under any keys", p -> p.under = Optional.empty());
            epochs.stream().filter(epoch -> !ambient.under().get().equals(epoch)).forEach(epoch -> change(ambient, number,
                    Mutant.Kind.WRONG_EPOCH, "has under " + epoch + " instead of " + ambient.under().get(),
                    p -> p.under = Optional.of(epoch)));
        }
        ambient.after().ifPresent(sent -> change(ambient, number, Mutant.Kind.BESIDE,
                "has before " + names.of(sent) + ", too,",
                p -> p.after = Optional.empty()));
        ambient.until().ifPresent(sent -> change(ambient, number, Mutant.Kind.BESIDE,
                "has after " + names.of(sent) + ", too,",
                p -> p.until = Optional.empty()));
    }

    private void guards(Ambient ambient, int number) {
        ambient.guard().ifPresent(g -> change(ambient, number, Mutant.Kind.GUARD_DROPPED, "does not ask the guard of",
                p -> p.guard = Optional.empty()));
        if (!ambient.role().equals(machine.role())) {
            declining(ambient, number);
        }
        parts(ambient, number);
    }

    /** What only a receiver asks. */
    private void declining(Ambient ambient, int number) {
        ambient.accept().ifPresent(g -> change(ambient, number, Mutant.Kind.GUARD_DROPPED, "always accepts",
                p -> p.accept = Optional.of(new Term.Bool(true, ambient.span()))));
        ambient.skip().ifPresent(g -> change(ambient, number, Mutant.Kind.GUARD_DROPPED, "never discards",
                p -> p.skip = Optional.of(new Term.Bool(false, ambient.span()))));
        if (ambient.accept().isPresent() && ambient.skip().isPresent()) {
            change(ambient, number, Mutant.Kind.BESIDE, "accepts when it should discard, and the other way round,", p -> {
                p.accept = ambient.skip();
                p.skip = ambient.accept();
            });
        }
    }

    private void parts(Ambient ambient, int number) {
        for (int i = 1; i < ambient.block().size(); i++) {
            int part = i;
            Ambient.Part changed = ambient.block().get(i);
            if (changed.guard().isPresent()) {
                change(ambient, number, Mutant.Kind.GUARD_DROPPED, "always awaits " + changed.message() + " in", p -> {
                    p.block = new ArrayList<>(ambient.block());
                    p.block.set(part, new Ambient.Part(changed.message(), Optional.empty()));
                });
            }
            change(ambient, number, Mutant.Kind.BESIDE, "leaves out " + changed.message() + " in", p -> {
                p.block = new ArrayList<>(ambient.block());
                p.block.remove(part);
            });
        }
    }

    private void keys(Ambient ambient, int number) {
        if (ambient.then().isEmpty()) {
            return;
        }
        FlowStep.Key key = ambient.then().get();
        change(ambient, number, Mutant.Kind.WRONG_EPOCH, "does not change keys after", p -> p.then = Optional.empty());
        epochs.stream().filter(epoch -> !epoch.equals(key.epoch()) && epoch.suits(key.role()))
                .forEach(epoch -> change(ambient, number, Mutant.Kind.WRONG_EPOCH,
                        "changes keys to " + epoch + " instead of " + key.epoch() + " after",
                        p -> p.then = Optional.of(new FlowStep.Key(key.role(), epoch, key.guard(), key.span()))));
    }

    private void effects(Ambient ambient, int number) {
        boolean own = ambient.role().equals(machine.role());
        for (Ambient.Effect effect : EnumSet.of(Ambient.Effect.FATAL, Ambient.Effect.CLOSES)) {
            if (ambient.effects().contains(effect) && !own) {
                change(ambient, number, Mutant.Kind.BESIDE, "goes on after", p -> p.effects.remove(effect));
            }
        }
        ambient.unless().filter(d -> own).ifPresent(duty -> change(ambient, number, Mutant.Kind.BESIDE,
                "may send in spite of " + duty, p -> p.unless = Optional.empty()));
        ambient.clears().filter(d -> own).ifPresent(duty -> change(ambient, number, Mutant.Kind.BESIDE,
                "still has the duty " + duty + " after", p -> p.clears = Optional.empty()));
        ambient.sets().filter(d -> !own).ifPresent(duty -> {
            change(ambient, number, Mutant.Kind.BESIDE, "does not have the duty " + duty.name() + " after",
                    p -> p.sets = Optional.empty());
            duty.guard().ifPresent(g -> change(ambient, number, Mutant.Kind.GUARD_DROPPED,
                    "always has the duty " + duty.name() + " after",
                    p -> p.sets = Optional.of(new Ambient.Duty(duty.name(), Optional.empty()))));
        });
        ambient.asks().ifPresent(q -> change(ambient, number, Mutant.Kind.BESIDE, "does not note the question of",
                p -> p.asks = Optional.empty()));
        ambient.answers().ifPresent(q -> change(ambient, number, Mutant.Kind.BESIDE, "has without question",
                p -> p.answers = Optional.empty()));
    }

    private void change(Ambient ambient, int number, Mutant.Kind kind, String what, Consumer<AmbientDraft> edit) {
        AmbientDraft draft = new AmbientDraft(ambient);
        edit.accept(draft);
        add(ambient, kind, what, with(number, List.of(draft.ambient())));
    }

    private void add(Ambient ambient, Mutant.Kind kind, String what, Machine mutated) {
        String messages = ambient.block().stream().map(part -> names.of(part.message()))
                .collect(Collectors.joining(" "));
        all.add(new Mutant(kind, machine.role().title() + " " + what + " " + ambient.role() + "'s " + messages
                + " beside the flow", ambient.span(), mutated, true));
    }

    private Machine with(int number, List<Ambient> instead) {
        List<Ambient> ambients = new ArrayList<>(machine.ambients());
        ambients.remove(number);
        ambients.addAll(number, instead);
        return Edits.ambients(machine, ambients);
    }
}
