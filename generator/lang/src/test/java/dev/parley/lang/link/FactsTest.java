package dev.parley.lang.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lang.model.Fact;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.TermText;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static List<String> facts(String text) {
        return Linking.model(Linking.PROTOCOL + text).facts().stream().map(FactsTest::text).toList();
    }

    private static String text(Fact fact) {
        return fact.name() + " in " + fact.carrier() + fact.value().map(v -> " = " + TermText.of(v)).orElse("")
                + fact.requires().map(r -> " requires " + TermText.of(r)).orElse("");
    }

    @Test
    void factsSpeakOfTheirMessageAndEarlierOnes() {
        assertEquals(List.of("same in S.Answer = nonce == C.Hello.nonce requires seen(C.Hello)", "open in C.Hello"),
                facts("""
                        fact same in Answer = nonce == Hello.nonce requires seen(Hello);
                        flow demo { fact open in C.Hello; C: Hello S: Answer if open }
                        """));
    }

    @Test
    void onlyWhatIsUsedOfTheTablesBecomesAFact() {
        assertEquals(List.of("offered_token in C.Hello = present(token)"),
                facts("flow demo { C: Hello S: Answer if offered(token) }"));
    }

    @Test
    void whatIsAcceptedWasOfferedUnlessTheTableSaysOtherwise() {
        assertEquals(List.of("accepted_token in S.Answer = present(token) requires offered_token",
                "offered_token in C.Hello = present(token)", "accepted_shade in S.Answer = present(shade)").stream()
                .sorted().toList(),
                facts("flow demo { C: Hello S: Answer C: Finish if accepted(token) & accepted(Answer.shade) }").stream()
                        .sorted().toList());
    }

    @Test
    void acceptanceInAnyMessageOfAWireTypeCounts() {
        ProtocolModel model = Linking.model(Linking.PROTOCOL + """
                message Yes is Answer where colour == green;
                message No is Answer where colour != green;
                flow demo { C: Hello choice by S { S: Yes } or { S: No } C: Finish if accepted(token) }
                """);
        assertEquals(List.of("accepted_token", "accepted_token_2"), model.facts().stream().map(Fact::name)
                .filter(n -> n.startsWith("accepted")).toList());
    }

    @Test
    void aGeneratedFactNeverTakesADeclaredName() {
        assertTrue(facts("""
                fact offered_token in C.Hello;
                flow demo { C: Hello S: Answer if offered_token & offered(token) }
                """).contains("offered_token_2 in C.Hello = present(token)"));
    }
}
