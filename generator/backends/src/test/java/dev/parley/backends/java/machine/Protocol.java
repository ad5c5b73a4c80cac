package dev.parley.backends.java.machine;

import dev.parley.backends.GeneratedFile;
import dev.parley.backends.java.InMemoryCompiler;
import dev.parley.backends.java.JavaBackend;
import dev.parley.lang.Compilation;
import dev.parley.lang.source.DiagnosticPrinter;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import dev.parley.wire.Bytes;
import dev.parley.wire.MessageKind;
import dev.parley.wire.Reader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A specification all the way to loaded classes. */
final class Protocol {
    static final String PACKAGE = "example.protocol";

    private final Compilation compilation;
    private final List<GeneratedFile> files;
    private final ClassLoader classes;

    private Protocol(Compilation compilation) {
        this.compilation = compilation;
        this.files = JavaBackend.generate(compilation.model(), compilation.machines(), PACKAGE);
        this.classes = InMemoryCompiler.compile(files);
    }

    /** The protocol of a resource beside this class. */
    static Protocol load(String name) {
        return of(name, read(name));
    }

    /** The protocol of several resources of a folder beside this class, the first of which is its entry. */
    static Protocol load(String folder, String... names) {
        return new Protocol(compile(names[0], Stream.of(names)
                .collect(Collectors.toMap(name -> name, name -> read(folder + "/" + name)))));
    }

    static Protocol of(String name, String text) {
        return new Protocol(compile(name, text));
    }

    static Compilation compile(String name, String text) {
        return compile(name, Map.of(name, text));
    }

    private static Compilation compile(String entry, Map<String, String> texts) {
        Result<Compilation> result = dev.parley.lang.Compiler.compile(SourceLoader.of(texts), entry);
        if (!result.isOk()) {
            throw new AssertionError(DiagnosticPrinter.print(result.diagnostics()));
        }
        return result.value().orElseThrow();
    }

    static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Protocol.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Compilation compilation() {
        return compilation;
    }

    /** The text of a generated class of the base package. */
    String source(String simpleName) {
        return files.stream().filter(f -> f.path().endsWith("/" + simpleName + ".java")).findFirst().orElseThrow()
                .content();
    }

    Class<?> type(String simpleName) {
        try {
            return classes.loadClass(PACKAGE + "." + simpleName);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** A value of a struct, from its encoding. */
    Object value(String type, String hex) {
        return invoke(type(type), null, "decode", new Reader(Bytes.fromHex(hex), type, null));
    }

    MessageKind message(String constant) {
        for (Object kind : type("Message").getEnumConstants()) {
            if (((Enum<?>) kind).name().equals(constant)) {
                return (MessageKind) kind;
            }
        }
        throw new AssertionError(constant);
    }

    static Object invoke(Class<?> type, Object target, String method, Object... arguments) {
        try {
            for (var candidate : type.getMethods()) {
                if (candidate.getName().equals(method) && candidate.getParameterCount() == arguments.length) {
                    return candidate.invoke(target, arguments);
                }
            }
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError(type + " has no " + method);
    }
}
