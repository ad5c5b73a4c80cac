package dev.parley.backends.java.machine;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.GeneratedFile;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.Names;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Next;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Makes the machines of both roles and what they share. */
public final class MachineBackend {
    private final ProtocolModel model;
    private final List<Machine> machines;
    private final Names names;
    private final MachineNames own;

    /** A backend for the machines of the model. */
    public MachineBackend(ProtocolModel model, List<Machine> machines, Names names) {
        this.model = model;
        this.machines = machines;
        this.names = names;
        this.own = new MachineNames(model, machines, names);
    }

    /**
     * All files.
     *
     * @throws dev.parley.backends.GeneratorException if the specification says too little to be executed
     */
    public List<GeneratedFile> generate() {
        List<GeneratedFile> files = new ArrayList<>();
        SharedEmitter shared = new SharedEmitter(model, names, own);
        files.add(file(own.messageEnum(), shared.messages()));
        files.add(file(own.epochEnum(), shared.epochs()));
        files.add(file(names.common("Envelope"), shared.envelope()));
        if (!model.externs().isEmpty()) {
            files.add(file(own.primitives(), shared.primitives()));
        }
        keyed().forEach(epoch -> files.add(file(own.keys(epoch), shared.keys(epoch))));
        for (QualifiedName type : model.externTypes()) {
            files.add(file(names.type(type), shared.externType(type)));
        }
        for (Machine machine : machines) {
            RoleView view = new RoleView(model, machine, names, own);
            files.add(file(names.policy(machine.role()), new PolicyEmitter(view).emit()));
            files.add(file(names.machine(machine.role()), new MachineEmitter(view).emit()));
        }
        return List.copyOf(files);
    }

    /** The epochs that a lane changes to. */
    private List<Epoch> keyed() {
        return machines.stream().map(machine -> new RoleView(model, machine, names, own))
                .flatMap(view -> Rekeys.of(view).stream()).map(Next.Rekey::epoch).distinct().toList();
    }

    private GeneratedFile file(ClassName name, TypeSpec type) {
        return JavaSource.file(name, type, source());
    }

    /** The file with the flow. */
    private SourceFile source() {
        return machines.get(0).states().get(0).span().file();
    }
}
