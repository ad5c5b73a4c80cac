package dev.parley.backends.java.test;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.java.Names;
import dev.parley.backends.java.machine.MachineNames;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Type;
import java.util.List;

/** What all emitters of tests know: the protocol, its names, and the names of the classes that they make. */
record Context(ProtocolModel model, List<Machine> machines, Names names, MachineNames own) {
    Context(ProtocolModel model, List<Machine> machines, Names names) {
        this(model, machines, names, new MachineNames(model, machines, names));
    }

    /** The machine of a role. */
    Machine machine(Role role) {
        return machines.stream().filter(machine -> machine.role().equals(role)).findFirst().orElseThrow();
    }

    /** The class of all concrete messages. */
    ClassName examples() {
        return names.test("Examples");
    }

    /** The class that stands in for the primitives. */
    ClassName primitives() {
        return names.test("StubPrimitives");
    }

    /** The class that joins both machines. */
    ClassName pairings() {
        return names.test("Pairings");
    }

    /** The policy that keeps to a script. */
    ClassName policy(Role role) {
        return names.test("Scripted" + Names.pascal(role.title()) + "Policy");
    }

    /** The class of a role of that kind, such as {@code ClientPaths}. */
    ClassName ofRole(Role role, String kind) {
        return names.test(Names.pascal(role.title()) + kind);
    }

    /** The pairing in which the role is tested. */
    CodeBlock pairing(Role role) {
        return CodeBlock.of("$T.$L", pairings(), Names.upperSnake(role.title()));
    }

    /**
     * What a message is when it passes beside the flow: itself, or the one of the same wire type that passes there.
     */
    Message beside(Sent sent) {
        List<Message> passing = model.ambients().stream().filter(ambient -> ambient.role().equals(sent.role()))
                .flatMap(ambient -> ambient.block().stream()).map(Ambient.Part::message).toList();
        return passing.contains(sent.message()) ? sent.message() : passing.stream()
                .filter(message -> message.wireName().equals(sent.message().wireName())).findFirst().orElse(sent.message());
    }

    /** The constant of an alert. */
    CodeBlock alert(Type.Enumerator alert) {
        Type.Code type = model.alerts().type();
        return CodeBlock.of("$T.$L", names.type(type), names.constant(type, alert));
    }
}
