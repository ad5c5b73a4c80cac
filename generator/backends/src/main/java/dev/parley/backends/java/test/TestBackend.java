package dev.parley.backends.java.test;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.GeneratedFile;
import dev.parley.backends.GeneratorException;
import dev.parley.backends.ProblemsException;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.Names;
import dev.parley.backends.suite.Feasibility;
import dev.parley.backends.suite.Suite;
import dev.parley.backends.suite.TransitionSuite;
import dev.parley.backends.suite.WordSuite;
import dev.parley.lang.Compilation;
import dev.parley.lang.example.Examples;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes JUnit tests of a protocol's machines. The same input makes the same bytes. */
public final class TestBackend {
    private final Context context;
    private final Concretion concretion;
    private final Examples found;
    private final ExampleCatalogue examples;
    private final List<GeneratedFile> files = new ArrayList<>();

    private TestBackend(Compilation compilation, String basePackage, Examples found) {
        this.context = new Context(compilation.model(), compilation.machines(),
                new Names(compilation.model(), basePackage));
        this.found = found;
        this.concretion = new Concretion(found);
        this.examples = new ExampleCatalogue(context);
    }

    /**
     * Tests of the machines of both roles, for a tool whose user wrote the specification: every message in every state, and
     * the words of the Wp-method.
     *
     * @param basePackage the package of the code under test, in which the tests are too
     * @throws ProblemsException if the specification is sound, but no tests can be made of it
     */
    public static List<GeneratedFile> generate(Compilation compilation, String basePackage) throws ProblemsException {
        try {
            ProtocolModel model = compilation.model();
            Examples found = Examples.of(model);
            Feasibility feasibility = Feasibility.of(found);
            return new TestBackend(compilation, basePackage, found)
                    .generate(TransitionSuite.of(model, compilation.machines(), feasibility),
                            WordSuite.of(model, compilation.machines(), 1, feasibility));
        } catch (GeneratorException e) {
            throw new ProblemsException(List.of(e.problem()));
        }
    }

    /**
     * The given tests.
     *
     * @param transitions tests that are methods, in groups by state
     * @param words tests that are rows of tables
     * @throws GeneratorException if a test cannot be run
     */
    static List<GeneratedFile> generate(Compilation compilation, String basePackage, Suite transitions, Suite words) {
        return new TestBackend(compilation, basePackage, Examples.of(compilation.model())).generate(transitions, words);
    }

    private List<GeneratedFile> generate(Suite transitions, Suite words) {
        for (Machine machine : context.machines()) {
            tests(machine, transitions, words);
            add(context.policy(machine.role()), new ScriptedPolicyEmitter(context, machine).emit());
        }
        examples.emit().forEach(this::add);
        add(context.pairings(), new PairingsEmitter(context).emit());
        if (!context.model().externs().isEmpty()) {
            add(context.primitives(), new StubPrimitivesEmitter(context, found).emit());
        }
        return List.copyOf(files);
    }

    private void tests(Machine machine, Suite transitions, Suite words) {
        StageCatalogue stages = new StageCatalogue(context, machine);
        PathCatalogue paths = new PathCatalogue(context, machine, stages, examples);
        TrialEmitter trials = new TrialEmitter(context, stages, paths, examples);
        TransitionsEmitter each = new TransitionsEmitter(context, machine, trials);
        add(each.name(), each.emit(of(machine, transitions),
                Stream.concat(transitions.unrealised().stream(), words.unrealised().stream())
                        .filter(u -> u.name().startsWith(machine.role().title() + " ")).toList()));
        List<ConcreteCase> rows = of(machine, words);
        if (!rows.isEmpty()) {
            ConformanceEmitter all = new ConformanceEmitter(context, machine, stages, examples);
            add(all.name(), all.emit(rows, words.coverage().stream()
                    .filter(coverage -> coverage.role().equals(machine.role())).findFirst()));
        }
        stages.emit().forEach(this::add);
        paths.emit().forEach(this::add);
    }

    private List<ConcreteCase> of(Machine machine, Suite suite) {
        return suite.cases().stream().filter(test -> test.underTest().equals(machine.role())).map(concretion::of).toList();
    }

    private void add(ClassName name, TypeSpec type) {
        files.add(JavaSource.file(name, type, source()));
    }

    /** The file with the flow. */
    private SourceFile source() {
        return context.machines().get(0).states().get(0).span().file();
    }
}
