package dev.parley.backends.java.test;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.TestTypes;
import dev.parley.backends.java.machine.Drafts;
import dev.parley.backends.java.machine.RoleView;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.Option;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the policy of a role that keeps to a script. */
final class ScriptedPolicyEmitter {
    private final Context context;
    private final RoleView view;
    private final Role role;

    ScriptedPolicyEmitter(Context context, Machine machine) {
        this.context = context;
        this.view = new RoleView(context.model(), machine, context.names(), context.own());
        this.role = machine.role();
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(context.policy(role)).addModifiers(Modifier.FINAL)
                .addSuperinterface(context.names().policy(role))
                .addJavadoc("A $L that says what the script says.", role.title())
                .addField(TestTypes.SCRIPT, "script", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addParameter(TestTypes.SCRIPT, "script")
                        .addStatement("this.script = script").build());
        view.messages(true).stream().filter(message -> Drafts.needed(view, message)).map(this::draft)
                .forEach(type::addMethod);
        context.model().options().stream().filter(option -> option.role().equals(role)).map(this::option)
                .forEach(type::addMethod);
        if (view.chooses()) {
            type.addMethod(choose());
        }
        return type.build();
    }

    private MethodSpec draft(Sent message) {
        TypeName value = context.names().valueType(Drafts.type(message));
        return method(context.own().message(message), value)
                .addStatement("return script.draft($L, $T.class)", context.own().constant(message.message()), value).build();
    }

    private MethodSpec option(Option option) {
        return method(context.own().option(option), TypeName.BOOLEAN)
                .addStatement("return script.isSet($S)", Options.name(option.role(), option.name())).build();
    }

    private MethodSpec choose() {
        ClassName message = context.own().messageEnum();
        return method("choose", message).addParameter(context.own().stateEnum(role), "state")
                .addParameter(ParameterizedTypeName.get(ClassName.get(Set.class), message), "enabled")
                .addStatement("return script.choose(enabled)").build();
    }

    private MethodSpec.Builder method(String name, TypeName result) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC).returns(result)
                .addParameter(context.names().machine(role), "machine");
    }
}
