package dev.parley.maven;

import dev.parley.backends.ProblemsException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: where the specifications are, and how their problems fail the build. */
abstract class SpecificationMojo extends AbstractMojo {
    /** The folder of the specifications; its files can import each other by their paths below it. */
    @Parameter(defaultValue = "${project.basedir}/src/main/parley")
    private File sourceDirectory;

    /** The entry files, by their paths below the folder; by default those that declare a protocol. */
    @Parameter
    private List<String> entries;

    /** Whether to do nothing. */
    @Parameter(property = "parley.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Works on the specifications. */
    abstract void run(Specifications specifications, List<String> entries) throws IOException, ProblemsException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped");
            return;
        }
        if (!sourceDirectory.isDirectory()) {
            getLog().warn("there are no specifications: no folder " + sourceDirectory);
            return;
        }
        try (Specifications specifications = new Specifications(sourceDirectory.toPath(), dependencies())) {
            run(specifications, entries == null || entries.isEmpty() ? specifications.entries() : entries);
        } catch (ProblemsException e) {
            throw new MojoFailureException("specifications in " + sourceDirectory.toPath().normalize() + ":\n" + e.getMessage());
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    MavenProject project() {
        return project;
    }

    private List<Path> dependencies() {
        return project.getArtifacts().stream().map(Artifact::getFile).filter(Objects::nonNull).map(File::toPath).toList();
    }
}
