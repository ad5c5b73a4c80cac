package dev.parley.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lang.source.SourceLoader;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.SpecParser;
import dev.parley.lang.syntax.SyntaxTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The generator knows no protocol: no name that a specification declares stands in its main code, not even in prose. */
class NoProtocolNamesTest {
    private static final Path GENERATOR = Path.of("..");
    private static final Path SPEC = Path.of("../../spec/tls");

    /** Single lower-case words are English; what is made of several parts, or has a capital, is a name. */
    private static final Pattern NAME = Pattern.compile("[A-Z].*|.*[^A-Za-z].*|.*[a-z][A-Z].*");

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");

    /** Names of the specification that are words of the language or of Java as well. */
    private static final Set<String> ALLOWED = Set.of(
            "Alert",        // the language's 'alerts' table
            "Extension",    // the language's 'extensions' table
            "Extensions",   // the same
            "Random",       // java.util.Random
            "Empty",        // begins a sentence
            "derived",      // says where something comes from
            "DigitallySigned");    // what the notation's digitally-signed stands for: RFC 5246 section 4.7

    private static Set<String> declaredNames(Path entry) {
        SyntaxTree tree = SpecParser.parse(SourceLoader.folder(entry.getParent()), entry.getFileName().toString())
                .value().orElseThrow();
        return tree.files().stream().flatMap(f -> f.items().stream()).flatMap(NoProtocolNamesTest::names)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(Item item) {
        if (item instanceof Item.Struct struct) {
            return Stream.of(struct.name().text());
        } else if (item instanceof Item.Typedef typedef) {
            return Stream.of(typedef.name().text());
        } else if (item instanceof Item.Constant constant) {
            return Stream.of(constant.name().text());
        } else if (item instanceof Item.Alias alias) {
            return Stream.of(alias.name().text());
        } else if (item instanceof Item.Enumeration enumeration) {
            return Stream.concat(Stream.of(enumeration.name().text()),
                    enumeration.body().enumerators().stream().map(e -> e.name().text()));
        } else if (item instanceof Item.Registry registry) {
            return registry.rows().stream().map(row -> row.name().text());
        }
        return Stream.empty();
    }

    /** The texts that equations hash: labels of a key schedule. */
    private static Set<String> texts(Path folder) {
        Pattern text = Pattern.compile("\"([^\"\n]+)\"");
        return files(folder).stream().flatMap(f -> text.matcher(COMMENT.matcher(read(f)).replaceAll("")).results()).map(m -> m.group(1))
                .filter(t -> !t.isBlank() && !t.endsWith(".parley")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> forbidden() {
        return Stream.concat(declaredNames(SPEC.resolve("tls.parley")).stream().filter(n -> NAME.matcher(n).matches()),
                        texts(SPEC).stream())
                .filter(n -> n.length() > 4 && !ALLOWED.contains(n)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> found(Pattern names, String where, String text) {
        return names.matcher(text).results().map(m -> where + ": " + m.group()).distinct().toList();
    }

    /** Any of the names as a whole word. */
    private static Pattern anyOf(Set<String> names) {
        return Pattern.compile(names.stream().map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![A-Za-z0-9_])(?:", ")(?![A-Za-z0-9_])")));
    }

    @Test
    void standInNoMainCode() throws IOException {
        Pattern names = anyOf(forbidden());
        List<Path> mains;
        try (Stream<Path> modules = Files.list(GENERATOR)) {
            mains = modules.map(m -> m.resolve("src/main")).filter(Files::isDirectory).sorted().toList();
        }
        assertEquals(4, mains.size(), "modules of the generator");
        assertEquals(List.of(), mains.stream().flatMap(m -> files(m).stream())
                .flatMap(f -> found(names, f.toString(), read(f)).stream()).toList());
    }

    @Test
    void areCollectedFromTheWholeSpecification() {
        assertTrue(forbidden().containsAll(Set.of("ServerHello", "close_notify", "secp256r1", "server_name", "Finished",
                "FatalAlert", "TLS_RSA_WITH_AES_128_GCM_SHA256", "key expansion", "ASN.1Cert")));
        Set<String> all = declaredNames(SPEC.resolve("tls.parley"));
        all.addAll(texts(SPEC));
        assertTrue(all.containsAll(ALLOWED), "allowed in vain");
    }

    @Test
    void areRecognisedAsWholeWords() {
        assertEquals(List.of("x: Finished"), found(anyOf(forbidden()), "x", "/** Sends C.Finished. */"));
        assertEquals(List.of(), found(anyOf(forbidden()), "x", "isFinished FinishedTask"));
    }
}
