package dev.parley.lang.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.Compilation;
import dev.parley.lang.Compiler;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.source.DiagnosticPrinter;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Examples of messages that share a wire type, each with extensions of its own. */
class ExtensionExamplesTest {
    private static final String TYPES = """
            protocol demo;
            roles client C, server S;
            enum { broken(1), wrong(2), (255) } Alarm;
            alerts Alarm { unexpected -> broken; malformed -> broken; forbidden -> wrong; internal -> broken; }
            enum { talk(2), (255) } Tag;
            enum { hello(1), answer(2), list(3), (255) } Kind;
            enum { token(1), shade(2), end(3), (255) } ItemType;
            struct { ItemType type; opaque body<0..255>; } Item;
            struct { opaque value<1..8>; } Token;
            struct { uint8 x; uint8 y; } Shade;
            struct { Item items<0..255>; } Hello;
            struct { uint8 mark; Item items<0..255>; } Answer;
            struct { Part parts<0..255>; } Parts;
            struct { uint8 size; Item items<0..255>; } Part;
            struct { Kind kind; uint16 length; select (kind) { case hello: Hello; case answer: Answer; case list: Parts; } b; } Talk;
            envelope Tag { talk: Talk, transcript; }
            message First  is Answer where mark == 1 & present(shade);
            message Second is Answer where mark != 1 & present(shade);
            message Third  is Answer where absent(shade);
            extensions Item {
                shade  Hello: Shade, First: Token, Second: Shade;
                end    Hello: Token last -> wrong;
                token  Hello: Token, Third: Token required -> wrong, Part: Token unsolicited required -> wrong;
                First answers Hello; Second answers Hello; Third answers Hello; Parts answers Hello;
            }
            on C.Hello  { require present(end) & present(token)    else wrong; }
            on S.Second { require shade.y == 7                     else wrong; }
            on S.Parts  { require parts[1].size == 4               else wrong; }
            flow demo { C: Hello choice by S { S: First } or { S: Second } or { S: Third } S: Parts }
            """;

    private final ProtocolModel model = model();

    private static ProtocolModel model() {
        Result<Compilation> result = Compiler.compile(SourceLoader.of(Map.of("x.parley", TYPES)), "x.parley");
        assertEquals("", DiagnosticPrinter.print(result.diagnostics()));
        return result.value().orElseThrow().model();
    }

    private List<Value> found(String answer) {
        return RepairsTest.found(model, Demo.run(model, "C.Hello", answer, "S.Parts"));
    }

    private static List<String> extensions(Value struct) {
        return ((Value.Extensions) ((Value.Struct) struct).fields().get("items")).list().stream()
                .map(e -> e.row().type().name() + ": " + e.body().type().name()).toList();
    }

    @Test
    void eachMessageHasTheBodyOfItsColumn() {
        assertEquals(List.of("shade: Token"), extensions(found("S.First").get(1)));
        assertEquals("1", RepairsTest.text(found("S.First").get(1), "mark"));
        assertEquals(List.of("shade: Shade"), extensions(found("S.Second").get(1)));
        assertEquals("7", RepairsTest.text(found("S.Second").get(1), "shade.y"));
    }

    @Test
    void whatAnAnswerNeedsIsOffered() {
        assertEquals(List.of("token: Token", "end: Token"), extensions(found("S.Third").get(0)));
        assertEquals(List.of("token: Token"), extensions(found("S.Third").get(1)));
        assertEquals(List.of("token: Token", "shade: Shade", "end: Token"), extensions(found("S.First").get(0)));
    }

    @Test
    void structsInsideHaveWhatTheyNeed() {
        List<Value> parts = ((Value.Elements) ((Value.Struct) found("S.Third").get(2)).fields().get("parts")).values();
        assertEquals(2, parts.size());
        parts.forEach(part -> assertEquals(List.of("token: Token"), extensions(part)));
    }
}
