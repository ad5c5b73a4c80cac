package dev.parley.backends.java.machine;

import dev.parley.lang.model.Equations;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.List;

/** Tells which messages the policy has to draft, because the specification leaves some of their content open. */
final class Drafts {
    private Drafts() {
    }

    /** Whether the message has a field that is neither constant nor defined by an equation of the whole field. */
    static boolean needed(RoleView view, Sent message) {
        return message.message().wire().isEmpty() || fields(message).stream()
                .anyMatch(field -> equations(view, message).stream().noneMatch(e -> isField(e, field)))
                || fields(message).size() > 1;
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
    static ValueType type(Sent message) {
        return message.message().wire().<ValueType>map(ValueType.Struct::new).orElse(ValueType.BYTES);
    }

    static List<Rule.Equation> equations(RoleView view, Sent message) {
        return view.model().equationsOf(message).map(Equations::rules).orElse(List.of()).stream()
                .filter(Rule.Equation.class::isInstance).map(Rule.Equation.class::cast).toList();
    }

    private static boolean isField(Rule.Equation equation, Type.Field field) {
        return equation.field() instanceof Term.FieldOf of && of.object() instanceof Term.This && of.field().equals(field);
    }
}
