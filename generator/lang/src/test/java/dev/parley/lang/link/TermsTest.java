package dev.parley.lang.link;

import static dev.parley.lang.link.Linking.DEMO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TermsTest {
    private static List<Rule> rules(String text, String role, String message) {
        ProtocolModel model = Linking.model(DEMO + text);
        return model.equationsOf(Linking.sent(model, role, message)).orElseThrow().rules();
    }

    private static Term let(String value) {
        return ((Rule.Let) rules("on S.Answer { let x = " + value + "; }", "S", "Answer").get(0)).value();
    }

    private static Term condition(String condition) {
        return ((Rule.Require) rules("on S.Answer { require " + condition + " else wrong; }", "S", "Answer").get(0))
                .condition();
    }

    @Test
    void theMessageAtHandAndEarlierOnesHaveFields() {
        assertInstanceOf(Term.This.class, ((Term.FieldOf) let("nonce")).object());
        assertInstanceOf(Term.This.class, ((Term.FieldOf) let("Answer.nonce")).object());
        assertInstanceOf(Term.This.class, let("this"));
        Term.Earlier hello = assertInstanceOf(Term.Earlier.class, ((Term.FieldOf) let("Hello.nonce")).object());
        assertEquals("C.Hello", hello.message().toString());
        assertEquals("C.Hello.nonce", TermText.of(let("C.Hello.nonce")));
    }

    @Test
    void enumeratorsAreKnownByTheTypeThatIsWanted() {
        assertInstanceOf(Term.CodeValue.class, ((Term.Compare) condition("colour == red")).right());
        assertInstanceOf(Term.CodeValue.class, ((Term.Compare) condition("red == colour")).left());
        assertInstanceOf(Term.CodeValue.class, ((Term.Compare) condition("colour == 2")).right());
        assertInstanceOf(Term.CodeValue.class, ((Term.Contains) condition("contains(Hello.colours, green)")).element());
        assertInstanceOf(Term.CodeValue.class, let("Colour.red"));
    }

    @Test
    void extensionsAreNamedLikeFields() {
        Term.Present present = (Term.Present) condition("present(token)");
        assertEquals("token", present.extension().row().type().name());
        assertEquals("Answer", present.extension().column().name().name());
        assertEquals("!present(token)", TermText.of(condition("absent(token)")));
        assertEquals("C.Hello.token.value", TermText.of(let("Hello.token.value")));
        assertEquals(ValueType.INT, let("Hello.shade.colour.weight").type());
    }

    @Test
    void operatorsAndBuiltInsKeepTheirMeaning() {
        assertEquals("length(nonce) > 0", TermText.of(condition("nonempty(nonce)")));
        assertEquals("!present(token) | registered(colour)", TermText.of(condition("present(token) => registered(colour)")));
        assertEquals("colour in C.Hello.colours", TermText.of(condition("colour in Hello.colours")));
        assertEquals("nonce[0] == 1", TermText.of(condition("nonce[0] == 1")));
        assertEquals("slice(nonce, 0, 2 * 3 - 1)", TermText.of(let("slice(nonce, 0, 2 * 3 - 1)")));
        assertEquals(List.of(0, 0), ((Term.Octets) let("zeros(2)")).values());
        assertEquals("zeros(C.Hello.level)", TermText.of(let("zeros(Hello.level)")));
    }

    @Test
    void whatIsZeroCanBeASecret() {
        Term.Call seal = (Term.Call) let("seal(zeros(Hello.level), nonce)");
        assertEquals(ValueType.SECRET, seal.arguments().get(0).type());
    }

    @Test
    void bytesAreMadeOfEncodingsWhereBytesAreWanted() {
        Term.Call seal = (Term.Call) let("seal(derive(\"k\", \"\"), nonce + colour + Hello.level + Hello + \"x\")");
        Term.Concat all = (Term.Concat) seal.arguments().get(1);
        assertEquals(List.of(Term.FieldOf.class, Term.Encoded.class, Term.Encoded.class, Term.Encoded.class,
                Term.Octets.class), all.parts().stream().map(Object::getClass).toList());
        assertInstanceOf(Term.Encoded.class, ((Term.Call) let("derive(\"k\", colour)")).arguments().get(1));
    }

    @Test
    void numbersAreAddedAndBytesAreJoined() {
        assertInstanceOf(Term.Arithmetic.class, let("Hello.level + 1"));
        assertInstanceOf(Term.Concat.class, let("nonce + Hello.nonce"));
        assertInstanceOf(Term.Concat.class, ((Term.Call) let("derive(\"k\", Hello.level + Hello.level)")).arguments().get(1));
    }

    @Test
    void structsAreMadeOfTheirFields() {
        Term.Construct shade = (Term.Construct) let("Shade(green)");
        assertInstanceOf(Term.CodeValue.class, shade.arguments().get(0));
        Term.Construct hello = (Term.Construct) let("Hello(7, \"nonce\" + {1, 2, 3}, Hello.colours, Hello.items)");
        assertEquals("Hello(7, {110, 111, 110, 99, 101} + {1, 2, 3}, C.Hello.colours, C.Hello.items)",
                TermText.of(hello));
        Term.Call seal = (Term.Call) let("seal(derive(\"k\", Token(\"\")), Token(colour))");
        assertInstanceOf(Term.Construct.class, ((Term.Encoded) seal.arguments().get(1)).value());
    }

    @Test
    void aSecretIsDisclosedOnlyAsTheValueOfAField() {
        Rule.Equation mac = (Rule.Equation) rules("on C.Finish { mac := derive(\"mac\", transcript); }", "C", "Finish").get(0);
        assertInstanceOf(Term.Disclosed.class, mac.value());
        assertEquals("wrong", mac.alert().name());
        assertEquals("mac", TermText.of(mac.field()));
    }

    @Test
    void spansOfTheTranscriptNameTheirEnds() {
        Term.Transcript span = (Term.Transcript) ((Term.Call) let("derive(\"x\", Hello..Answer)")).arguments().get(1);
        assertEquals("C.Hello..S.Answer", TermText.of(span));
        assertEquals("transcript", TermText.of(let("transcript")));
    }

    @Test
    void seenMeansAnySenderUnlessOneIsNamed() {
        assertEquals(2, ((Term.Seen) condition("seen(Finish)")).messages().size());
        assertEquals("S.Finish", ((Term.Seen) condition("seen(S.Finish)")).messages().get(0).toString());
    }

    @Test
    void definitionsAreExpandedInTheirOwnWords() {
        String text = """
                define twice(x) = x + salt + x;
                define salt = Hello.nonce;
                define Secret(label) = derive(label, twice(Answer.nonce));
                on S.Answer { let x = Secret("s"); let nonce_key = derive("n", twice(nonce)); }
                """;
        List<Rule> rules = rules(text, "S", "Answer");
        assertEquals("derive(\"s\", nonce + C.Hello.nonce + nonce)", TermText.of(((Rule.Let) rules.get(0)).value()));
        assertEquals("derive(\"n\", nonce + C.Hello.nonce + nonce)", TermText.of(((Rule.Let) rules.get(1)).value()));
    }

    @Test
    void theArmThatHoldsAFieldIsImplied() {
        String text = DEMO.replace("struct { opaque mac[8]; } Finish;", """
                struct { opaque point<1..9>; } Share;
                struct { select (Colour) { case red: uint8 a; case green: Share; } inner; } Deep;
                struct { select (Colour) { case red: uint8 b; case green: Deep; }; } Finish;
                parameter Colour = Answer.colour;
                """) + "on C.Finish { let x = inner.point; let y = b; }";
        ProtocolModel model = Linking.model(text);
        List<Rule> rules = model.equationsOf(Linking.sent(model, "C", "Finish")).orElseThrow().rules();
        Term point = ((Rule.Let) rules.get(0)).value();
        assertEquals("inner.point", TermText.of(point));
        Term.FieldOf share = (Term.FieldOf) ((Term.FieldOf) point).object();
        assertTrue(share.field().anonymous());
        assertEquals("green", ((Term.ArmOf) share.object()).arm().name());
        assertEquals("red", ((Term.ArmOf) ((Term.FieldOf) ((Rule.Let) rules.get(1)).value()).object()).arm().name());
    }

    @Test
    void parametersOfANamespaceCanBeReadLikeValues() {
        String text = DEMO.replace("opaque mac[8]", "opaque mac[mac_length]") + """
                parameter mac_length = 12;
                on C.Finish { mac := slice(derive("x", transcript), 0, mac_length); }
                """;
        ProtocolModel model = Linking.model(text);
        Rule.Equation mac = (Rule.Equation) model.equationsOf(Linking.sent(model, "C", "Finish")).orElseThrow().rules().get(0);
        assertEquals("slice(derive(\"x\", transcript), 0, 12)", TermText.of(mac.value()));
    }

    @Test
    void whatIsScheduledIsKnownEverywhere() {
        String text = """
                schedule { key = derive("key", later); later = Hello.nonce + late; }
                on S.Answer { let late = nonce; }
                on C.Finish { mac := seal(key, transcript); forget key; }
                """;
        List<Rule> rules = rules(text, "C", "Finish");
        assertEquals("seal(key, transcript)", TermText.of(((Rule.Equation) rules.get(0)).value()));
        assertEquals("key", ((Rule.Forget) rules.get(1)).name());
    }

    @Test
    void severalBlocksAboutAMessageAreOne() {
        List<Rule> rules = rules("""
                on S.Answer { require colour == red else wrong; }
                on Answer { S: require colour != red else broken; transcript := nonce; }
                """, "S", "Answer");
        assertEquals(3, rules.size());
        assertEquals("S", ((Rule.Require) rules.get(1)).role().orElseThrow().name());
        assertInstanceOf(Rule.ReplaceTranscript.class, rules.get(2));
    }

    @Test
    void aVerifiedPrimitiveStandsAlone() {
        Rule.Equation mac = (Rule.Equation) rules("on C.Finish { mac := sign(transcript); }", "C", "Finish").get(0);
        assertEquals("verify", ((Term.Call) mac.value()).function().verifiedBy().orElseThrow().name());
    }

    @Test
    void attributesComeFromTheRegistry() {
        Term.AttributeOf weight = (Term.AttributeOf) let("colour.weight");
        assertEquals(new Type.Uint(1), weight.column().type());
    }

    @Test
    void aPrimitiveCanSayHowManyBytesItGives() {
        ProtocolModel model = Linking.model(DEMO + """
                uint8 tag_length = 16;
                extern expand(seed: bytes, count: int): secret[2 * count + 1];
                extern tag(text: bytes): bytes[tag_length];
                """);
        assertEquals(Optional.of(new Type.Extent.Combined(new Type.Extent.Combined(new Type.Extent.Literal(2), '*',
                new Type.Extent.Reference("count", true)), '+', new Type.Extent.Literal(1))), length(model, "expand"));
        assertEquals(Optional.of(new Type.Extent.Literal(16)), length(model, "tag"));
        assertEquals(Optional.empty(), length(model, "seal"));
    }

    private static Optional<Type.Extent> length(ProtocolModel model, String primitive) {
        return model.externs().stream().filter(e -> e.name().name().equals(primitive)).findFirst().orElseThrow().length();
    }
}
