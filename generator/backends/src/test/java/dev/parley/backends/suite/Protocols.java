package dev.parley.backends.suite;

import dev.parley.lang.Compilation;
import dev.parley.lang.Compiler;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import java.nio.file.Path;
import java.util.Map;

/** The specifications that suites are made for here. */
public final class Protocols {
    private Protocols() {
    }

    static Compilation tls() {
        return compiled(Compiler.compile(SourceLoader.folder(Path.of("../../spec/tls")), "tls.parley"));
    }

    static Compilation socks5() {
        return compiled(Compiler.compile(SourceLoader.folder(Path.of("../../spec/examples")), "socks5.parley"));
    }

    /** Everything that may pass beside a flow. */
    public static Compilation beside() {
        return compiled(Compiler.compile(SourceLoader.folder(Path.of("src/test/resources/dev/parley/backends/suite")),
                "beside.parley"));
    }

    /** A ladder of keys, proofs inside extensions, and messages that machines send by themselves. */
    public static Compilation vault() {
        return compiled(Compiler.compile(SourceLoader.folder(
                Path.of("src/test/resources/dev/parley/backends/java/machine")), "vault.parley"));
    }

    static Compilation text(String text) {
        return compiled(Compiler.compile(SourceLoader.of(Map.of("test.parley", text)), "test.parley"));
    }

    private static Compilation compiled(Result<Compilation> result) {
        return result.value().orElseThrow(() -> new AssertionError(result.diagnostics()));
    }
}
