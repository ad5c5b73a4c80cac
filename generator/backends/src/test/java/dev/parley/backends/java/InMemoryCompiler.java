package dev.parley.backends.java;

import dev.parley.backends.GeneratedFile;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles generated files as strictly as the build would, without touching the disk, and loads them. */
public final class InMemoryCompiler {
    private InMemoryCompiler() {
    }

    /** A loader of the compiled classes; an AssertionError with all messages if there is any. */
    public static ClassLoader compile(List<GeneratedFile> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        StandardJavaFileManager standard = compiler.getStandardFileManager(problems, null, null);
        Outputs outputs = new Outputs(standard);
        List<String> options = List.of("--release", "17", "-Xlint:all", "-Xlint:-processing", "-Werror", "-proc:none");
        List<Source> sources = files.stream().map(Source::new).toList();
        boolean success = compiler.getTask(null, outputs, problems, options, null, sources).call();
        if (!success) {
            throw new AssertionError(problems.getDiagnostics().stream().map(InMemoryCompiler::describe)
                    .collect(Collectors.joining("\n")));
        }
        return outputs.loader();
    }

    private static String describe(Diagnostic<? extends JavaFileObject> problem) {
        return problem + (problem.getSource() instanceof Source source ? "\n" + source.line(problem.getLineNumber()) : "");
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String content;

        Source(GeneratedFile file) {
            super(URI.create("string:///" + file.path()), Kind.SOURCE);
            this.content = file.content();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }

        String line(long number) {
            return content.lines().skip(number - 1).findFirst().orElse("");
        }
    }

    private static final class Outputs extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

        Outputs(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind,
                FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + className.replace('.', '/') + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    classes.put(className, out);
                    return out;
                }
            };
        }

        ClassLoader loader() {
            return new ClassLoader(InMemoryCompiler.class.getClassLoader()) {
                @Override
                protected Class<?> findClass(String name) throws ClassNotFoundException {
                    ByteArrayOutputStream bytes = classes.get(name);
                    if (bytes == null) {
                        throw new ClassNotFoundException(name);
                    }
                    return defineClass(name, bytes.toByteArray(), 0, bytes.size());
                }
            };
        }
    }
}
