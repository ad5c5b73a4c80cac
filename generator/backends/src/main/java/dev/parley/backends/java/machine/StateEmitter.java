package dev.parley.backends.java.machine;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.machine.Move;
import dev.parley.lang.machine.State;
import dev.parley.lang.model.Sent;
import javax.lang.model.element.Modifier;

/** Writes the enumeration of a role's states. */
final class StateEmitter {
    private final RoleView view;

    StateEmitter(RoleView view) {
        this.view = view;
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.enumBuilder(view.own().stateEnum(view.role()))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC).addSuperinterface(WireTypes.LABELLED)
                .addJavadoc("Where the $L can rest.", view.role().title());
        for (State state : view.machine().states()) {
            type.addEnumConstant(view.own().simpleState(view.role(), state.name()),
                    TypeSpec.anonymousClassBuilder("$S, $S", state.name(), state.span().cite())
                            .addJavadoc("$L ($L).", doing(state), state.span().cite()).build());
        }
        return labelled(type, "spec", "Its place in the flow, as {@code file:line}.").build();
    }

    private String doing(State state) {
        String messages = String.join(" or ", state.moves().stream().map(Move::sent).map(Sent::message).distinct()
                .map(view.own()::label).toList());
        return switch (state.kind()) {
            case SEND -> "Sends " + messages;
            case RECEIVE -> "Awaits " + messages;
            case END -> "The flow is over";
        };
    }

    /** Adds a label, and one more text, to an enumeration. */
    static TypeSpec.Builder labelled(TypeSpec.Builder type, String second, String what) {
        return type.addField(FieldSpec.builder(String.class, "label", Modifier.PRIVATE, Modifier.FINAL).build())
                .addField(FieldSpec.builder(String.class, second, Modifier.PRIVATE, Modifier.FINAL).build())
                .addMethod(MethodSpec.constructorBuilder().addParameter(String.class, "label")
                        .addParameter(String.class, second).addStatement("this.label = label")
                        .addStatement("this.$1L = $1L", second).build())
                .addMethod(MethodSpec.methodBuilder("label").addAnnotation(Override.class).addModifiers(Modifier.PUBLIC)
                        .returns(String.class).addStatement("return label").build())
                .addMethod(MethodSpec.methodBuilder(second).addModifiers(Modifier.PUBLIC).addJavadoc(what)
                        .returns(String.class).addStatement("return $L", second).build());
    }
}
