package dev.parley.tests.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Prints the matrix when all tests have run, and keeps it as a file. */
public final class MatrixPrinter implements TestExecutionListener {
    /** Surefire tells the folder of the module. */
    private static final Path FILE = Path.of(System.getProperty("basedir", ""), "target", "interop-matrix.txt");

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        Matrix.ofThisRun().tables().ifPresent(MatrixPrinter::publish);
    }

    private static void publish(String tables) {
        System.out.println("\n" + tables);
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, tables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
