package dev.parley.tests.mutation;

import dev.parley.backends.GeneratedFile;
import dev.parley.backends.GeneratorException;
import dev.parley.backends.ProblemsException;
import dev.parley.backends.java.JavaBackend;
import dev.parley.backends.java.Names;
import dev.parley.backends.java.codec.CodecBackend;
import dev.parley.backends.java.machine.MachineBackend;
import dev.parley.backends.java.test.TestBackend;
import dev.parley.lang.Compilation;
import dev.parley.lang.machine.Machine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The code of a protocol with its generated tests, compiled in memory. For a mutant only what differs is compiled again:
 * codecs stand in a loader of their own that all mutants share.
 */
public final class Subject {
    private static final String PACKAGE = "mutated";

    private final Compilation protocol;
    private final Map<String, String> sources = new TreeMap<>();
    private final Map<String, byte[]> classes = new HashMap<>();
    private final Map<String, byte[]> dependent = new HashMap<>();
    private final ClassLoader codecs;
    private final ThreadLocal<MemoryCompiler> compilers = ThreadLocal.withInitial(MemoryCompiler::new);

    /** The code and the tests of a protocol. */
    public Subject(Compilation protocol) throws ProblemsException, MemoryCompiler.CompilationException {
        this.protocol = protocol;
        List<GeneratedFile> all = new ArrayList<>(JavaBackend.generate(protocol, PACKAGE));
        all.addAll(TestBackend.generate(protocol, PACKAGE));
        all.forEach(file -> sources.put(file.path(), file.content()));
        classes.putAll(compilers.get().compile(all, Map.of()));
        Set<String> shared = new CodecBackend(protocol.model(), names()).generate().stream()
                .map(file -> type(file.path())).collect(Collectors.toSet());
        Map<String, byte[]> independent = new HashMap<>();
        classes.forEach((name, bytes) -> (shared.contains(outermost(name)) ? independent : dependent).put(name, bytes));
        this.codecs = new MemoryLoader(Subject.class.getClassLoader(), independent);
    }

    private Names names() {
        return new Names(protocol.model(), PACKAGE);
    }

    private static String type(String path) {
        return path.substring(0, path.length() - ".java".length()).replace('/', '.');
    }

    private static String outermost(String name) {
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    /**
     * The tests of the role, against a machine in the place of its own.
     *
     * @throws GeneratorException if the machine cannot be said in Java
     * @throws MemoryCompiler.CompilationException if its code does not compile
     */
    public GeneratedTests tests(Machine machine) throws MemoryCompiler.CompilationException, ReflectiveOperationException {
        Map<String, byte[]> loaded = new HashMap<>(dependent);
        loaded.putAll(compiled(machine));
        ClassLoader loader = new MemoryLoader(codecs, loaded);
        String role = Names.pascal(machine.role().title());
        List<Class<?>> tests = new ArrayList<>();
        for (String name : List.of(role + "TransitionsTest", role + "ConformanceTest")) {
            tests.add(loader.loadClass(names().test(name).reflectionName()));
        }
        return new GeneratedTests(tests);
    }

    /** What differs. A machine with a mistake meets the policies that were written for the right one, if it can. */
    private Map<String, byte[]> compiled(Machine machine) throws MemoryCompiler.CompilationException {
        List<Machine> machines = protocol.machines().stream().map(m -> m.role().equals(machine.role()) ? machine : m)
                .toList();
        List<GeneratedFile> changed = new MachineBackend(protocol.model(), machines, names()).generate().stream()
                .filter(file -> !file.content().equals(sources.get(file.path()))).toList();
        String policy = names().policy(machine.role()).reflectionName();
        List<GeneratedFile> others = changed.stream().filter(file -> !type(file.path()).equals(policy)).toList();
        try {
            return compilers.get().compile(others, classes);
        } catch (MemoryCompiler.CompilationException e) {
            if (others.size() == changed.size()) {
                throw e;
            }
            return compilers.get().compile(changed, classes);
        }
    }
}
