package dev.parley.lang.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.model.ProtocolModel;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be had is refused with a reason, and at once. */
class NotFoundTest {
    private static String reason(ProtocolModel model, Run run) {
        return Examples.of(model).find(run) instanceof Outcome.NotFound<List<Value>> none ? none.reason() : "found";
    }

    private static String reason(String flow, String more, String... exchanges) {
        ProtocolModel model = Demo.model(flow + "\n" + Demo.SIZE, more);
        return reason(model, Demo.run(model, exchanges));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "level == 1 & level == 2; require 'level == 1 & level == 2' is not met",
            "level > 70000; require 'level > 70000' is not met",
            "length(name) == 17; require 'length(name) == 17' is not met",
            "length(nonce) == 7; require 'length(nonce) == 7' is not met",
            "version == 2; require 'version == 2' is not met",
            "!good(nonce); require '!good(nonce)' is not met",
            "false; require 'false' is not met",
            "Token(nonce + {1}) == Token(nonce + {1}); '''Token(nonce + {1})'' is not there'"})
    void conditionsThatNothingMeets(String condition, String reason) {
        ProtocolModel model = Demo.model("on C.Hello { require " + condition + " else wrong; }");
        assertEquals(reason, reason(model, Demo.run(model)));
    }

    @Test
    void theReasonSaysWhereItStands() {
        ProtocolModel model = Demo.model("on C.Hello {\n    require level != level else wrong;\n}");
        Outcome.NotFound<List<Value>> none = (Outcome.NotFound<List<Value>>) Examples.of(model).find(Demo.run(model));
        assertEquals(model.equationsOf(Demo.sent(model, "C", "Hello")).orElseThrow().rules().get(0).span(), none.span());
    }

    @Test
    void factsThatContradictEachOther() {
        String flow = "flow demo { C: Hello S: Answer if high | low }";
        String facts = "fact high in C.Hello = level > 10; fact low in C.Hello = level < 5;";
        assertEquals("fact 'low' is to be true, so 'level < 5' must hold",
                reason(flow, facts, "C.Hello high low", "S.Answer"));
        assertEquals("found", reason(flow, facts, "C.Hello high", "S.Answer"));
        assertEquals("found", reason(flow, facts, "C.Hello"));
    }

    @Test
    void factsThatTheMessageCannotHave() {
        String flow = "flow demo { C: Hello S: Answer if high }";
        String facts = "fact high in C.Hello = level > 10; fact idle in C.Hello = level == 0;";
        assertEquals("C.Hello carries no fact 'other' that a guard reads", reason(flow, facts, "C.Hello other"));
        assertEquals("C.Hello carries no fact 'idle' that a guard reads", reason(flow, facts, "C.Hello idle"));
        assertEquals("the flow does not go on with S.Answer", reason(flow, facts, "C.Hello", "S.Answer"));
        assertEquals("the flow does not go on with C.Hello", reason(flow, facts, "C.Hello high", "C.Hello"));
    }

    @Test
    void factsWhoseRequirementsAreNotMet() {
        assertEquals("what the facts of S.Answer [accepted_token] require is not so",
                reason("flow demo { C: Hello S: Answer C: Finish if accepted(token) }", "", "C.Hello",
                        "S.Answer accepted_token"));
        assertEquals("found", reason("flow demo { C: Hello S: Answer C: Finish if accepted(token) }", "",
                "C.Hello offered_token", "S.Answer accepted_token", "C.Finish"));
    }

    @Test
    void optionsThatNobodyHas() {
        ProtocolModel model = Demo.model("");
        Run.Setting option = new Run.Setting(model.roles().get(0), "odd");
        assertEquals("no guard reads the option C.odd", reason(model, new Run(Set.of(option), List.of())));
    }
}
