package dev.parley.lang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.lang.source.DiagnosticPrinter;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the RFCs print is the language: blocks are taken from their text and parse as they stand. */
class RfcTextTest {
    /** What does not, why, and how a specification writes it. */
    private static final List<Beyond> BEYOND = List.of(
            new Beyond("rfc5246 4.5 Te", "shows the notation, with its own brackets",
                    "enum { e1(1), e2(2), en(3), (255) } Te;"),
            new Beyond("rfc5246 4.6 T", "shows the notation, with its own brackets",
                    "struct { T1 f1; T2 f2; Tn fn; } T;"),
            new Beyond("rfc5246 4.6.1 Tv", "shows the notation, with its own brackets",
                    "struct { T1 f1; select (E) { case e1: Te1; case e3: case e4: Te3; } fv; } Tv;"),
            new Beyond("rfc5246 A.4.2 ServerKeyExchange", "the closing brace of the select is missing; section 7.4.3 has it",
                    "struct { select (KeyExchangeAlgorithm) { case rsa: struct {} ; }; } ServerKeyExchange;"),
            new Beyond("rfc4492 5.1.1 EllipticCurveList", "the semicolon is missing",
                    "struct { NamedCurve elliptic_curve_list<1..2^16-1>; } EllipticCurveList;"),
            new Beyond("rfc4492 5.1.2 ECPointFormatList", "the semicolon is missing",
                    "struct { ECPointFormat ec_point_format_list<1..2^8-1>; } ECPointFormatList;"),
            new Beyond("rfc6066 3 ServerNameList", "the semicolon is missing",
                    "struct { ServerName server_name_list<1..2^16-1>; } ServerNameList;"),
            new Beyond("rfc6066 4 MaxFragmentLength", "names are numbers",
                    "enum { length_512(1), length_1024(2), length_2048(3), length_4096(4), (255) } MaxFragmentLength;"),
            new Beyond("rfc8422 5.1.1 NamedCurveList", "the semicolon is missing",
                    "struct { NamedCurve named_curve_list<2..2^16-1>; } NamedCurveList;"),
            new Beyond("rfc8422 5.1.2 ECPointFormatList", "the semicolon is missing",
                    "struct { ECPointFormat ec_point_format_list<1..2^8-1>; } ECPointFormatList;"),
            new Beyond("rfc8422 5.4 SignatureAlgorithm", "a comma is missing",
                    "enum { ecdsa(3), ed25519(7), ed448(8) } SignatureAlgorithm;"),
            new Beyond("rfc9846 7.1 HkdfLabel", "constants are computed; an expression concatenates them",
                    "struct { uint16 length; opaque label<7..255>; opaque context<0..255>; } HkdfLabel;"));

    /** A block that is not in the notation. */
    private record Beyond(String place, String why, String written) {
        @Override
        public String toString() {
            return place + ": " + why;
        }
    }

    private static Result<SyntaxTree> parse(String text) {
        return SpecParser.parse(SourceLoader.of(Map.of("rfc.parley", text)), "rfc.parley");
    }

    private static List<Item> items(String text) {
        Result<SyntaxTree> result = parse(text);
        assertEquals("", DiagnosticPrinter.print(result.diagnostics()));
        return result.value().orElseThrow().files().get(0).items();
    }

    private static <T extends Item> List<T> only(List<Item> items, Class<T> kind) {
        return items.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Declarations are indented, prose is not. */
    private static String declarationsOf(String markdown) {
        return markdown.lines().filter(line -> line.startsWith("       ") || line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void parsesAllOfAppendixB() throws IOException {
        List<Item> items = items(declarationsOf(RfcBlock.read("rfc9846-appendix-b.md")));

        assertEquals(36, only(items, Item.Struct.class).size());
        assertEquals(10, only(items, Item.Enumeration.class).size());
        assertEquals(List.of("ProtocolVersion", "Random", "CipherSuite", "PskBinderEntry", "DistinguishedName"),
                only(items, Item.Typedef.class).stream().map(t -> t.name().text()).toList());
        assertEquals(51, items.size());
    }

    @Test
    void keepsEveryRangeOfARepeatedName() throws IOException {
        List<Item> items = items(declarationsOf(RfcBlock.read("rfc9846-appendix-b.md")));

        Item.EnumBody groups = only(items, Item.Enumeration.class).stream()
                .filter(e -> e.name().text().equals("NamedGroup")).findFirst().orElseThrow().body();
        assertEquals(List.of("1..22", "26..28", "65281..65282"), groups.enumerators().stream()
                .filter(e -> e.name().text().equals("obsolete_RESERVED"))
                .map(e -> e.first().orElseThrow().value() + ".." + e.last().orElseThrow().value()).toList());
        assertEquals(Optional.of("65535"), groups.maximum().map(m -> m.value().toString()));
    }

    static List<RfcBlock> blocks() throws IOException {
        List<RfcBlock> blocks = new ArrayList<>();
        for (String rfc : List.of("rfc5246", "rfc4492", "rfc6066", "rfc8422", "rfc9846")) {
            blocks.addAll(RfcBlock.of(rfc));
        }
        blocks.removeIf(block -> BEYOND.stream().anyMatch(b -> b.place.equals(block.place())));
        return blocks;
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void parsesAsPrinted(RfcBlock block) {
        List<Item> items = items(block.text());
        assertEquals(1, items.size());
        Item item = items.get(0);
        String name = item instanceof Item.Struct s ? s.name().text()
                : item instanceof Item.Enumeration e ? e.name().text()
                : item instanceof Item.Typedef t ? t.name().text()
                : item instanceof Item.Constant c ? c.name().text() : "";
        assertEquals(block.name(), name);
    }

    @Test
    void takesAllBlocksButTheListedOnes() throws IOException {
        assertEquals(225 - BEYOND.size(), blocks().size());
    }

    static List<Beyond> beyond() {
        return BEYOND;
    }

    @ParameterizedTest
    @MethodSource("beyond")
    void refusesWhatIsBeyondTheNotationAndTakesTheOtherWay(Beyond beyond) throws IOException {
        RfcBlock block = RfcBlock.of(beyond.place.substring(0, beyond.place.indexOf(' '))).stream()
                .filter(b -> b.place().equals(beyond.place)).findFirst().orElseThrow();
        assertFalse(parse(block.text()).diagnostics().isEmpty());
        assertEquals(1, items(beyond.written).size());
    }
}
