package dev.parley.backends.java.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Type;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final ProtocolModel MODEL = Specifications.text("""
            protocol p;
            roles client C, server S;
            alerts Alert { unexpected -> a; malformed -> b; forbidden -> c; internal -> d; }
            enum { a(1), b(2), c(3), d(4), (255) } Alert;
            enum { known, unknown } Partial;
            registry Partial (size: uint8) { known 7; }
            enum { small, large } Full;
            registry Full (size: uint32, like: Partial) { small 1 known; large 4294967295 unknown; }
            struct { uint8 x; } Fields;
            envelope Alert { a: Fields; }
            flow p { C: Fields }
            """);
    private static final Codecs CODECS = new Codecs(MODEL, "p");

    @Test
    void anEnumerationNeedNotBeRegisteredInFull() {
        Object known = constant("Partial", "known");
        Object unknown = constant("Partial", "unknown");
        assertEquals(List.of(true, false), List.of(Codecs.call(known, "isRegistered"), Codecs.call(unknown, "isRegistered")));
        assertEquals(7, Codecs.call(known, "size"));
        assertEquals("unknown is not registered",
                assertThrows(IllegalStateException.class, () -> Codecs.call(unknown, "size")).getMessage());
    }

    @Test
    void attributesAreNumbersOrCodePoints() {
        Object large = constant("Full", "large");
        assertEquals(0xFFFFFFFFL, Codecs.call(large, "size"));
        assertEquals(constant("Partial", "unknown"), Codecs.call(large, "like"));
        assertEquals(true, Codecs.call(large, "isRegistered"));
    }

    @Test
    void aValueIsFoundByTheNameInTheSpecification() {
        Class<?> full = CODECS.load(CODECS.names().type(CODECS.code("Full")));
        assertEquals(Optional.of(constant("Full", "small")), Codecs.callStatic(full, "named", "small"));
        assertEquals(Optional.empty(), Codecs.callStatic(full, "named", "SMALL"));
        assertEquals("small", Codecs.call(constant("Full", "small"), "label"));
    }

    private static Object constant(String type, String name) {
        Type.Code code = CODECS.code(type);
        return CODECS.constant(code, code.find(name).orElseThrow());
    }
}
