package dev.parley.lang.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final Path MAIN = Path.of("src/main/java/dev/parley/lang/link");
    private static final Path ERRORS = Path.of("src/test/resources/errors/link");

    private static Set<String> all(Path folder, String suffix, Pattern code) throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(suffix)).toList()) {
                Matcher found = code.matcher(Files.readString(file));
                while (found.find()) {
                    codes.add(found.group(1));
                }
            }
        }
        return codes;
    }

    @Test
    void everyKindOfProblemIsShownByAWrongSpecification() throws IOException {
        Set<String> emitted = all(MAIN, ".java",
                Pattern.compile("(?:report|reportOnce|Diagnostic\\.of)\\(\"([a-z-]+)\""));
        assertEquals(emitted, all(ERRORS, ".diagnostics", Pattern.compile("error\\[([a-z-]+)\\]")));
    }

    @Test
    void whatDependsOnAMistakeIsNotReportedToo() {
        List<Diagnostic> problems = Linking.problems(Linking.DEMO.replace("Colour colour; opaque nonce[8];",
                "Color colour; opaque nonce[8];") + """
                fact reddish in S.Answer = colour == red;
                define shade = Answer.colour.weight;
                on S.Answer {
                    require colour in Hello.colours & registered(colour) & colour.weight == 1   else wrong;
                    let x = derive("x", nonce + colour);
                    let y = seal(x, colour);
                }
                on C.Finish {
                    require shade + 1 == length(Answer.colour)                                   else wrong;
                    mac := if shade == 2 then slice(y, 0, shade) else Answer.colour;
                }
                """);
        assertEquals(List.of("there is no type 'Color'"), problems.stream().map(Diagnostic::message).toList());
    }

    @Test
    void aMessageThatIsDeclaredWrongIsNotReportedWhereItIsUsed() {
        List<Diagnostic> problems = Linking.problems(Linking.PROTOCOL + """
                message Loud is Helo where level == 9;
                flow demo { C: Loud S: Answer if seen(Loud) & seen(C.Loud) C: Finish }
                on S.Answer { let x = Loud.nonce + C.Loud.nonce; let y = Loud..Answer; }
                """);
        assertEquals(List.of("there is no message 'Helo'"), problems.stream().map(Diagnostic::message).toList());
    }
}
