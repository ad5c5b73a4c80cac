package dev.parley.backends.java.machine;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Option;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.TermText;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the interface of what a role decides by itself. */
final class PolicyEmitter {
    private final RoleView view;
    private final ClassName machine;

    PolicyEmitter(RoleView view) {
        this.view = view;
        this.machine = view.names().machine(view.role());
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(view.names().policy(view.role())).addModifiers(Modifier.PUBLIC)
                .addJavadoc("What the $L decides by itself: the content of its messages, and its choices.",
                        view.role().title());
        view.messages(true).stream().filter(message -> Drafts.needed(view, message)).map(this::draft)
                .forEach(type::addMethod);
        view.model().options().stream().filter(option -> option.role().equals(view.role())).map(this::option)
                .forEach(type::addMethod);
        if (view.chooses()) {
            type.addMethod(choose());
        }
        return type.build();
    }

    private MethodSpec draft(Sent message) {
        TypeName value = view.names().valueType(Drafts.type(message));
        List<Rule.Equation> equations = Drafts.equations(view, message);
        MethodSpec.Builder method = MethodSpec.methodBuilder(view.own().message(message))
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT).returns(value).addParameter(machine, "machine")
                .addException(WireTypes.PROTOCOL_EXCEPTION)
                .addJavadoc("The $L to be sent.",
                        JavaSource.cite(view.own().label(message.message()), message.message().span()));
        if (!equations.isEmpty()) {
            method.addJavadoc("\nThe machine fills in {@code $L}; a draft holds something of a legal length there.",
                    String.join("}, {@code ", equations.stream().map(e -> TermText.of(e.field())).distinct().toList()));
        }
        return method.build();
    }

    private MethodSpec option(Option option) {
        return MethodSpec.methodBuilder(view.own().option(option)).addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .returns(TypeName.BOOLEAN).addParameter(machine, "machine")
                .addJavadoc("$L. The answer is the same during a run.",
                        JavaSource.cite("option " + option.name(), option.span()))
                .build();
    }

    private MethodSpec choose() {
        ClassName message = view.own().messageEnum();
        return MethodSpec.methodBuilder("choose").addModifiers(Modifier.PUBLIC, Modifier.DEFAULT).returns(message)
                .addException(WireTypes.PROTOCOL_EXCEPTION)
                .addParameter(machine, "machine").addParameter(view.own().stateEnum(view.role()), "state")
                .addParameter(ParameterizedTypeName.get(ClassName.get(Set.class), message), "enabled")
                .addJavadoc("Chooses one of several messages that can be sent; unless overridden, the first in the order of the flow.")
                .addStatement("return enabled.iterator().next()").build();
    }
}
