package dev.parley.tests.mutation;

import dev.parley.backends.GeneratedFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles sources against classes that are in memory too, and writes nothing to disk. It stays warm between
 * compilations; not for use by several threads at once.
 */
final class MemoryCompiler {
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final JavaFileManager disk = compiler.getStandardFileManager(null, null, null);

    /**
     * The classes of the sources by name.
     *
     * @param known other classes that they may use
     * @throws CompilationException if they do not compile
     */
    Map<String, byte[]> compile(List<GeneratedFile> sources, Map<String, byte[]> known) throws CompilationException {
        if (sources.isEmpty()) {
            return Map.of();
        }
        StringWriter messages = new StringWriter();
        Manager manager = new Manager(disk, known);
        List<Source> units = sources.stream().map(Source::new).toList();
        if (!compiler.getTask(messages, manager, null, List.of("-proc:none", "-g:none"), null, units)
                .call()) {
            throw new CompilationException(messages.toString());
        }
        Map<String, byte[]> classes = new HashMap<>();
        manager.written.forEach((name, file) -> classes.put(name, file.bytes.toByteArray()));
        return classes;
    }

    /** The sources do not compile. */
    static final class CompilationException extends Exception {
        private static final long serialVersionUID = 1;

        CompilationException(String message) {
            super(message);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(GeneratedFile file) {
            super(URI.create("memory:///" + file.path()), Kind.SOURCE);
            this.text = file.content();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** A class that is there already. */
    private static final class Known extends SimpleJavaFileObject {
        private final String name;
        private final byte[] bytes;

        Known(String name, byte[] bytes) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /** A class that is being made. */
    private static final class Written extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Written(String name) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    private static final class Manager extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, List<JavaFileObject>> packages = new HashMap<>();
        private final Map<String, Written> written = new HashMap<>();

        Manager(JavaFileManager disk, Map<String, byte[]> known) {
            super(disk);
            known.forEach((name, bytes) -> packages.computeIfAbsent(name.substring(0, name.lastIndexOf('.')),
                    p -> new ArrayList<>()).add(new Known(name, bytes)));
        }

        @Override
        public Iterable<JavaFileObject> list(Location location, String packageName, Set<JavaFileObject.Kind> kinds,
                boolean recurse) throws IOException {
            List<JavaFileObject> own = location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS)
                    ? packages.getOrDefault(packageName, List.of()) : List.of();
            return own.isEmpty() ? super.list(location, packageName, kinds, recurse) : own;
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof Known known ? known.name : super.inferBinaryName(location, file);
        }

        @Override
        public boolean isSameFile(FileObject one, FileObject other) {
            return one.equals(other);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind,
                FileObject sibling) {
            return written.computeIfAbsent(className, Written::new);
        }

        @Override
        public void close() {
            // The files on disk stay open for the next compilation.
        }
    }
}
