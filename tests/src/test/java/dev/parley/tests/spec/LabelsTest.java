package dev.parley.tests.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.LiteralTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What the specification says about cryptography is said there alone: no label of it is a string in the runtime. */
class LabelsTest {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("\"([^\"\n]*)\"");

    @Test
    void theSpecificationHasLabels() throws IOException {
        assertTrue(labels().containsAll(Set
                .of("c hs traffic", "derived", "tls13 ", "master secret", "exp master", "key")),
                labels().toString());
    }

    @Test
    void noLabelIsAStringOfTheRuntime() throws IOException {
        Set<String> labels = labels();
        List<String> found = new ArrayList<>();
        int files = 0;
        try (Stream<Path> all = Files.walk(Specs.REPOSITORY.resolve("runtime"))) {
            for (Path file : all.filter(LabelsTest::isMain).toList()) {
                files++;
                literals(Files.readString(file)).stream().filter(literal -> speaks(literal, labels))
                        .forEach(literal -> found.add(file.getFileName() + ": \"" + literal + "\""));
            }
        }
        assertTrue(files > 100, files + " files");
        assertEquals(List.of(), found);
    }

    /** The check finds what it looks for. */
    @Test
    void aLabelInJavaIsFound() throws IOException {
        String java = "class A { /* \"derived\" */ String a = \"tls13 \" + \"c hs traffic\", b = \"tls13 key\","
                + " c = \"the master secret\", d = \"keys\"; }";
        Set<String> labels = labels();
        assertEquals(List.of("tls13 c hs traffic", "tls13 key"),
                literals(java).stream().filter(literal -> speaks(literal, labels)).toList());
    }

    /** Whether it consists of labels; prose may speak of a master secret. */
    private static boolean speaks(String literal, Set<String> labels) {
        return literal.matches(labels.stream().map(Pattern::quote).collect(Collectors.joining("|", "(", ")+")));
    }

    private static Set<String> labels() throws IOException {
        return Specs.texts("tls").values().stream().map(text -> COMMENT.matcher(text).replaceAll(""))
                .flatMap(text -> STRING.matcher(text).results()).map((MatchResult string) -> string.group(1))
                .filter(label -> !label.isEmpty()).collect(Collectors.toSet());
    }

    private static boolean isMain(Path file) {
        return file.toString().endsWith(".java") && file.toString().replace('\\', '/').contains("/src/main/java/");
    }

    private static List<String> literals(String java) throws IOException {
        JavaFileObject source = new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return java;
            }
        };
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostic -> { }, null, null, List.of(source));
        List<String> literals = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitLiteral(LiteralTree literal, Void nothing) {
                if (literal.getValue() instanceof String text) {
                    literals.add(text);
                }
                return null;
            }
        }.scan(task.parse(), null);
        return literals;
    }
}
