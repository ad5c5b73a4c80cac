package dev.parley.lang.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.DiagnosticPrinter;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import dev.parley.lang.syntax.SpecParser;
import dev.parley.lang.syntax.SyntaxTree;
import java.util.List;
import java.util.Map;

/** Links texts for tests. */
final class Linking {
    private Linking() {
    }

    static Result<ProtocolModel> link(SourceLoader loader, String entry) {
        Result<SyntaxTree> tree = SpecParser.parse(loader, entry);
        assertEquals("", DiagnosticPrinter.print(tree.diagnostics()));
        return Linker.link(tree.value().orElseThrow());
    }

    /** What is wrong with a text. */
    static List<Diagnostic> problems(String text) {
        return link(SourceLoader.of(Map.of("x.parley", text)), "x.parley").diagnostics();
    }

    /** The model of a text that has no problem. */
    static ProtocolModel model(String text) {
        return model(SourceLoader.of(Map.of("x.parley", text)), "x.parley");
    }

    static ProtocolModel model(SourceLoader loader, String entry) {
        Result<ProtocolModel> model = link(loader, entry);
        assertEquals("", DiagnosticPrinter.print(model.diagnostics()));
        return model.value().orElseThrow();
    }

    static Type.Struct struct(ProtocolModel model, String namespace, String name) {
        return (Type.Struct) type(model, namespace, name);
    }

    static Type.Code code(ProtocolModel model, String namespace, String name) {
        return (Type.Code) type(model, namespace, name);
    }

    private static Type type(ProtocolModel model, String namespace, String name) {
        QualifiedName full = new QualifiedName(namespace, name);
        return model.types().stream().filter(t -> t instanceof Type.Struct s && s.name().equals(full)
                || t instanceof Type.Code c && c.name().equals(full)).findFirst().orElseThrow();
    }
}
