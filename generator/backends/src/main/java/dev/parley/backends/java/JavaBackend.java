package dev.parley.backends.java;

import dev.parley.backends.GeneratedFile;
import dev.parley.backends.GeneratorException;
import dev.parley.backends.ProblemsException;
import dev.parley.backends.java.codec.CodecBackend;
import dev.parley.backends.java.machine.MachineBackend;
import dev.parley.lang.Compilation;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.ProtocolModel;
import java.util.ArrayList;
import java.util.List;

/** Makes the Java code of a protocol. The same input makes the same bytes. */
public final class JavaBackend {
    private JavaBackend() {
    }

    /**
     * The codecs of all types and the machines of both roles, for a tool whose user wrote the specification.
     *
     * @param basePackage the package of the protocol's own namespace; others are below it
     * @throws ProblemsException if the specification is sound, but no code can be made of it
     */
    public static List<GeneratedFile> generate(Compilation compilation, String basePackage) throws ProblemsException {
        try {
            return generate(compilation.model(), compilation.machines(), basePackage);
        } catch (GeneratorException e) {
            throw new ProblemsException(List.of(e.problem()));
        }
    }

    /**
     * The codecs of all types and the machines of both roles.
     *
     * @param basePackage the package of the protocol's own namespace; others are below it
     * @throws GeneratorException if the specification is sound, but no code can be made of it
     */
    public static List<GeneratedFile> generate(ProtocolModel model, List<Machine> machines, String basePackage) {
        Names names = new Names(model, basePackage);
        List<GeneratedFile> files = new ArrayList<>(new CodecBackend(model, names).generate());
        files.addAll(new MachineBackend(model, machines, names).generate());
        return List.copyOf(files);
    }
}
