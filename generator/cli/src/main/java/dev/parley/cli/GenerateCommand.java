package dev.parley.cli;

import dev.parley.backends.GeneratedFile;
import dev.parley.backends.OutputTree;
import dev.parley.backends.java.JavaBackend;
import dev.parley.backends.java.test.TestBackend;
import dev.parley.lang.Compilation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "generate", mixinStandardHelpOptions = true, description = {"Makes Java code.",
    "Files that are right already are left alone; files that an earlier run made and this one does not are deleted."})
final class GenerateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private Specification specification;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "the root of the source tree to write")
    private Path folder;

    @Option(names = "--package", paramLabel = "P", required = true,
            description = "the Java package of the protocol's own types; namespaces are packages below it")
    private String packageName;

    @Option(names = "--tests", paramLabel = "DIR",
            description = "the root of a source tree for JUnit tests of the code, which is written too")
    private Path tests;

    @Override
    public Integer call() throws Exception {
        if (!SourceVersion.isName(packageName)) {
            throw new ParameterException(command.commandLine(), "not a Java package: '" + packageName + "'");
        }
        Compilation compilation = specification.compile();
        write(folder, JavaBackend.generate(compilation, packageName));
        if (tests != null) {
            write(tests, TestBackend.generate(compilation, packageName));
        }
        return Parley.FINE;
    }

    private void write(Path root, List<GeneratedFile> files) throws IOException {
        command.commandLine().getOut().println(new OutputTree(root).write(files, ""));
    }
}
