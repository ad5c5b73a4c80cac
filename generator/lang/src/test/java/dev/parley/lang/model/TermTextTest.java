package dev.parley.lang.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.source.SourceFile;
import dev.parley.lang.source.Span;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TermTextTest {
    private static final Span AT = new Span(new SourceFile("t.parley", ""), 1, 1, 1);
    private static final Role CLIENT = new Role("C", "client");
    private static final Role SERVER = new Role("S", "server");
    private static final Type.Enumerator RED = new Type.Enumerator("red", 1, 1, List.of(), AT);
    private static final Type.Column SIZE = new Type.Column("size", new Type.Uint(1));
    private static final Type.Code COLOUR = new Type.Code(new QualifiedName("", "Colour"), 1, List.of(RED),
            List.of(SIZE), AT);
    private static final Type.Field TOKEN = field("token", false);
    private static final Type.Struct BODY = new Type.Struct(new QualifiedName("", "Body"), List.of(), List.of(TOKEN),
            AT);
    private static final Message HELLO = new Message(new QualifiedName("v1", "Hello"), Optional.of(BODY),
            new Content(Optional.empty(), false, Optional.empty(), true, 1), Optional.empty(), Optional.empty(), AT);
    private static final Term A = new Term.FactValue("a", AT);
    private static final Term B = new Term.FactValue("b", AT);
    private static final Term ONE = new Term.Int(1, AT);
    private static final Term TWO = new Term.Int(2, AT);
    private static final Term THIS = new Term.This(new ValueType.Struct(BODY), AT);
    private static final Term EARLIER = new Term.Earlier(new Sent(CLIENT, HELLO), new ValueType.Struct(BODY), AT);
    private static final Term.ExtensionOf NAME = extension(THIS);

    @Test
    void everyKindOfTermReadsLikeTheSpecification() {
        Map<Term, String> expected = new LinkedHashMap<>();
        expected.put(new Term.Int(771, AT), "771");
        expected.put(new Term.Bool(true, AT), "true");
        expected.put(new Term.Text("label", AT), "\"label\"");
        expected.put(new Term.Octets(List.of(0, 255), AT), "{0, 255}");
        expected.put(new Term.CodeValue(COLOUR, RED, AT), "red");
        expected.put(new Term.Local("version", ValueType.INT, AT), "version");
        expected.put(THIS, "this");
        expected.put(EARLIER, "C.Hello");
        expected.put(new Term.FieldOf(EARLIER, TOKEN, ValueType.BYTES, AT), "C.Hello.token");
        expected.put(new Term.ArmOf(THIS, new Type.Arm("x", List.of("x"), List.of(), AT), AT), "this");
        expected.put(extension(EARLIER), "C.Hello.red");
        expected.put(new Term.Present(NAME, AT), "present(red)");
        expected.put(new Term.AttributeOf(A, SIZE, ValueType.INT, AT), "a.size");
        expected.put(new Term.Registered(A, AT), "registered(a)");
        expected.put(A, "a");
        expected.put(new Term.OptionValue(SERVER, "ask", AT), "S.ask");
        expected.put(new Term.Seen(List.of(new Sent(SERVER, HELLO)), AT), "seen(S.Hello)");
        expected.put(new Term.Named("secret", ValueType.SECRET, AT), "secret");
        expected.put(new Term.ElementOf(A, ONE, ValueType.INT, AT), "a[1]");
        expected.put(new Term.LengthOf(A, AT), "length(a)");
        expected.put(new Term.Contains(A, B, AT), "b in a");
        expected.put(new Term.SliceOf(A, ONE, TWO, AT), "slice(a, 1, 2)");
        expected.put(new Term.Zeros(TWO, ValueType.BYTES, AT), "zeros(2)");
        expected.put(new Term.Concat(List.of(A, B), AT), "a + b");
        expected.put(new Term.Construct(BODY, List.of(A), AT), "Body(a)");
        expected.put(new Term.Truncated(new Term.FieldOf(THIS, TOKEN, ValueType.BYTES, AT), AT), "this[..token]");
        expected.put(new Term.Encoded(A, AT), "a");
        expected.put(new Term.Disclosed(A, AT), "a");
        expected.put(new Term.Arithmetic('*', ONE, TWO, AT), "1 * 2");
        expected.put(new Term.Compare("!=", A, B, AT), "a != b");
        expected.put(new Term.Not(A, AT), "!a");
        expected.put(new Term.And(A, B, AT), "a & b");
        expected.put(new Term.Or(A, B, AT), "a | b");
        expected.put(new Term.Conditional(A, ONE, TWO, ValueType.INT, AT), "if a then 1 else 2");
        expected.put(new Term.Call(new Extern(new QualifiedName("v1", "hash"), false, List.of(), ValueType.BYTES,
                Optional.empty(), Optional.empty(), AT), List.of(A, ONE), AT), "hash(a, 1)");
        expected.put(new Term.Transcript(Optional.empty(), Optional.empty(), AT), "transcript");
        Set<Class<?>> kinds = new HashSet<>();
        expected.forEach((term, text) -> {
            kinds.add(term.getClass());
            assertEquals(text, TermText.of(term));
        });
        assertEquals(new HashSet<>(Arrays.asList(Term.class.getPermittedSubclasses())), kinds);
    }

    @Test
    void parenthesesStandWhereTheGrammarNeedsThem() {
        assertEquals("!(a & b)", TermText.of(new Term.Not(new Term.And(A, B, AT), AT)));
        assertEquals("!(a == b)", TermText.of(new Term.Not(new Term.Compare("==", A, B, AT), AT)));
        assertEquals("(a | b) & !a", TermText.of(new Term.And(new Term.Or(A, B, AT), new Term.Not(A, AT), AT)));
        assertEquals("a & b | a", TermText.of(new Term.Or(new Term.And(A, B, AT), A, AT)));
        assertEquals("(1 + 2) * 2", TermText.of(times(plus(ONE, TWO), TWO)));
        assertEquals("1 - (2 - 1)", TermText.of(minus(ONE, minus(TWO, ONE))));
        assertEquals("1 - 2 - 1", TermText.of(minus(minus(ONE, TWO), ONE)));
        assertEquals("(if a then b else a) & b",
                TermText.of(new Term.And(new Term.Conditional(A, B, A, ValueType.BOOL, AT), B, AT)));
        assertEquals("(1 + 2)[1]", TermText.of(new Term.ElementOf(plus(ONE, TWO), ONE, ValueType.INT, AT)));
    }

    @Test
    void fieldsOfTheMessageAtHandAndThoseInsideUnnamedOnesAreNamedDirectly() {
        Term unnamed = new Term.FieldOf(THIS, field("body", true), ValueType.BYTES, AT);
        assertEquals("token", TermText.of(new Term.FieldOf(unnamed, TOKEN, ValueType.BYTES, AT)));
        assertEquals("red.token", TermText.of(new Term.FieldOf(NAME, TOKEN, ValueType.BYTES, AT)));
    }

    @Test
    void aMessageOfEitherRoleIsNamedWithoutRole() {
        assertEquals("seen(Hello)",
                TermText.of(new Term.Seen(List.of(new Sent(CLIENT, HELLO), new Sent(SERVER, HELLO)), AT)));
    }

    @Test
    void aTranscriptSpanNamesItsEnds() {
        Optional<Sent> hello = Optional.of(new Sent(CLIENT, HELLO));
        assertEquals("C.Hello..C.Hello", TermText.of(new Term.Transcript(hello, hello, AT)));
    }

    private static Term plus(Term left, Term right) {
        return new Term.Arithmetic('+', left, right, AT);
    }

    private static Term minus(Term left, Term right) {
        return new Term.Arithmetic('-', left, right, AT);
    }

    private static Term times(Term left, Term right) {
        return new Term.Arithmetic('*', left, right, AT);
    }

    private static Type.Field field(String name, boolean anonymous) {
        return new Type.Field(name, anonymous, new Type.Uint(1), false, Optional.empty(), Optional.empty(),
                Optional.empty(), List.of(), AT);
    }

    private static Term.ExtensionOf extension(Term message) {
        ExtensionTable.Column column = new ExtensionTable.Column(HELLO.name(), BODY, BODY, false, Optional.empty(),
                Optional.empty(), List.of(), AT);
        return new Term.ExtensionOf(message, new ExtensionTable.Row(RED, List.of(column)), column, AT);
    }
}
