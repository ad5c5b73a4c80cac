package dev.parley.lang.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.parley.lang.Compiler;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.source.SourceLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The specifications of this repository have examples, however they grow. */
class SpecificationsTest {
    private static ProtocolModel model(String entry) {
        return Compiler.compile(SourceLoader.folder(Path.of("..", "..", "spec")), entry).value().orElseThrow().model();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls/tls.parley", "examples/socks5.parley"})
    void everyRunHasMessages(String entry) {
        ProtocolModel model = model(entry);
        Examples examples = Examples.of(model);
        List<Run> runs = AllRuns.of(model);
        assertFalse(runs.isEmpty());
        List<String> missing = new ArrayList<>();
        for (Run run : runs) {
            Outcome<List<Value>> found = examples.find(run);
            if (found instanceof Outcome.NotFound<List<Value>> none) {
                missing.add(run + ": " + none);
            } else {
                ((Outcome.Found<List<Value>>) found).example().forEach(Wire::of);
            }
        }
        assertEquals("", String.join("\n", missing));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls/tls.parley", "examples/socks5.parley"})
    void everyMessageHasASample(String entry) {
        ProtocolModel model = model(entry);
        Examples examples = Examples.of(model);
        assertFalse(model.messages().isEmpty());
        for (Message message : model.messages()) {
            Outcome<Value> sample = examples.sample(message);
            assertInstanceOf(Outcome.Found.class, sample, message::toString);
            Wire.of(((Outcome.Found<Value>) sample).example());
        }
    }
}
