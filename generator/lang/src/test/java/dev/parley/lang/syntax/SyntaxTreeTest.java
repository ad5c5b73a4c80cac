package dev.parley.lang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lang.source.DiagnosticPrinter;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree holds what was written. */
class SyntaxTreeTest {
    private static List<Item> items(String text) {
        Result<SyntaxTree> result = SpecParser.parse(SourceLoader.of(Map.of("x.parley", text)), "x.parley");
        assertEquals("", DiagnosticPrinter.print(result.diagnostics()));
        return result.value().orElseThrow().files().get(0).items();
    }

    private static <T> T only(String text, Class<T> kind) {
        List<Item> items = items(text);
        assertEquals(1, items.size());
        return assertInstanceOf(kind, items.get(0));
    }

    /** An expression with all its brackets. */
    private static String show(Expr e) {
        if (e instanceof Expr.Reference r) {
            return r.name().text();
        } else if (e instanceof Expr.Member m) {
            return show(m.object()) + "." + m.name();
        } else if (e instanceof Expr.Index i) {
            return show(i.object()) + "[" + show(i.index()) + "]";
        } else if (e instanceof Expr.Call c) {
            return c.function() + c.arguments().stream().map(SyntaxTreeTest::show).collect(Collectors.joining(", ", "(", ")"));
        } else if (e instanceof Expr.Range r) {
            return r.first() + ".." + r.last();
        } else if (e instanceof Expr.Not n) {
            return "!" + show(n.operand());
        } else if (e instanceof Expr.Binary b) {
            return "(" + show(b.left()) + " " + b.operator() + " " + show(b.right()) + ")";
        } else if (e instanceof Expr.Conditional c) {
            return "(" + show(c.condition()) + " ? " + show(c.then()) + " : " + show(c.otherwise()) + ")";
        } else if (e instanceof Expr.Number n) {
            return n.value().toString();
        } else if (e instanceof Expr.Text t) {
            return "\"" + t.value() + "\"";
        }
        return ((Expr.Octets) e).values().toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "a | b & c == d + e * f    ; (a | (b & (c == (d + (e * f)))))",
            "a * b + c < d & e | f     ; (((((a * b) + c) < d) & e) | f)",
            "a - b - c                 ; ((a - b) - c)",
            "a => b => c               ; (a => (b => c))",
            "a | b => c                ; ((a | b) => c)",
            "!a.b & !seen(C.M)         ; (!a.b & !seen(C.M))",
            "!(a | b)                  ; !(a | b)",
            "if a then b else c | d    ; (a ? b : (c | d))",
            "if a then if b then c else d else e ; (a ? (b ? c : d) : e)",
            "f(x.y[0].z, \"text\", {1, 0xff}) ; f(x.y[0].z, \"text\", [1, 255])",
            "hash(A..C.B)              ; hash(A..C.B)",
            "ns.f(2^8)                 ; ns.f(256)",
            "a in b.c                  ; (a in b.c)",
            "transcript + key          ; (transcript + key)"})
    void bindsOperatorsByTheirRank(String written, String read) {
        assertEquals(read, show(only("define x = " + written + ";", Item.Define.class).value()));
    }

    @Test
    void keepsEveryPartOfAField() {
        Item.Struct struct = only("""
                struct {
                    optional ns.T(a, 3) x<0..2^16-1> = 0x0303 where x != y else bad;
                    select (kind.of) { case a, b: case c: T t; default: } body<1..255>;
                    digitally-signed struct { opaque o[Hash.length]; }
                    public-key-encrypted T secret;
                    T;
                } S(k: Kind, Other o);
                """, Item.Struct.class);
        Field.Plain plain = (Field.Plain) struct.fields().get(0);
        assertTrue(plain.optional());
        assertEquals("ns.T", plain.type().text());
        assertEquals(List.of("a", "3"), plain.arguments().stream().map(SyntaxTreeTest::show).toList());
        assertEquals("x", plain.name().orElseThrow().text());
        assertInstanceOf(Vector.Extent.Combined.class, plain.vector().orElseThrow().bounded().orElseThrow().ceiling());
        assertInstanceOf(Value.Number.class, plain.constant().orElseThrow());
        assertEquals("(x != y)", show(plain.where().orElseThrow()));
        assertEquals("bad", plain.alert().orElseThrow().text());

        Field.Select select = (Field.Select) struct.fields().get(1);
        assertEquals("kind.of", select.selector().text());
        assertEquals(List.of("[a, b, c]", "[]"), select.arms().stream().map(a -> a.cases().toString()).toList());
        assertEquals(Optional.of("body"), select.name().map(Name::text));
        assertTrue(select.bounds().isPresent());

        Field.Sealed signed = (Field.Sealed) struct.fields().get(2);
        assertEquals("digitally-signed", signed.seal());
        assertEquals(1, signed.content().size());
        assertEquals(Optional.of("T"), ((Field.Sealed) struct.fields().get(3)).type().map(Name::text));
        assertEquals(Optional.empty(), struct.fields().get(4).name());
        assertEquals(List.of("k Kind", "o Other"),
                struct.parameters().stream().map(p -> p.name() + " " + p.type()).toList());
    }

    @Test
    void keepsEveryPartOfAFlow() {
        Item.Flow flow = only("""
                flow f {
                    fact x in S.M = a requires b;
                    @C.L  C: ns.M? if g  then key C = e if h, key S = plain
                    key S = e if i
                    { @K S: N }? if j
                    choice by S { call sub } or if k { }
                    choice if l { C: M }
                }
                """, Item.Flow.class);
        assertEquals(1, flow.declarations().size());
        Step.Label label = (Step.Label) flow.steps().get(0);
        assertEquals("Optional[C] L", label.role() + " " + label.name());
        Step.Send send = (Step.Send) flow.steps().get(1);
        assertTrue(send.optional());
        assertEquals("ns.M", send.message().text());
        assertEquals("g", show(send.guard().orElseThrow()));
        assertEquals(List.of("C = e true", "S = plain false"),
                send.keys().stream().map(k -> k.role() + " = " + k.epoch() + " " + k.guard().isPresent()).toList());
        assertInstanceOf(Step.Key.class, flow.steps().get(2));
        assertTrue(((Step.Group) flow.steps().get(3)).optional());
        Step.Choice choice = (Step.Choice) flow.steps().get(4);
        assertEquals(Optional.of("S"), choice.decider().map(Name::text));
        assertEquals(List.of(false, true), choice.alternatives().stream().map(a -> a.guard().isPresent()).toList());
        assertEquals(Optional.empty(), ((Step.Choice) flow.steps().get(5)).decider());
    }

    @Test
    void keepsEveryClauseOfAnAmbient() {
        Item.Ambient ambient = only("ambient C: { A B if g } under e after S.M until C.N unless v if h then key C = e"
                + " clears v sets w if i asks q answers r accept if j skip if k closes fatal dropped lag;", Item.Ambient.class);
        assertEquals(List.of(false, true), ambient.block().stream().map(p -> p.guard().isPresent()).toList());
        assertEquals(List.of("Under", "After", "Until", "Unless", "If", "Then", "Clears", "Sets", "Asks", "Answers",
                "Accept", "Skip", "Effect", "Effect", "Effect", "Effect"),
                ambient.clauses().stream().map(c -> c.getClass().getSimpleName()).toList());
    }

    @Test
    void pointsAtNames() {
        Item.Struct struct = only("struct {\n\tuint8  value;\n} Pair;", Item.Struct.class);
        assertEquals("x.parley:3:3", struct.span().toString());
        assertEquals("x.parley:2:9", struct.fields().get(0).span().toString());
        assertEquals(5, struct.fields().get(0).span().length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"extensions", "version", "role", "message", "key", "in", "type", "transcript", "opaque", "any",
            "default", "flow", "epoch", "limit", "optional", "then"})
    void takesItsOwnWordsForNames(String word) {
        Item.Struct struct = only("struct { uint8 " + word + "; } X;", Item.Struct.class);
        assertEquals(word, struct.fields().get(0).name().orElseThrow().text());
        assertEquals("(" + word + " == a." + word + ")",
                show(only("define x = " + word + " == a." + word + ";", Item.Define.class).value()));
        assertEquals(word, only("enum { " + word + "(1), (255) } X;", Item.Enumeration.class)
                .body().enumerators().get(0).name().text());
    }
}
