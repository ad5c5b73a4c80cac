package dev.parley.lang.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Sent;
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
    /** A small protocol without a flow. */
    static final String PROTOCOL = """
            protocol demo;
            roles client C, server S;
            enum { broken(1), wrong(2), (255) } Alarm;
            alerts Alarm { unexpected -> broken; malformed -> broken; forbidden -> wrong; internal -> broken; }
            enum { talk(2), data(3), (255) } Tag;
            enum { hello(1), answer(2), finish(3), (255) } Kind;
            enum { red(1), green(2), blues(3..5), (255) } Colour;
            registry Colour (weight: uint8) { red 1; green 2; }
            enum { token(1), shade(2), (255) } ItemType;
            struct { ItemType type; opaque body<0..255>; } Item;
            struct { opaque value<0..8>; } Token;
            struct { Colour colour; } Shade;
            struct {
                Kind kind;
                uint16 length;
                select (Kind) { case hello: Hello; case answer: Answer; case finish: Finish; } body;
            } Talk;
            struct { uint8 version = 1; uint16 level; opaque nonce[8]; Colour colours<1..10>; Item items<0..255>; } Hello;
            struct { Colour colour; opaque nonce[8]; Item items<0..255>; } Answer;
            struct { opaque mac[8]; } Finish;
            extensions Item {
                token  Hello: Token, Answer: Token;
                shade  Hello: Shade, Answer: Shade unsolicited required -> broken;
                Answer answers Hello;
            }
            envelope Tag { talk: Talk, transcript, limit 1000; data: raw Data; }
            """;
    /** With a flow, and something to compute. */
    static final String DEMO = PROTOCOL + """
            flow demo { C: Hello S: Answer C: Finish S: Finish }
            extern seal(key: secret, text: bytes): bytes;
            extern derive(label: string, seed: bytes): secret;
            extern sign(text: bytes): bytes verified by verify;
            extern verify(text: bytes, signature: bytes): bool;
            """;

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

    static Type.Field field(ProtocolModel model, String struct, String field) {
        return struct(model, "", struct).find(field).orElseThrow();
    }

    static Type.Struct struct(ProtocolModel model, String name) {
        return struct(model, "", name);
    }

    static Type.Code code(ProtocolModel model, String name) {
        return code(model, "", name);
    }

    static Sent sent(ProtocolModel model, String role, String message) {
        return new Sent(model.roles().stream().filter(r -> r.name().equals(role)).findFirst().orElseThrow(),
                model.messages().stream().filter(m -> m.name().toString().equals(message)).findFirst().orElseThrow());
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
