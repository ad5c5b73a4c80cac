package dev.parley.lang.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.TermText;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Steps are reduced to labels, sends, keys and choices. */
class FlowTest {
    private static final String REST = """
            fact big in C.Hello;
            option S.strict;
            epoch safe;
            """;

    private static String flow(String steps) {
        return text(Linking.model(Linking.PROTOCOL + REST + "flow demo { C: Hello " + steps + " }").entry());
    }

    private static String text(List<FlowStep> steps) {
        return steps.stream().map(FlowTest::text).collect(Collectors.joining(" "));
    }

    private static String text(FlowStep step) {
        if (step instanceof FlowStep.Label l) {
            return "@" + l.role().map(r -> r + ".").orElse("") + l.name();
        }
        if (step instanceof FlowStep.Send s) {
            return s.sent().toString();
        }
        if (step instanceof FlowStep.Key k) {
            return "key " + k.role() + "=" + k.epoch() + k.guard().map(g -> " if " + TermText.of(g)).orElse("");
        }
        FlowStep.Choice choice = (FlowStep.Choice) step;
        return "choice" + choice.decider().map(r -> " by " + r).orElse("") + choice.alternatives().stream()
                .map(a -> a.guard().map(g -> " if " + TermText.of(g)).orElse("") + " {" + text(a.steps()) + "}")
                .collect(Collectors.joining(" or"));
    }

    @Test
    void aGuardedMessageIsAChoiceOfTheData() {
        assertEquals("C.Hello choice if big {S.Answer} or {}", flow("S: Answer if big"));
    }

    @Test
    void anOptionalMessageIsAChoiceOfItsSender() {
        assertEquals("C.Hello choice by S {S.Answer} or {}", flow("S: Answer?"));
    }

    @Test
    void aGuardedOptionalMessageIsAGuardedChoiceOfItsSender() {
        assertEquals("C.Hello choice by S if big & S.strict {S.Answer} or {}", flow("S: Answer? if big & S.strict"));
    }

    @Test
    void keysBelongToTheMessageThatTheyStandBehind() {
        assertEquals("C.Hello choice by S {S.Answer key S=safe key C=plain if big} or {}",
                flow("S: Answer? then key S = safe, key C = plain if big"));
    }

    @Test
    void whoSendsFirstDecidesAboutAGroup() {
        assertEquals("C.Hello choice by S if big {choice if big {S.Answer} or {} C.Finish} or {}",
                flow("{ S: Answer if big C: Finish }? if big"));
        assertEquals("C.Hello S.Answer C.Finish", flow("{ S: Answer C: Finish }"));
        assertEquals("C.Hello choice if seen(C.Hello) {S.Answer} or {}", flow("{ S: Answer } if seen(Hello)"));
    }

    @Test
    void choicesKeepTheirOrder() {
        assertEquals("C.Hello choice if big {S.Answer} or if !big {C.Finish} or {}",
                flow("choice if big { S: Answer } or if !big { C: Finish } or {}"));
        assertEquals("C.Hello choice by C {C.Finish} or if big {S.Answer}",
                flow("choice by C { C: Finish } or if big { S: Answer }"));
    }

    @Test
    void subFlowsStandWhereTheyAreCalled() {
        assertEquals("C.Hello @S.NEXT S.Answer C.Finish key C=safe",
                flow("call rest key C = safe } flow rest { @S.NEXT S: Answer call end } flow end { C: Finish"));
    }

    @Test
    void labelsAreUniqueForARole() {
        assertEquals("C.Hello @C.A S.Answer @S.A C.Finish", flow("@C.A S: Answer @S.A C: Finish"));
    }

    @Test
    void theEpochsOfStepsHaveTheirKeys() {
        ProtocolModel model = Linking.model(Linking.DEMO.replace("C: Finish", "C: Finish then key C = safe") + """
                epoch safe (key: secret) { C = (derive("c", Hello.nonce)); S = (derive("s", Hello.nonce)); }
                """);
        assertEquals(List.of("plain", "safe"), model.epochs().stream().map(e -> e.name()).toList());
        FlowStep.Key key = model.entry().stream().filter(FlowStep.Key.class::isInstance).map(FlowStep.Key.class::cast)
                .findFirst().orElseThrow();
        assertEquals(2, key.epoch().keys().size());
    }
}
