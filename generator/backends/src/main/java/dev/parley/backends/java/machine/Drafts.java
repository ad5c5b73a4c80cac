package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.lang.model.Equations;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.List;
import java.util.Optional;

/** Tells which messages the policy has to draft, because the specification leaves some of their content open. */
public final class Drafts {
    private Drafts() {
    }

    /**
     * Whether the message has a field that is neither constant, nor settled by what makes it the message that it is, nor
     * defined by an equation of the whole field.
     */
    public static boolean needed(RoleView view, Sent message) {
        return message.message().wire().isEmpty() || !isSettled(view, message) && (fields(message).size() > 1
                || fields(message)
                .stream().anyMatch(field -> equations(view, message).stream().noneMatch(e -> isField(e, field))));
    }

    /** For a message that is not drafted and has no equations, the comparisons that settle its fields. */
    static List<Term.Compare> settled(Sent message) {
        return fields(message).stream().map(field -> settled(message, field).orElseThrow()).toList();
    }

    private static boolean isSettled(RoleView view, Sent message) {
        return equations(view, message).isEmpty()
                && fields(message).stream().allMatch(field -> settled(message, field).isPresent());
    }

    private static Optional<Term.Compare> settled(Sent message, Type.Field field) {
        return message.message().settled().stream()
                .filter(part -> ((Term.Local) part.left()).name().equals(field.name())).findFirst();
    }

    /** The message that is settled without anybody's draft. */
    static CodeBlock settledValue(RoleView view, Sent message) {
        Expressions expressions = new Expressions(view.names(), MachineScope.machine(view));
        CodeBlock values = CodeBlock.join(settled(message).stream()
                .map(part -> expressions.converted(part.right(), part.left().type(), Known.NOTHING)).toList(), ",$W");
        return CodeBlock.of("new $T($L)", view.names().valueType(type(message)), values);
    }

    /** Whether the equation gives the only field of the message, so that it alone makes the message. */
    static boolean isSoleField(RoleView view, Sent message, Rule.Equation equation) {
        return !needed(view, message) && isField(equation, fields(message).get(0));
    }

    /** The fields of the message that are no constants. */
    static List<Type.Field> fields(Sent message) {
        return message.message().wire().map(Type.Struct::fields).orElse(List.of()).stream()
                .filter(field -> field.constant().isEmpty()).toList();
    }

    /** The type of a message's value. */
    public static ValueType type(Sent message) {
        return message.message().wire().<ValueType>map(ValueType.Struct::new).orElse(ValueType.BYTES);
    }

    static List<Rule.Equation> equations(RoleView view, Sent message) {
        return view.model().equationsOf(message).map(Equations::rules).orElse(List.of()).stream()
                .filter(Rule.Equation.class::isInstance).map(Rule.Equation.class::cast).toList();
    }

    private static boolean isField(Rule.Equation equation, Type.Field field) {
        return equation.guard().isEmpty() && equation.field() instanceof Term.FieldOf of && of.object() instanceof Term.This
                && of.field().equals(field);
    }
}
