package dev.parley.backends.java.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.backends.GeneratedFile;
import dev.parley.backends.java.InMemoryCompiler;
import dev.parley.backends.java.Names;
import dev.parley.lang.model.ProtocolModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that are one in Java, or that Java or the runtime took before. */
class ClashesTest {
    private static final String SPECIFICATION = """
            protocol p;
            roles client C, server S;
            alerts Alert { unexpected -> a; malformed -> b; forbidden -> c; internal -> d; }
            enum { a(1), b(2), c(3), d(4), (255) } Alert;
            enum { values(1), VALUES(2), some_thing(3), someThing(4), class(5), (255) } Kind;
            struct { uint8 x; } String;
            struct { uint8 x; } Optional;
            struct { uint8 x; } Reader;
            struct { uint8 x; } Message;
            struct { uint8 x; } foo_bar;
            struct { uint8 x; } FooBar;
            struct { uint8 x; } foobar;
            struct {
                uint8 in; uint8 out; uint8 hash_code; uint8 hashCode; uint8 class; uint8 to_bytes; uint8 a_b; uint8 aB;
                uint8 reader; opaque element<0..5>; opaque value<0..9>; String list<0..9>; foo_bar x<0..9>;
            } Fields;
            struct {
                Kind kind;
                select (kind) {
                    case values: String string;
                    case VALUES: Optional reader;
                    case some_thing, someThing: Fields in;
                } fields;
            } Cases;
            envelope Kind { values: raw Raw; VALUES: Fields; some_thing: Cases; }
            flow p { C: Fields  S: Cases }
            """;

    @Test
    void clashingNamesAreNumberedAndTheCodeCompiles() {
        List<GeneratedFile> files = generate();
        InMemoryCompiler.compile(files);
        List<String> paths = files.stream().map(GeneratedFile::path).toList();
        assertTrue(paths.containsAll(List.of("p/String2.java", "p/Optional2.java", "p/Reader2.java", "p/Message2.java",
                "p/FooBar.java", "p/FooBar2.java", "p/Foobar3.java")), paths.toString());
        assertEquals(paths.size(), paths.stream().map(String::toLowerCase).distinct().count());
    }

    @Test
    void noNameIsWrittenWithItsPackage() {
        for (GeneratedFile file : generate()) {
            String body = file.content().lines().filter(line -> !line.startsWith("import ")).toList().toString();
            assertFalse(body.contains("java.lang.") || body.contains("dev.parley.wire"), file.content());
        }
    }

    private static List<GeneratedFile> generate() {
        ProtocolModel model = Specifications.text(SPECIFICATION);
        return new CodecBackend(model, new Names(model, "p")).generate();
    }
}
