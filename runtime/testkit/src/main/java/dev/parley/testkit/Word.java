package dev.parley.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A test of a role that is made of a sequence of actions: all but the last are its path, and the last is tried there. */
public final class Word {
    private final String name;
    private final Path path;
    private final Step last;

    private Word(String name, Path path, Step last) {
        this.name = name;
        this.path = path;
        this.last = last;
    }

    /** An action, and the stage that it leads to. */
    record Step(Action action, Stage stage, String spec) {
    }

    /** The test of these actions, of which the first is a start. */
    static Word of(Pairing pairing, List<Step> steps) {
        Action.Start start = (Action.Start) steps.get(0).action();
        List<Path.Leg> legs = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 1; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.action() instanceof Action.Message message) {
                legs.add(new Path.Exchange(message.sent(), message.example(), step.stage()));
                labels.add(message.label());
            } else if (step.action() instanceof Action.Beside beside && i < steps.size() - 1) {
                legs.add(new Path.Aside(beside.sent(), beside.example(), beside.fate(), step.stage()));
                labels.add(beside.label());
            }
        }
        Step last = steps.get(steps.size() - 1);
        Path path = Path.of(pairing, start.options(), steps.get(0).stage(), legs);
        return new Word(name(pairing.role(), start, labels) + ending(last.action()), path, last);
    }

    private static String name(String role, Action.Start start, List<String> labels) {
        String options = start.own().stream().sorted().map(o -> o.substring(o.indexOf('.') + 1))
                .collect(Collectors.joining(", "));
        return role + (options.isEmpty() ? "" : " with " + options)
                + (labels.isEmpty() ? " at first" : " after " + String.join(", ", labels));
    }

    private static String ending(Action action) {
        if (action instanceof Action.Beside beside) {
            return " " + (beside.sent() ? "may send " + beside.label() : beside.fate().of(beside.label()));
        }
        return action instanceof Action.Refusal refusal
                ? " refuses " + refusal.label() + " with " + refusal.alert().label() : "";
    }

    /** What is tested, in words. */
    public String name() {
        return name;
    }

    /**
     * Runs the test.
     *
     * @throws AssertionError if something else happens than should
     */
    public void run() {
        Trial trial = Trial.after(path, last.spec());
        if (last.action() instanceof Action.Refusal refusal) {
            trial.refuses(refusal.example(), refusal.alert());
        } else if (last.action() instanceof Action.Beside beside && beside.sent()) {
            trial.sends(beside.example(), last.stage());
        } else if (last.action() instanceof Action.Beside beside) {
            trial.takes(beside.example(), beside.fate(), last.stage());
        } else {
            trial.arrives();
        }
    }
}
