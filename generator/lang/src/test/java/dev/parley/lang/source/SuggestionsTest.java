package dev.parley.lang.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    @ParameterizedTest
    @CsvSource({"struct,struct,0", "strcut,struct,1", "struc,struct,1", "structt,struct,1", "Struct,struct,0",
            "abc,xyz,3", "'',abc,3"})
    void countsSlips(String first, String second, int distance) {
        assertEquals(distance, Suggestions.distance(first, second));
        assertEquals(distance, Suggestions.distance(second, first));
    }

    @Test
    void findsTheNearest() {
        List<String> candidates = List.of("Finished", "Certificate", "CertificateVerify");
        assertEquals(Optional.of("Certificate"), Suggestions.closest("Certifcate", candidates));
        assertEquals(Optional.of("did you mean 'Finished'?"), Suggestions.didYouMean("finished", candidates));
    }

    @Test
    void suggestsNothingFarOff() {
        assertEquals(Optional.empty(), Suggestions.closest("opaque", List.of("Finished", "uint8")));
        assertEquals(Optional.empty(), Suggestions.closest("x", List.of("y")));
        assertEquals(Optional.empty(), Suggestions.closest("x".repeat(1 << 20), List.of("x".repeat(1 << 20) + "y")));
    }

    @Test
    void prefersTheFirstByNameAmongEquals() {
        assertEquals(Optional.of("aa"), Suggestions.closest("ac", List.of("ab", "aa")));
    }
}
