package dev.parley.backends.suite;

import dev.parley.lang.example.Run;
import dev.parley.lang.machine.State;
import dev.parley.lang.machine.Transition;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.SpokenNames;
import dev.parley.lang.model.TermText;
import dev.parley.lang.model.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says in words what a test of a role is about. Different tests have different sentences. */
final class Sentences {
    private final Role role;
    private final SpokenNames names;

    Sentences(ProtocolModel model, Role role) {
        this.role = role;
        this.names = new SpokenNames(model);
    }

    /** {@code guest in AT_DOOR sends Knock and goes to LISTENING if polite}. */
    String transition(Transition transition) {
        String verb = transition.from().kind() == State.Kind.SEND ? " sends " : " takes ";
        return in(transition.from().name()) + verb + name(transition.move().sent()) + " and goes to "
                + transition.to() + Transition.Condition.all(transition.conditions())
                .map(condition -> " if " + TermText.of(condition)).orElse("");
    }

    /** {@code guest in LISTENING refuses Bill with too_early}. */
    String refusal(String state, Sent sent, Type.Enumerator alert) {
        return in(state) + " refuses " + name(sent) + " with " + alert.name();
    }

    /** {@code guest in LISTENING takes Farewell and reads no more}, where it matters {@code if polite and tired}. */
    String beside(String state, Run.Exchange exchange, Expectation.Fate fate, List<String> circumstances) {
        return in(state) + passing(fate, name(exchange.sent()) + facts(exchange))
                + (circumstances.isEmpty() ? "" : " if " + String.join(" and ", circumstances));
    }

    /** {@code guest in LISTENING may not send Smalltalk}. */
    String permission(String state, Sent sent, boolean may) {
        return in(state) + (may ? " may send " : " may not send ") + name(sent);
    }

    /** {@code host in DECIDING can send No or Yes}. */
    String choice(String state, Collection<Message> messages) {
        return in(state) + " can send " + messages.stream().map(names::of).sorted()
                .collect(Collectors.joining(" or ")) + (messages.size() == 1 ? " only" : "");
    }

    /** {@code guest after G.Knock, H.Yes refuses H.Bill with too_early}. */
    String word(List<Letter> word, Function<Letter, Optional<Run.Exchange>> exchange,
            Expectation expectation) {
        boolean probes = !(expectation instanceof Expectation.Reaches);
        Letter.Start start = (Letter.Start) word.get(0);
        String options = start.options().isEmpty() ? "" : " with " + start.options().stream().sorted()
                .collect(Collectors.joining(", "));
        List<String> all = word.stream().map(exchange).flatMap(Optional::stream)
                .map(e -> names.of(e.sent()) + facts(e)).toList();
        String path = String.join(", ", probes ? all.subList(0, all.size() - 1) : all);
        return role.title() + options + (path.isEmpty() ? " at first" : " after " + path)
                + (probes ? answer(all.get(all.size() - 1), expectation) : "");
    }

    private static String answer(String message, Expectation expectation) {
        if (expectation instanceof Expectation.Sends) {
            return " may send " + message;
        }
        return expectation instanceof Expectation.Refuses refuses ? " refuses " + message + " with " + refuses.alert().name()
                : passing(((Expectation.Takes) expectation).fate(), message);
    }

    private static String passing(Expectation.Fate fate, String message) {
        return switch (fate) {
            case DELIVERED -> " delivers " + message;
            case DROPPED -> " drops " + message;
            case SKIPPED -> " discards " + message;
            case ENDS_LANE -> " takes " + message + " and reads no more";
            case CLOSES -> " takes " + message + " and closes";
        };
    }

    /** {@code guest in LISTENING}. */
    String in(String state) {
        return role.title() + " in " + state;
    }

    String name(Sent sent) {
        return names.of(sent.message());
    }

    private static String facts(Run.Exchange exchange) {
        return exchange.facts().isEmpty() ? ""
                : exchange.facts().stream().sorted().collect(Collectors.joining(", ", " [", "]"));
    }
}
