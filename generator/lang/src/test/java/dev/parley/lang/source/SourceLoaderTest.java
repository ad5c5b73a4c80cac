package dev.parley.lang.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceLoaderTest {
    @TempDir
    private Path folder;

    @Test
    void findsImportsBesideTheImporterAndThenFromTheRoot() throws IOException {
        SourceLoader loader = SourceLoader.of(Map.of("a.parley", "1", "x/a.parley", "2", "b.parley", "3"));
        assertEquals("x/a.parley", loader.load("x/main.parley", "a.parley").orElseThrow().name());
        assertEquals("b.parley", loader.load("x/main.parley", "b.parley").orElseThrow().name());
        assertEquals("a.parley", loader.load("x/main.parley", "../a.parley").orElseThrow().name());
        assertEquals("x/a.parley", loader.load("main.parley", "./x//a.parley").orElseThrow().name());
        assertEquals(Optional.empty(), loader.load("main.parley", "c.parley"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "/etc/passwd", "../up.parley", "x/../../up.parley", "C:up.parley", "\\up.parley",
            "up\0.parley"})
    void refusesNamesThatLeadOutOfTheRoot(String path) throws IOException {
        Files.writeString(folder.resolve("up.parley"), "secret");
        SourceLoader loader = SourceLoader.folder(Files.createDirectory(folder.resolve("root")));
        assertEquals(Optional.empty(), loader.load("main.parley", path));
        assertEquals(Optional.empty(), loader.load(path));
    }

    @Test
    void readsBelowAFolderButNoFolders() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/a.parley"), "grüß");
        SourceLoader loader = SourceLoader.folder(folder);
        assertEquals(Optional.of(new SourceFile("sub/a.parley", "grüß")), loader.load("sub/a.parley"));
        assertEquals(Optional.empty(), loader.load("sub"));
    }

    @Test
    void replacesWhatIsNoUtf8AndStopsReadingLongFiles() throws IOException {
        Files.write(folder.resolve("bad.parley"), new byte[] {'a', (byte) 0xFF, 'b'});
        Files.write(folder.resolve("long.parley"), new byte[2 * SourceLoader.MAX_SIZE]);
        SourceLoader loader = SourceLoader.folder(folder);
        assertEquals("a\uFFFDb", loader.load("bad.parley").orElseThrow().text());
        assertEquals(SourceLoader.MAX_SIZE + 1, loader.load("long.parley").orElseThrow().text().length());
    }

    @Test
    void readsWhatJarsCarryBehindTheOwnFiles() throws IOException {
        Path jar = folder.resolve("lib.jar");
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream zip = new JarOutputStream(out)) {
            zip.putNextEntry(new JarEntry("META-INF/parley/lib/a.parley"));
            zip.write("from the jar".getBytes(StandardCharsets.UTF_8));
        }
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            SourceLoader loader = SourceLoader.search(List.of(SourceLoader.of(Map.of("main.parley", "own")),
                    SourceLoader.folder(inside.getPath("META-INF", "parley"))));
            assertEquals("own", loader.load("main.parley").orElseThrow().text());
            assertEquals("from the jar", loader.load("main.parley", "lib/a.parley").orElseThrow().text());
            assertEquals(Optional.empty(), loader.load("main.parley", "lib/b.parley"));
        }
    }
}
