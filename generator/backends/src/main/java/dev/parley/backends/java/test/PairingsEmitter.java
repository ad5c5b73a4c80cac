package dev.parley.backends.java.test;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.Names;
import dev.parley.backends.java.TestTypes;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.Role;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class that joins the machines of both roles with scripts and stubs. */
final class PairingsEmitter {
    private final Context context;

    PairingsEmitter(Context context) {
        this.context = context;
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(context.pairings()).addModifiers(Modifier.FINAL)
                .addJavadoc("Both machines, with policies that keep to scripts, from the view of either role.")
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        context.machines().forEach(machine -> type.addField(pairing(machine)));
        context.machines().forEach(machine -> type.addMethod(create(machine.role())));
        return type.build();
    }

    private FieldSpec pairing(Machine machine) {
        String name = Names.upperSnake(machine.role().title());
        return FieldSpec.builder(TestTypes.PAIRING, name, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T($S, $T::$L, $S, $T::$L,$W$T.of($T.values()))", TestTypes.PAIRING,
                        machine.role().title(), context.pairings(), method(machine.role()), machine.peer().title(),
                        context.pairings(), method(machine.peer()), List.class, context.own().messageEnum()).build();
    }

    private static String method(Role role) {
        return Names.camel(role.title());
    }

    private MethodSpec create(Role role) {
        CodeBlock primitives = context.model().externs().isEmpty() ? CodeBlock.of("")
                : CodeBlock.of("new $T(),$W", context.primitives());
        return MethodSpec.methodBuilder(method(role)).addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(WireTypes.MACHINE).addParameter(TestTypes.SCRIPT, "script")
                .addParameter(WireTypes.TRANSPORT, "transport")
                .addStatement("return new $T(new $T(script),$W$Ltransport)", context.names().machine(role),
                        context.policy(role), primitives).build();
    }
}
