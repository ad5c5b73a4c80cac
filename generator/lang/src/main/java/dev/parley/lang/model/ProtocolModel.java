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
 * @param exports what whoever uses the protocol can ask for
 */
public record ProtocolModel(String name, List<Type> types, List<Constant> constants, Envelope envelope,
        List<Role> roles, Alerts alerts, List<ExtensionTable> tables, List<Message> messages, List<Fact> facts,
        List<Option> options, List<FlowStep> entry, List<Ambient> ambients, List<Equations> equations,
        List<Binding> schedule, List<Epoch> epochs, List<QualifiedName> externTypes, List<Extern> externs,
        List<Argument> arguments, List<Export> exports) {
    /** A named constant. */
    public record Constant(QualifiedName name, Term value) {
    }

    /** The equations of a message, if it has any. */
    public Optional<Equations> equationsOf(Sent sent) {
        return equations.stream().filter(e -> e.message().equals(sent)).findFirst();
    }

    /**
     * What a message's parameters stand for when it is read or written by itself, one term for each: the value that a
     * namespace gives, or the type code of the message.
     */
    public List<Term> argumentsOf(Message message) {
        return message.wire().map(wire -> wire.parameters().stream().map(p -> argument(message, wire, p)
                .orElseThrow(() -> new IllegalStateException(message + " has no value for " + p.name()))).toList())
                .orElse(List.of());
    }

    private Optional<Term> argument(Message message, Type.Struct wire, Type.Parameter parameter) {
        Optional<Term> code = message.type().filter(t -> parameter.type() instanceof ValueType.Code c
                        && c.type().enumerators().contains(t))
                .map(t -> new Term.CodeValue(((ValueType.Code) parameter.type()).type(), t, message.span()));
        return argument(message.name().namespace(), parameter.name())
                .or(() -> argument(wire.name().namespace(), parameter.name()))
                .or(() -> argument("", parameter.name())).map(Argument::value).or(() -> code);
    }

    private Optional<Argument> argument(String namespace, String name) {
        return arguments.stream().filter(a -> a.namespace().equals(namespace) && a.name().equals(name)).findFirst();
    }

    /** The other role. */
    public Role peerOf(Role role) {
        return roles.get(0).equals(role) ? roles.get(1) : roles.get(0);
    }
}
