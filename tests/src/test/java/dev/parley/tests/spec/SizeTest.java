package dev.parley.tests.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README says how long the specification of TLS is; these are the lines of its files, and there are not too many. */
class SizeTest {
    private static final int MOST_FLOW = 80;
    private static final int MOST = 1500;
    private static final Pattern FLOW = Pattern.compile("^flow .*?^}$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern SENTENCE =
            Pattern.compile("The flows of both versions have (\\d+) lines, the whole TLS specification [^.]*? has (\\d+)\\.");

    @Test
    void theReadmeSaysHowLongTheSpecificationIs() throws IOException {
        Map<String, String> texts = Specs.texts("tls");
        long flows = texts.values().stream().flatMap(text -> FLOW.matcher(text).results())
                .mapToLong(flow -> flow.group().lines().count()).sum();
        long all = texts.values().stream().mapToLong(text -> text.lines().count()).sum();
        assertTrue(flows < MOST_FLOW && all < MOST, flows + " lines of flow of " + all);
        Matcher sentence = SENTENCE.matcher(Files.readString(Specs.REPOSITORY.resolve("README.md")).replace('\n', ' '));
        assertTrue(sentence.find(), "the README does not say how long the specification is");
        assertEquals(flows + " of " + all, sentence.group(1) + " of " + sentence.group(2));
    }

    /** What the README shows first is what stands in the files. */
    @Test
    void theReadmeShowsTheFlowAsItIs() throws IOException {
        String readme = Files.readString(Specs.REPOSITORY.resolve("README.md"));
        for (String file : new String[] {"tls.parley", "tls13.parley"}) {
            Matcher flow = FLOW.matcher(Specs.texts("tls").get(file));
            assertTrue(flow.find() && readme.contains(flow.group()), "the README does not show the flow of " + file);
        }
    }
}
