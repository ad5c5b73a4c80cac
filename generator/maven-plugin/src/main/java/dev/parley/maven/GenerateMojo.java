package dev.parley.maven;

import dev.parley.backends.OutputTree;
import dev.parley.backends.ProblemsException;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Generates codecs and state machines from specifications, and compiles them with the module. */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true,
        requiresDependencyResolution = ResolutionScope.COMPILE)
public final class GenerateMojo extends SpecificationMojo {
    /** The Java package of the protocols' own types; namespaces are packages below it. */
    @Parameter(required = true)
    private String packageName;

    /** The source folder to write. Files that are no longer generated are deleted from it, foreign ones are not. */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/parley")
    private File outputDirectory;

    /** Whether to compile with the tests of the module instead of its main sources. */
    @Parameter(defaultValue = "false")
    private boolean testSources;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Override
    void run(Specifications specifications, List<String> entries) throws IOException, ProblemsException {
        Generation generation = new Generation(entries, packageName, outputDirectory.toPath(), generator());
        Optional<OutputTree.Changes> changes = generation.run(specifications);
        getLog().info(changes.map(OutputTree.Changes::toString).orElse("up to date"));
        if (testSources) {
            project().addTestCompileSourceRoot(outputDirectory.getPath());
        } else {
            project().addCompileSourceRoot(outputDirectory.getPath());
        }
    }

    /** The version says little while the generator itself is being worked on, so its files count too. */
    private String generator() throws IOException {
        Fingerprint fingerprint = new Fingerprint().add(plugin.getId());
        for (Artifact artifact : plugin.getArtifacts()) {
            fingerprint.addStamps(artifact.getFile().toPath());
        }
        return fingerprint.value();
    }
}
