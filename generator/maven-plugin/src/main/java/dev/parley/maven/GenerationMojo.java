package dev.parley.maven;

import dev.parley.backends.OutputTree;
import dev.parley.backends.ProblemsException;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that write a source folder. */
abstract class GenerationMojo extends SpecificationMojo {
    /** The Java package of the protocols' own types; namespaces are packages below it. */
    @Parameter(required = true)
    private String packageName;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    /** Brings the folder up to date. */
    final void generate(Generation.Backend backend, Specifications specifications, List<String> entries, File output)
            throws IOException, ProblemsException {
        Generation generation = new Generation(backend, entries, packageName, output.toPath(), generator());
        Optional<OutputTree.Changes> changes = generation.run(specifications);
        getLog().info(changes.map(OutputTree.Changes::toString).orElse("up to date"));
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
