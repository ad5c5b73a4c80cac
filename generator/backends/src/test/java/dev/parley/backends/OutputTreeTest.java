package dev.parley.backends;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTreeTest {
    private static final GeneratedFile A = new GeneratedFile("p/A.java", "class A\n");
    private static final GeneratedFile B = new GeneratedFile("p/q/B.java", "class B\n");
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path temp;
    private Path folder;
    private OutputTree tree;

    @BeforeEach
    void writeBoth() throws IOException {
        folder = temp.resolve("out");
        tree = new OutputTree(folder);
        OutputTree.Changes changes = tree.write(List.of(B, A), "v1");
        assertEquals(new OutputTree.Changes(List.of("p/A.java", "p/q/B.java"), List.of(), 0), changes);
    }

    @Test
    void aSecondRunLeavesFilesAndTheirTimesAlone() throws IOException {
        Files.setLastModifiedTime(folder.resolve("p/A.java"), LONG_AGO);
        OutputTree.Changes changes = tree.write(List.of(A, B), "v1");
        assertTrue(changes.isEmpty());
        assertEquals(2, changes.unchanged());
        assertEquals(LONG_AGO, Files.getLastModifiedTime(folder.resolve("p/A.java")));
    }

    @Test
    void onlyChangedFilesAreWritten() throws IOException {
        GeneratedFile changed = new GeneratedFile(B.path(), "class B2\n");
        assertEquals(List.of("p/q/B.java"), tree.write(List.of(A, changed), "v2").written());
        assertEquals("class B2\n", Files.readString(folder.resolve("p/q/B.java")));
    }

    @Test
    void aFileThatIsNoLongerGeneratedGoesWithItsEmptyFolders() throws IOException {
        assertEquals(List.of("p/q/B.java"), tree.write(List.of(A), "v2").deleted());
        assertFalse(Files.exists(folder.resolve("p/q")));
        assertTrue(Files.exists(folder.resolve("p/A.java")));
    }

    @Test
    void foreignFilesStay() throws IOException {
        Path foreign = Files.writeString(folder.resolve("p/q/Mine.java"), "mine");
        tree.write(List.of(), "v2");
        assertEquals("mine", Files.readString(foreign));
        assertFalse(Files.exists(folder.resolve("p/q/B.java")));
    }

    @Test
    void anOrphanThatWasChangedByHandStays() throws IOException {
        Files.writeString(folder.resolve("p/q/B.java"), "mine");
        assertEquals(List.of(), tree.write(List.of(A), "v2").deleted());
        assertEquals("mine", Files.readString(folder.resolve("p/q/B.java")));
    }

    @Test
    void aManifestThatNamesFilesOutsideDeletesNothing() throws IOException {
        Path outside = Files.writeString(temp.resolve("outside"), "class A\n");
        String hash = Manifest.hash(Files.readAllBytes(outside));
        Files.writeString(folder.resolve(Manifest.NAME), "junk\n" + hash + " ../outside\n" + hash + " " + outside + "\n"
                + hash + " \0\n");
        assertEquals(List.of(), tree.write(List.of(), "v2").deleted());
        assertTrue(Files.exists(outside));
    }

    @Test
    void itIsCurrentWhileInputsAndFilesAreTheSame() throws IOException {
        assertTrue(tree.isCurrent("v1"));
        assertFalse(tree.isCurrent("v2"));
        Files.writeString(folder.resolve("p/A.java"), "changed");
        assertFalse(tree.isCurrent("v1"));
        tree.write(List.of(A, B), "v1");
        assertTrue(tree.isCurrent("v1"));
        Files.delete(folder.resolve("p/A.java"));
        assertFalse(tree.isCurrent("v1"));
    }

    @Test
    void aPathOutOfTheFolderIsRefusedBeforeAnythingIsWritten() {
        GeneratedFile out = new GeneratedFile("../C.java", "");
        assertThrows(IllegalArgumentException.class, () -> tree.write(List.of(out), ""));
        assertTrue(Files.exists(folder.resolve("p/A.java")));
    }

    @Test
    void twoFilesWithOnePathAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> tree.write(List.of(A, A), ""));
    }
}
