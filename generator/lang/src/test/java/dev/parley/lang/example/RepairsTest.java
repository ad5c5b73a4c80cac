package dev.parley.lang.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.model.ProtocolModel;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a condition looks like, messages come to meet it. */
class RepairsTest {
    static List<Value> found(ProtocolModel model, Run run) {
        Outcome<List<Value>> outcome = Examples.of(model).find(run);
        if (outcome instanceof Outcome.NotFound<List<Value>> none) {
            throw new AssertionError(none.toString());
        }
        List<Value> bodies = ((Outcome.Found<List<Value>>) outcome).example();
        bodies.forEach(Wire::of);
        return bodies;
    }

    /** A short text for a value at the end of a way of field and extension names, element numbers and so on. */
    static String text(Value value, String way) {
        Value at = value;
        for (String step : way.split("\\.")) {
            at = step(at, step);
        }
        return at == null ? "absent" : text(at);
    }

    private static Value step(Value value, String step) {
        if (value instanceof Value.Struct struct && !struct.fields().containsKey(step)) {
            return struct.fields().values().stream().filter(Value.Extensions.class::isInstance)
                    .flatMap(v -> ((Value.Extensions) v).list().stream())
                    .filter(e -> e.row().type().name().equals(step)).findFirst().map(Value.Extension::body).orElse(null);
        }
        return value == null ? null : value instanceof Value.Struct struct ? struct.fields().get(step)
                : value instanceof Value.Choice choice ? choice.fields().get(step)
                : ((Value.Elements) value).values().get(Integer.parseInt(step));
    }

    private static String text(Value value) {
        if (value instanceof Value.Octets octets) {
            return octets.hex();
        }
        if (value instanceof Value.Elements elements) {
            return elements.values().stream().map(RepairsTest::text).collect(Collectors.joining(" "));
        }
        return value instanceof Value.Number number ? Long.toString(number.value())
                : value instanceof Value.Code code ? Long.toString(code.code())
                : value instanceof Value.Choice choice ? choice.arm().name() : "struct";
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            /* comparisons */
            "C.Hello; level == 7; level; 7",
            "C.Hello; 7 < level; level; 8",
            "C.Hello; level >= 7 & level <= 7; level; 7",
            "C.Hello; level != 0; level; 1",
            "C.Hello; !(level < 300); level; 300",
            "C.Hello; level + 3 == 10; level; 7",
            "C.Hello; 20 - level == 6; level; 14",
            "C.Hello; level * 3 == 27; level; 9",
            "C.Hello; level == 7 | level == 8; level; 7",
            "C.Hello; if level == 9 then true else false; level; 9",
            "C.Hello; (if level > 3 then level else 0) == 11; level; 11",
            "C.Hello; level == length(name) & length(name) == 3; name; 000000",
            /* bytes */
            "C.Hello; name == \"ab\"; name; 6162",
            "C.Hello; nonempty(name); name; 00",
            "C.Hello; nonce != zeros(8); nonce; 0101010101010101",
            "C.Hello; nonce[2] == 5; nonce; 0000050000000000",
            "C.Hello; contains(name, 255); name; ff",
            "C.Hello; slice(nonce, 6, 2) == {1, 2}; nonce; 0000000000000102",
            "C.Hello; slice(name, 2, 2) == {3, 4}; name; 00000304",
            "C.Hello; length(nonce + name) >= 8 & name[1] == 4; name; 0004",
            /* structs that terms make */
            "C.Hello; name == Pair(level, \"ab\") + {7}; name; 000002616207",
            "C.Hello; name == Shade(black) + Token(nonce); name; 09080000000000000000",
            "S.Answer; pairs[0] == Pair(Hello.level + 3, {1, 2}); pairs.0.number; 3",
            /* lists and code points */
            "C.Hello; contains(colours, black); colours; 1 2 9",
            "C.Hello; !contains(colours, red); colours; 2",
            "C.Hello; length(colours) == 4; colours; 1 2 1 1",
            "C.Hello; colours[2] == black; colours.2; 9",
            "C.Hello; colours[0].weight == 2; colours.0; 2",
            "S.Answer; registered(colour) & colour.weight > 1; colour; 2",
            "S.Answer; !(colour == red) & registered(colour); body; green",
            "S.Answer; colour in Hello.colours & colour != red; colour; 2",
            "S.Answer; colour.size == large; colour; 2",
            "S.Answer; pairs[1].number == 5; pairs.1.number; 5",
            "S.Answer; choice == Hello.level & choice == 12; choice; 12",
            /* arms */
            "S.Answer; body.pair.number == 8; body.pair.number; 8",
            "S.Answer; body.pair.word == {1, 2, 3}; body.pair.word; 010203",
            "C.Finish; length(body.five) == 5; body.five; 0000000000",
            "C.Finish; body.two == 4; body.two; 4",
            /* extensions */
            "C.Hello; present(token); token; struct",
            "C.Hello; !present(token); token; absent",
            "C.Hello; token.value == {1}; token.value; 01",
            "C.Hello; nonempty(rest.all); rest.all; 00",
            "S.Answer; token.value == Hello.token.value & nonempty(token.value); token.value; 00",
            "S.Answer; shade.colour == black; shade.colour; 9",
            /* lengths that hang together */
            "C.Hello; count == 3; filler; 00000000",
            "C.Hello; length(filler) == 3; count; 2",
            "C.Hello; length(shades) == 4; count; 2",
            "C.Hello; contains(shades, green); shades; 2 1",
            /* what only primitives know is taken as it comes */
            "C.Hello; good(nonce); level; 0",
            "C.Hello; weigh(nonce) == 3; level; 0",
            "C.Hello; good(token.value); token; struct"})
    void conditionIsMet(String message, String condition, String way, String expected) {
        ProtocolModel model = Demo.model("on " + message + " { require " + condition + " else wrong; }");
        List<String> all = List.of("C.Hello", "S.Answer", "C.Finish");
        assertEquals(expected, text(found(model, Demo.run(model)).get(all.indexOf(message)), way));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "black in Hello.colours; colours; 1 2 9",
            "!(red in Hello.colours); colours; 2",
            "Hello.level == 5; level; 5",
            "Hello.token.value == {1, 2}; token.value; 0102",
            "present(token); token; struct",
            "Hello.colours[3] == red & Hello.level > choice; level; 1"})
    void earlierMessagesAreChangedToo(String condition, String way, String expected) {
        ProtocolModel model = Demo.model("on S.Answer { require " + condition + " else wrong; }");
        assertEquals(expected, text(found(model, Demo.run(model)).get(0), way));
    }

    @Test
    void whatEquationsAndKeysLookAtIsThere() {
        ProtocolModel model = Demo.model("""
                flow demo { C: Hello S: Answer then key S = keyed C: Finish S: Data }
                """ + Demo.SIZE, """
                on S.Answer { let secret = derive("x", body.pair.word + Hello.colours[5] + Hello.token.value); }
                schedule { traffic = derive("k", Hello.rest.all + slice(Hello.name, 4, 8)); }
                epoch keyed (key: secret) { C = (traffic); S = (traffic); }
                on C.Finish { mac := seal(secret, body.five); }
                """);
        List<Value> bodies = found(model, Demo.run(model));
        assertEquals("struct", text(bodies.get(0), "token"));
        assertEquals("struct", text(bodies.get(0), "rest"));
        assertEquals(24, text(bodies.get(0), "name").length());
        assertEquals("green", text(bodies.get(1), "body"));
        assertEquals("0000000000000000", text(bodies.get(2), "mac"));
    }

    @Test
    void lengthsOfFieldsThatMachinesComputeAreLegalAndTheirValuesUnknown() {
        ProtocolModel model = Demo.model("""
                on C.Finish { mac := seal(derive("k", ""), Hello.nonce); }
                on S.Answer { body.pair.word := seal(derive("k", ""), Hello.nonce);
                              require body.pair.word == {1, 2, 3} else wrong; }
                """);
        assertEquals("0000", text(found(model, Demo.run(model)).get(1), "body.pair.word"));
    }

    @Test
    void factsAreAsTheRunSays() {
        ProtocolModel model = Demo.model("""
                flow demo { C: Hello S: Answer if loud | dark C: Finish if quiet & !dark }
                """ + Demo.SIZE, """
                fact loud in C.Hello = level > 10;
                fact quiet in S.Answer = choice == 3 & Hello.level == 20;
                fact dark in C.Hello = black in colours requires loud;
                """);
        assertEquals("11", text(found(model, Demo.run(model, "C.Hello loud", "S.Answer")).get(0), "level"));
        assertEquals("1 2 9", text(found(model, Demo.run(model, "C.Hello loud dark", "S.Answer")).get(0), "colours"));
        List<Value> quiet = found(model, Demo.run(model, "C.Hello loud", "S.Answer quiet", "C.Finish"));
        assertEquals("20", text(quiet.get(0), "level"));
        assertEquals("3", text(quiet.get(1), "choice"));
    }

    @Test
    void aMessageIsWhatItsAliasSays() {
        ProtocolModel model = Demo.model("""
                message Red is Answer where colour == red & choice != 0;
                message Deaf is Answer where colour != red & !present(token);
                flow demo { C: Hello choice by S { S: Red } or { S: Deaf } }
                """, "on S.Red { require pairs[0].number == choice else wrong; }");
        assertEquals("1", text(found(model, Demo.run(model, "C.Hello", "S.Red")).get(1), "choice"));
        assertEquals("green", text(found(model, Demo.run(model, "C.Hello", "S.Deaf")).get(1), "body"));
        for (String name : List.of("Red", "Deaf")) {
            Outcome.Found<Value> sample = (Outcome.Found<Value>) Examples.of(model)
                    .sample(Demo.sent(model, "S", name).message());
            Wire.of(sample.example());
            assertEquals(name.equals("Red") ? "1" : "2", text(sample.example(), "colour"));
        }
    }
}
