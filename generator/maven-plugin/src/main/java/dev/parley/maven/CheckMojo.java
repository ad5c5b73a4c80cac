package dev.parley.maven;

import dev.parley.backends.ProblemsException;
import dev.parley.backends.Report;
import dev.parley.lang.Compilation;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Checks specifications without generating anything, and says what they hold. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true,
        requiresDependencyResolution = ResolutionScope.COMPILE)
public final class CheckMojo extends SpecificationMojo {
    @Override
    void run(Specifications specifications, List<String> entries) throws ProblemsException {
        for (Compilation compilation : specifications.compile(entries)) {
            Report.summary(compilation).lines().forEach(getLog()::info);
        }
    }
}
