package dev.parley.maven;

import dev.parley.backends.ProblemsException;
import dev.parley.backends.java.JavaBackend;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Generates codecs and state machines from specifications, and compiles them with the module. */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true,
        requiresDependencyResolution = ResolutionScope.COMPILE)
public final class GenerateMojo extends GenerationMojo {
    /** The source folder to write. Files that are no longer generated are deleted from it, foreign ones are not. */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/parley")
    private File outputDirectory;

    /** Whether to compile with the tests of the module instead of its main sources. */
    @Parameter(defaultValue = "false")
    private boolean testSources;

    @Override
    void run(Specifications specifications, List<String> entries) throws IOException, ProblemsException {
        generate(JavaBackend::generate, specifications, entries, outputDirectory);
        if (testSources) {
            project().addTestCompileSourceRoot(outputDirectory.getPath());
        } else {
            project().addCompileSourceRoot(outputDirectory.getPath());
        }
    }
}
