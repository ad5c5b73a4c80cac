package dev.parley.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void spellsOutWhatCouldForgeALineOrDriveATerminal() {
        assertEquals("CN=a\\u000a7 connected\\u001b[31m\\u202e", Printable.of("CN=a\n7 connected\u001b[31m\u202e"));
        assertEquals("CN=Müller, O=日本", Printable.of("CN=Müller, O=日本"));
    }
}
