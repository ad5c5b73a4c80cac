package dev.parley.lang.flow;

import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes small flows by chance: some keep the rules, many break one. */
public final class RandomFlows {
    private static final List<String> MESSAGES = List.of("A", "B", "D", "E", "F");
    private static final List<String> EPOCHS = List.of("one", "two");

    private final Random random;
    private final Spec spec = new Spec();
    private final List<Term> facts = new ArrayList<>();
    private final List<Term> options = new ArrayList<>();
    private int sends;

    private RandomFlows(long seed) {
        this.random = new Random(seed);
    }

    /** The flow of that number. */
    public static ProtocolModel flow(long seed) {
        return new RandomFlows(seed).make(false);
    }

    /** The flow of that number, with messages beside the flow. */
    public static ProtocolModel flowWithAmbients(long seed) {
        return new RandomFlows(seed).make(true);
    }

    private ProtocolModel make(boolean ambients) {
        options.add(spec.option(Spec.S, "x"));
        options.add(spec.option(Spec.C, "y"));
        List<FlowStep> steps = new ArrayList<>();
        steps.add(spec.send(role(), message()));
        for (int i = random.nextInt(3); i >= 0; i--) {
            String carrier = message();
            Role sender = role();
            facts.add(facts.isEmpty() || random.nextBoolean() ? spec.fact("f" + i, sender, carrier)
                    : spec.fact("f" + i, sender, carrier, facts.get(0)));
        }
        steps.addAll(sequence(2 + random.nextInt(3), 2));
        if (random.nextInt(3) > 0) {
            steps.add(spec.send(role(), message()));
        }
        if (ambients) {
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                ambient(i);
            }
        }
        return spec.model(steps);
    }

    private void ambient(int number) {
        Role sender = role();
        Spec.Beside ambient = spec.beside(sender, random.nextInt(8) == 0 ? message() : "Z" + number);
        if (random.nextInt(3) > 0) {
            ambient = ambient.under(random.nextInt(3) == 0 ? "plain" : epoch());
        }
        if (random.nextInt(4) == 0) {
            ambient = ambient.after(spec.sent(sender, message()));
        }
        if (random.nextInt(4) == 0) {
            ambient = ambient.until(spec.sent(sender, message()));
        }
        if (random.nextInt(4) == 0) {
            ambient = ambient.when(publicGuard());
        }
        if (random.nextInt(6) == 0) {
            ambient = ambient.then(spec.epoch("next"));
        }
        spec.add(ambient);
    }

    private Role role() {
        return random.nextBoolean() ? Spec.C : Spec.S;
    }

    private String message() {
        return MESSAGES.get(random.nextInt(MESSAGES.size()));
    }

    private String epoch() {
        return EPOCHS.get(random.nextInt(EPOCHS.size()));
    }

    private List<FlowStep> sequence(int length, int depth) {
        List<FlowStep> steps = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            steps.addAll(step(depth));
        }
        return steps;
    }

    private List<FlowStep> step(int depth) {
        sends++;
        int kind = random.nextInt(depth > 0 && sends < 10 ? 10 : 5);
        if (kind < 3) {
            return List.of(spec.send(role(), message()));
        }
        if (kind == 3) {
            Role sender = role();
            return List.of(spec.send(sender, message()), key(random.nextInt(6) == 0 ? role() : sender));
        }
        if (kind == 4) {
            Role sender = role();
            return random.nextBoolean() ? List.of(spec.maybe(sender, spec.send(sender, message())))
                    : List.of(spec.maybe(sender, guard(sender), spec.send(sender, message())));
        }
        return kind < 8 ? List.of(byRole(depth)) : List.of(byData(depth));
    }

    private FlowStep key(Role lane) {
        return random.nextInt(3) == 0 ? spec.key(lane, epoch(), publicGuard()) : spec.key(lane, epoch());
    }

    private FlowStep byRole(int depth) {
        Role decider = role();
        List<FlowStep.Alternative> arms = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            List<FlowStep> steps = new ArrayList<>();
            if (random.nextInt(8) > 0) {
                if (random.nextInt(12) == 0) {
                    steps.add(key(role()));
                }
                steps.add(spec.send(random.nextInt(12) == 0 ? role() : decider, message()));
            }
            steps.addAll(sequence(random.nextInt(2), depth - 1));
            arms.add(random.nextInt(3) == 0 ? spec.arm(guard(decider), steps.toArray(FlowStep[]::new))
                    : spec.arm(steps.toArray(FlowStep[]::new)));
        }
        return spec.by(decider, arms.toArray(FlowStep.Alternative[]::new));
    }

    private FlowStep byData(int depth) {
        FlowStep.Alternative first = spec.arm(publicGuard(), sequence(1, depth - 1).toArray(FlowStep[]::new));
        return spec.data(first, random.nextInt(6) == 0 ? spec.arm(publicGuard())
                : spec.arm(sequence(random.nextInt(2), depth - 1).toArray(FlowStep[]::new)));
    }

    private Term guard(Role decider) {
        Term own = options.get(decider.equals(Spec.S) ? 0 : 1);
        return switch (random.nextInt(4)) {
            case 0 -> own;
            case 1 -> spec.not(own);
            case 2 -> spec.and(own, publicGuard());
            default -> publicGuard();
        };
    }

    private Term publicGuard() {
        Term atom = random.nextInt(24) == 0 ? options.get(random.nextInt(2))
                : !facts.isEmpty() && random.nextInt(3) > 0 ? facts.get(random.nextInt(facts.size()))
                : spec.seen(role(), message());
        return switch (random.nextInt(5)) {
            case 0 -> spec.not(atom);
            case 1 -> spec.or(atom, spec.seen(role(), message()));
            default -> atom;
        };
    }
}
