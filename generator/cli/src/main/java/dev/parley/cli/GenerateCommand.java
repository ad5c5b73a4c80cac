package dev.parley.cli;

import dev.parley.backends.OutputTree;
import dev.parley.backends.java.JavaBackend;
import java.nio.file.Path;
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

    @Override
    public Integer call() throws Exception {
        if (!SourceVersion.isName(packageName)) {
            throw new ParameterException(command.commandLine(), "not a Java package: '" + packageName + "'");
        }
        OutputTree.Changes changes = new OutputTree(folder)
                .write(JavaBackend.generate(specification.compile(), packageName), "");
        command.commandLine().getOut().println(changes);
        return Parley.FINE;
    }
}
