package dev.parley.backends.java.codec;

import dev.parley.lang.Compilation;
import dev.parley.lang.Compiler;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The specifications of the repository, and the types of RFC 9846 as it prints them. */
final class Specifications {
    private static final String REST = """
            protocol rfc;
            roles client C, server S;
            envelope ContentType { alert: Alert; handshake: Handshake, transcript; application_data: raw Data; }
            alerts AlertDescription { unexpected -> unexpected_message; malformed -> decode_error;
                forbidden -> illegal_parameter; internal -> internal_error; }
            flow rfc { C: ClientHello  S: ServerHello  S: EncryptedExtensions }
            """;

    private Specifications() {
    }

    static ProtocolModel tls() {
        return model(Compiler.compile(SourceLoader.folder(Path.of("../../spec/tls")), "tls.parley"));
    }

    static ProtocolModel socks5() {
        return model(Compiler.compile(SourceLoader.folder(Path.of("../../spec/examples")), "socks5.parley"));
    }

    static ProtocolModel rfc9846() {
        return text(appendixB() + "\n" + REST);
    }

    static ProtocolModel text(String text) {
        return model(Compiler.compile(SourceLoader.of(Map.of("test.parley", text)), "test.parley"));
    }

    private static String appendixB() {
        try {
            return Files.readString(Path.of("../lang/src/test/resources/rfc/rfc9846-appendix-b.md")).lines()
                    .filter(line -> line.startsWith("       ") || line.isBlank()).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProtocolModel model(Result<Compilation> result) {
        return result.value().orElseThrow(() -> new AssertionError(result.diagnostics())).model();
    }
}
