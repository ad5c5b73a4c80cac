package dev.parley.lang.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.TermText;
import dev.parley.lang.source.SourceLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The specifications of this repository link. */
class SpecificationsTest {
    private static final SourceLoader SPECS = SourceLoader.folder(Path.of("..", "..", "spec"));

    @Test
    void tlsLinks() {
        ProtocolModel tls = Linking.model(SPECS, "tls/tls.parley");
        assertEquals("tls", tls.name());
        assertEquals(List.of("S.ServerHello12.cipher_suite.key_exchange"), tls.argumentsOf(
                Linking.sent(tls, "S", "tls12.ServerKeyExchange").message()).stream().map(TermText::of).toList());
        Rule.Equation signature = tls.equationsOf(Linking.sent(tls, "S", "tls12.ServerKeyExchange")).orElseThrow()
                .rules().stream().filter(Rule.Equation.class::isInstance).map(Rule.Equation.class::cast).findFirst()
                .orElseThrow();
        assertEquals("signed_params.signature", TermText.of(signature.field()));
        assertEquals("sign(server_key, signed_params.algorithm, C.ClientHello.random + S.ServerHello12.random + params)",
                TermText.of(signature.value()));
    }

    @Test
    void socks5Links() {
        assertEquals("socks5", Linking.model(SPECS, "examples/socks5.parley").name());
    }
}
