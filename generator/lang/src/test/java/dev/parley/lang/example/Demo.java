package dev.parley.lang.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.Compilation;
import dev.parley.lang.Compiler;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Sent;
import dev.parley.lang.source.DiagnosticPrinter;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small protocol with something of everything that examples have to get right. */
final class Demo {
    private static final String TYPES = """
            protocol demo;
            roles client C, server S;
            enum { broken(1), wrong(2), (255) } Alarm;
            alerts Alarm { unexpected -> broken; malformed -> broken; forbidden -> wrong; internal -> broken; }
            enum { talk(2), data(3), (255) } Tag;
            enum { hello(1), answer(2), finish(3), (255) } Kind;
            enum { small, large } Size;
            registry Size (width: uint8) { small 2; large 5; }
            enum { red(1), green(2), blues(3..5), black(9), (255) } Colour;
            registry Colour (weight: uint8, size: Size) { red 1 small; green 2 large; }
            enum { token(1), shade(2), rest(3), (255) } ItemType;
            struct { ItemType type; opaque body<0..255>; } Item;
            struct { opaque value<0..8>; } Token;
            struct { Colour colour; } Shade;
            struct { opaque all[..]; } Rest;
            struct {
                Kind kind;
                uint16 length;
                select (Kind) { case hello: Hello; case answer: Answer; case finish: Finish; } body;
            } Talk;
            struct {
                uint8 version = 1; uint16 level; opaque nonce[8]; opaque name<0..16>; Colour colours<1..10>;
                uint8 count; opaque filler[count + 1]; Colour shades[count * 2];
                Item items<0..255>;
            } Hello;
            struct { uint16 number where number != 0; opaque word<2..4>; } Pair;
            struct {
                Colour colour;
                uint8 choice where choice < 100;
                select (colour) { case red: opaque short[2]; case green, black: Pair pair; default: uint32 code; } body;
                Pair pairs<0..40>;
                Item items<2..255>;
            } Answer;
            override Answer.items<2..255> optional;
            struct { select (Size) { case small: uint16 two; case large: opaque five[5]; } body; opaque mac[8]; } Finish;
            extensions Item {
                token  Hello: Token, Answer: Token;
                shade  Hello: Shade, Answer: Shade unsolicited required -> broken;
                rest   Hello: Rest,  Answer: Rest;
                Answer answers Hello;
            }
            envelope Tag { talk: Talk, transcript, limit 1000; data: raw Data; }
            extern seal(key: secret, text: bytes): bytes;
            extern derive(label: string, seed: bytes): secret;
            extern weigh(text: bytes): int;
            extern good(text: bytes): bool;
            """;
    /** What Finish needs to know. */
    static final String SIZE = "parameter Size = Answer.colour.size;\n";
    private static final String FLOW = SIZE + "flow demo { C: Hello S: Answer C: Finish S: Data }\n";

    private Demo() {
    }

    /** The protocol with facts, equations and the like, and its usual flow. */
    static ProtocolModel model(String more) {
        return model(FLOW, more);
    }

    static ProtocolModel model(String flow, String more) {
        Result<Compilation> result = Compiler.compile(SourceLoader.of(Map.of("x.parley", TYPES + flow + more)), "x.parley");
        assertEquals("", DiagnosticPrinter.print(result.diagnostics()));
        return result.value().orElseThrow().model();
    }

    static Sent sent(ProtocolModel model, String role, String message) {
        return new Sent(model.roles().stream().filter(r -> r.name().equals(role)).findFirst().orElseThrow(),
                model.messages().stream().filter(m -> m.name().toString().equals(message)).findFirst().orElseThrow());
    }

    /** A run without options; exchanges are written {@code R.M fact fact}. */
    static Run run(ProtocolModel model, String... exchanges) {
        List<Run.Exchange> list = new ArrayList<>();
        for (String exchange : exchanges) {
            List<String> words = List.of(exchange.split(" "));
            String[] sent = words.get(0).split("\\.");
            list.add(new Run.Exchange(sent(model, sent[0], sent[1]), Set.copyOf(words.subList(1, words.size()))));
        }
        return new Run(Set.of(), list);
    }

    /** The usual run. */
    static Run run(ProtocolModel model) {
        return run(model, "C.Hello", "S.Answer", "C.Finish", "S.Data");
    }
}
