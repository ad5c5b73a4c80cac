package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.java.Names;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Move;
import dev.parley.lang.machine.State;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One role's machine with everything that its code is made from. */
public record RoleView(ProtocolModel model, Machine machine, Names names, MachineNames own) {
    /** The role. */
    public Role role() {
        return machine.role();
    }

    boolean sends(Sent message) {
        return message.role().equals(role());
    }

    /** The main messages that the role sends, or receives, in the order of the flow. */
    public Set<Sent> messages(boolean sent) {
        Set<Sent> found = new LinkedHashSet<>();
        machine.states().forEach(state -> state.moves().stream().map(Move::sent).filter(m -> sends(m) == sent)
                .forEach(found::add));
        return found;
    }

    /** Whether there is a state in which the role chooses what it sends. */
    public boolean chooses() {
        return machine.states().stream().anyMatch(s -> s.kind() == State.Kind.SEND && s.moves().size() > 1);
    }

    /** Whether the role runs the rule of a message that it sends, or receives. */
    boolean runs(Rule rule, Sent message) {
        if (rule instanceof Rule.Require require) {
            return require.role().map(role()::equals).orElse(!sends(message));
        }
        return !(rule instanceof Rule.Let let) || let.role().map(role()::equals).orElse(true);
    }

    /** What this role sends, or accepts, beside the flow. */
    List<Ambient> ambients(boolean sent) {
        return machine.ambients().stream().filter(ambient -> ambient.role().equals(role()) == sent).toList();
    }

    /** Whether the message goes into a transcript that something looks at. */
    boolean remembers(Sent message) {
        return message.message().content().transcript() && RulePlan.terms(model)
                .flatMap(term -> TermWalk.all(term, Term.Transcript.class)).findAny().isPresent();
    }

    CodeBlock alert(Type.Enumerator alert) {
        Type.Code type = model.alerts().type();
        return CodeBlock.of("$T.$L", names.type(type), names.constant(type, alert));
    }

    /** How the transcript calls a message. */
    String key(Sent message) {
        return message.role() + "." + own.label(message.message());
    }
}
