package dev.parley.lang.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.Compilation;
import dev.parley.lang.Compiler;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.source.DiagnosticPrinter;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import java.nio.file.Path;

/** The flows of TLS, with messages that have no content. */
final class TlsFlows {
    private static final SourceLoader FLOWS = SourceLoader.folder(Path.of("src/test/resources/flows"));

    static final Compilation TLS13 = compile("tls13.parley");
    static final Compilation TLS12 = compile("tls12.parley");
    static final Compilation BOTH = compile("tls.parley");

    private TlsFlows() {
    }

    static Compilation compile(String entry) {
        Result<Compilation> result = Compiler.compile(FLOWS, entry);
        assertEquals("", DiagnosticPrinter.print(result.diagnostics()));
        return result.value().orElseThrow();
    }

    static Machine client(Compilation compilation) {
        return compilation.machines().get(0);
    }

    static Machine server(Compilation compilation) {
        return compilation.machines().get(1);
    }
}
