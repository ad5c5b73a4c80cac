package dev.parley.lang.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import dev.parley.lang.syntax.SpecParser;
import dev.parley.lang.syntax.SyntaxTree;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The specifications of this repository link. */
class SpecificationsTest {
    private static final SourceLoader SPECS = SourceLoader.folder(Path.of("..", "..", "spec"));

    static ProtocolModel model(String entry) {
        Result<SyntaxTree> tree = SpecParser.parse(SPECS, entry);
        assertEquals(List.of(), tree.diagnostics());
        Result<ProtocolModel> model = Linker.link(tree.value().orElseThrow());
        assertEquals("", String.join("\n", model.diagnostics().stream()
                .map(d -> d.span() + " " + d.code() + " " + d.message() + d.hint().map(h -> " (" + h + ")").orElse(""))
                .toList()));
        return model.value().orElseThrow();
    }

    @Test
    void tlsLinks() {
        ProtocolModel tls = model("tls/tls.parley");
        assertEquals("tls", tls.name());
    }

    @Test
    void socks5Links() {
        assertEquals("socks5", model("examples/socks5.parley").name());
    }
}
