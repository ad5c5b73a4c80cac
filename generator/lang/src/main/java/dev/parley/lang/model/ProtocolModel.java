package dev.parley.lang.model;

import java.util.List;
import java.util.Optional;

/**
 * A specification with all names resolved and types known.
 *
 * @param types code types and structs in the order of the text
 * @param constants named constants that are not enumerators of a code type
 * @param entry the steps of the entry flow, sub-flows inlined
 * @param arguments values of struct parameters
 */
public record ProtocolModel(String name, List<Type> types, List<Constant> constants, Envelope envelope,
        List<Role> roles, Alerts alerts, List<ExtensionTable> tables, List<Message> messages, List<Fact> facts,
        List<Option> options, List<FlowStep> entry, List<Ambient> ambients, List<Equations> equations,
        List<Binding> schedule, List<Epoch> epochs, List<QualifiedName> externTypes, List<Extern> externs,
        List<Argument> arguments) {
    /** A named constant. */
    public record Constant(QualifiedName name, Term value) {
    }

    /** The equations of a message, if it has any. */
    public Optional<Equations> equationsOf(Sent sent) {
        return equations.stream().filter(e -> e.message().equals(sent)).findFirst();
    }

    /** The other role. */
    public Role peerOf(Role role) {
        return roles.get(0).equals(role) ? roles.get(1) : roles.get(0);
    }
}
