package dev.parley.tests.rfc8448;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorFileTest {
    @Test
    void sectionsKeepTheirOrder() throws VectorFormatException {
        List<VectorSection> sections = VectorFile.parse("# about\n\n[One]\nb = 01\na = 02 03\n  \n[Two]\na = x \n");
        assertEquals(List.of("One", "Two"), sections.stream().map(VectorSection::name).toList());
        assertEquals(List.of("b", "a"), List.copyOf(sections.get(0).values().keySet()));
        assertEquals("x", sections.get(1).text("a"));
        assertEquals(Optional.empty(), sections.get(1).find("b"));
        assertEquals("0203", sections.get(0).bytes("a").toHex());
    }

    @ParameterizedTest
    @CsvSource({
        "'a = 01', 'line 1: a value before the first section'",
        "'[One]\na = 01\na = 02', 'line 3: a second a in [One]'",
        "'[One]\na = 01\n[One]\n', 'line 3: a second [One]'",
        "'[One]\n[Two]\n', 'line 2: nothing in [One]'",
        "'[One]\n', 'line 2: nothing in [One]'",
        "'[One]\na: 01', 'line 2: neither a section nor a value: a: 01'",
        "'[One]\na = ', 'line 2: neither a section nor a value: a ='",
    })
    void malformedTextIsRefusedByLine(String text, String reason) {
        VectorFormatException refusal = assertThrows(VectorFormatException.class, () -> VectorFile.parse(text));
        assertEquals(reason, refusal.getMessage());
    }

    @Test
    void missingAndMalformedValuesAreRefusedByName() throws VectorFormatException {
        VectorSection section = VectorFile.parse("[One]\na = xy").get(0);
        assertEquals("[One] has no b", assertThrows(VectorFormatException.class, () -> section.text("b")).getMessage());
        assertThrows(VectorFormatException.class, () -> section.bytes("a"));
        assertThrows(VectorFormatException.class, () -> section.find("a"));
    }
}
