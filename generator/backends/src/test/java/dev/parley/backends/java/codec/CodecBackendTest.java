package dev.parley.backends.java.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.backends.GeneratedFile;
import dev.parley.backends.java.InMemoryCompiler;
import dev.parley.backends.java.Names;
import dev.parley.lang.model.ProtocolModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodecBackendTest {
    @Test
    void everyFormOfTypeCompilesWithoutWarnings() {
        InMemoryCompiler.compile(generate(Zoo.model()));
    }

    @Test
    void theSameModelMakesTheSameBytes() {
        ProtocolModel model = Zoo.model();
        assertEquals(generate(model), generate(model));
    }

    private static List<GeneratedFile> generate(ProtocolModel model) {
        return new CodecBackend(model, new Names(model, "zoo")).generate();
    }
}
