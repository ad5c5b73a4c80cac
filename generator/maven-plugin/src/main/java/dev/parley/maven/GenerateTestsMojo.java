package dev.parley.maven;

import dev.parley.backends.ProblemsException;
import dev.parley.backends.java.test.TestBackend;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Generates tests of the state machines from specifications, and compiles them with the tests of the module. They need
 * the code that {@code generate} makes in the same package, {@code parley-testkit} and JUnit 5.
 */
@Mojo(name = "generate-tests", defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES, threadSafe = true,
        requiresDependencyResolution = ResolutionScope.TEST)
public final class GenerateTestsMojo extends GenerationMojo {
    /** The source folder to write. Files that are no longer generated are deleted from it, foreign ones are not. */
    @Parameter(defaultValue = "${project.build.directory}/generated-test-sources/parley")
    private File outputDirectory;

    /** Whether the tests of the module are not even compiled. */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    private boolean skipTests;

    @Override
    void run(Specifications specifications, List<String> entries) throws IOException, ProblemsException {
        if (!skipTests) {
            generate(TestBackend::generate, specifications, entries, outputDirectory);
            project().addTestCompileSourceRoot(outputDirectory.getPath());
        }
    }
}
