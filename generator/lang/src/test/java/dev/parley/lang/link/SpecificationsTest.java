package dev.parley.lang.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.source.SourceLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The specifications of this repository link. */
class SpecificationsTest {
    private static final SourceLoader SPECS = SourceLoader.folder(Path.of("..", "..", "spec"));

    @Test
    void tlsLinks() {
        ProtocolModel tls = Linking.model(SPECS, "tls/tls.parley");
        assertEquals("tls", tls.name());
    }

    @Test
    void socks5Links() {
        assertEquals("socks5", Linking.model(SPECS, "examples/socks5.parley").name());
    }
}
