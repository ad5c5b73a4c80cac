package dev.parley.tests.spec;

import dev.parley.backends.GeneratedFile;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles generated sources together with sources of the repository, and runs them apart from the test's own classes. */
public final class Sandbox {
    private final Path folder;
    private final List<Path> sources = new ArrayList<>();

    /** A sandbox whose files are below the folder. */
    public Sandbox(Path folder) {
        this.folder = folder;
    }

    /** Adds generated sources. */
    public Sandbox add(List<GeneratedFile> files) throws IOException {
        for (GeneratedFile file : files) {
            add(file.path(), file.content());
        }
        return this;
    }

    /** Adds a source text. */
    public Sandbox add(String path, String content) throws IOException {
        Path file = folder.resolve("sources").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        sources.add(file);
        return this;
    }

    /** Adds all sources below a folder of the repository, untouched. */
    public Sandbox addFolder(String path) throws IOException {
        try (Stream<Path> files = Files.walk(Specs.REPOSITORY.resolve(path))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
        return this;
    }

    /**
     * Compiles everything and returns a loader that has it; classes of packages below {@code hidden} come from here only.
     */
    public ClassLoader compile(String hidden) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("runtime" + File.separator + "tls")).collect(Collectors.joining(File.pathSeparator));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(messages, manager, null,
                    List.of("--release", "17", "-d", classes.toString(), "-cp", classPath, "-proc:none"), null,
                    manager.getJavaFileObjectsFromPaths(sources)).call();
            if (!compiled) {
                throw new AssertionError("the sources do not compile:\n" + messages);
            }
        }
        return new HidingLoader(classes, hidden);
    }

    /** Loads the hidden packages from its own folder only. */
    private static final class HidingLoader extends URLClassLoader {
        private final String hidden;

        HidingLoader(Path classes, String hidden) throws MalformedURLException {
            super(new URL[] {classes.toUri().toURL()}, Sandbox.class.getClassLoader());
            this.hidden = hidden;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(hidden)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
