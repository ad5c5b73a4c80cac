package dev.parley.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How a role is brought somewhere: the messages of both roles from the start. Immutable; each step makes another path. */
public final class Path {
    private final Pairing pairing;
    private final Set<String> options;
    private final Stage first;
    private final List<Leg> legs;

    private Path(Pairing pairing, Set<String> options, Stage first, List<Leg> legs) {
        this.pairing = pairing;
        this.options = Set.copyOf(options);
        this.first = first;
        this.legs = List.copyOf(legs);
    }

    /** A part of a path. */
    sealed interface Leg {
        /** Whether the role under test sends the message. */
        boolean sent();

        /** The message. */
        Example message();

        /** Where it leads. */
        Stage to();
    }

    /** A message of the flow. */
    record Exchange(boolean sent, Example message, Stage to) implements Leg {
    }

    /** A message beside the flow. */
    record Aside(boolean sent, Example message, Fate fate, Stage to) implements Leg {
    }

    /** The path before the first message. */
    public static Path start(Pairing pairing, Stage first) {
        return new Path(pairing, Set.of(), first, List.of());
    }

    static Path of(Pairing pairing, Set<String> options, Stage first, List<Leg> legs) {
        return new Path(pairing, options, first, legs);
    }

    /** The same path for runs in which private options of either role are set, such as {@code S.option}. */
    public Path with(String... set) {
        Set<String> more = new HashSet<>(options);
        more.addAll(List.of(set));
        return new Path(pairing, more, first, legs);
    }

    /** Behind this path the role under test sends a message of the flow. */
    public Path sends(Example message, Stage to) {
        return plus(new Exchange(true, message, to));
    }

    /** Behind this path the role under test receives a message of the flow. */
    public Path receives(Example message, Stage to) {
        return plus(new Exchange(false, message, to));
    }

    /** Behind this path the role under test sends a message beside the flow, and its peer takes it. */
    public Path sendsBeside(Example message, Fate fate) {
        return sendsBeside(message, fate, last());
    }

    /** The same where that changes what can be seen of the role. */
    public Path sendsBeside(Example message, Fate fate, Stage to) {
        return plus(new Aside(true, message, fate, to));
    }

    /** Behind this path the role under test takes a message beside the flow. */
    public Path receivesBeside(Example message, Fate fate) {
        return receivesBeside(message, fate, last());
    }

    /** The same where that changes what can be seen of the role. */
    public Path receivesBeside(Example message, Fate fate, Stage to) {
        return plus(new Aside(false, message, fate, to));
    }

    private Path plus(Leg leg) {
        List<Leg> longer = new ArrayList<>(legs);
        longer.add(leg);
        return new Path(pairing, options, first, longer);
    }

    Pairing pairing() {
        return pairing;
    }

    Stage first() {
        return first;
    }

    List<Leg> legs() {
        return legs;
    }

    List<Exchange> exchanges() {
        return legs.stream().filter(Exchange.class::isInstance).map(Exchange.class::cast).toList();
    }

    /** Where the path ends. */
    Stage last() {
        return legs.isEmpty() ? first : legs.get(legs.size() - 1).to();
    }

    /** What the role under test says, or its peer. */
    Script script(boolean underTest) {
        return new Script(exchanges().stream().filter(e -> e.sent() == underTest).map(Exchange::message).toList(), options);
    }
}
