package dev.parley.backends.java;

import dev.parley.backends.GeneratedFile;
import dev.parley.backends.java.codec.CodecBackend;
import dev.parley.backends.java.machine.MachineBackend;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.ProtocolModel;
import java.util.ArrayList;
import java.util.List;

/** Makes the Java code of a protocol. The same input makes the same bytes. */
public final class JavaBackend {
    private JavaBackend() {
    }

    /**
     * The codecs of all types and the machines of both roles.
     *
     * @param basePackage the package of the protocol's own namespace; others are below it
     */
    public static List<GeneratedFile> generate(ProtocolModel model, List<Machine> machines, String basePackage) {
        Names names = new Names(model, basePackage);
        List<GeneratedFile> files = new ArrayList<>(new CodecBackend(model, names).generate());
        files.addAll(new MachineBackend(model, machines, names).generate());
        return List.copyOf(files);
    }
}
