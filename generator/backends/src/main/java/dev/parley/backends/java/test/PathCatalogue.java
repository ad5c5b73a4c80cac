package dev.parley.backends.java.test;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.Identifiers;
import dev.parley.backends.java.Names;
import dev.parley.backends.java.TestTypes;
import dev.parley.backends.suite.TestCase;
import dev.parley.lang.example.Run;
import dev.parley.lang.machine.Machine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * How a role is brought somewhere in the tests: each path goes on where another one ends, so that all of them are a tree,
 * and each has a constant that is called after the state that it leads to.
 */
final class PathCatalogue {
    private final Context context;
    private final Machine machine;
    private final ClassName type;
    private final StageCatalogue stages;
    private final ExampleCatalogue examples;
    private final Identifiers constants = Identifiers.members(Set.of());
    private final Map<CodeBlock, Node> nodes = new LinkedHashMap<>();

    private record Node(String name, String title) {
    }

    PathCatalogue(Context context, Machine machine, StageCatalogue stages, ExampleCatalogue examples) {
        this.context = context;
        this.machine = machine;
        this.type = context.ofRole(machine.role(), "Paths");
        this.stages = stages;
        this.examples = examples;
    }

    /** The constant of a test's path. */
    CodeBlock constant(ConcreteCase concrete) {
        return CodeBlock.of("$T.$L", type, name(concrete));
    }

    private String name(ConcreteCase concrete) {
        TestCase test = concrete.test();
        String path = start(test);
        for (int i = 0; i <= test.path().exchanges().size(); i++) {
            for (int aside = 0; aside < test.asides().size(); aside++) {
                if (test.asides().get(aside).after() == i) {
                    path = aside(path, concrete, aside, test.stages().get(i).state());
                }
            }
            if (i < test.path().exchanges().size()) {
                path = exchange(path, concrete, i);
            }
        }
        return path;
    }

    private String start(TestCase test) {
        CodeBlock start = CodeBlock.of("$T.start($L,$W$L)", TestTypes.PATH, context.pairing(machine.role()),
                stages.constant(test.stages().get(0)));
        List<CodeBlock> options = test.path().options().stream().map(o -> Options.name(o.role(), o.option())).sorted()
                .map(option -> CodeBlock.of("$S", option)).toList();
        return node(options.isEmpty() ? start : CodeBlock.of("$L.with($L)", start, CodeBlock.join(options, ",$W")),
                test.stages().get(0).state(), "Before the first message");
    }

    private String exchange(String path, ConcreteCase concrete, int index) {
        Run.Exchange exchange = concrete.test().path().exchanges().get(index);
        boolean sends = exchange.sent().role().equals(machine.role());
        return node(CodeBlock.of("$L.$L($L,$W$L)", path, sends ? "sends" : "receives",
                examples.constant(exchange.sent().message(), concrete.bodies().get(index)),
                stages.constant(concrete.test().stages().get(index + 1))),
                concrete.test().stages().get(index + 1).state(), "Behind {@code " + exchange + "}");
    }

    private String aside(String path, ConcreteCase concrete, int index, String state) {
        TestCase.Aside aside = concrete.test().asides().get(index);
        boolean sends = aside.message().sent().role().equals(machine.role());
        return node(CodeBlock.of("$L.$L($L,$W$T.$L)", path, sends ? "sendsBeside" : "receivesBeside",
                examples.constant(context.beside(aside.message().sent()), concrete.asides().get(index)), TestTypes.FATE,
                aside.fate()), state, "Beside the flow, {@code " + aside.message() + "}");
    }

    private String node(CodeBlock expression, String state, String title) {
        return nodes.computeIfAbsent(expression,
                e -> new Node(constants.give(e, "TO_" + Names.upperSnake(state)), title)).name();
    }

    /** The class with all constants that were asked for. */
    TypeSpec emit() {
        TypeSpec.Builder builder = TypeSpec.classBuilder(type).addModifiers(Modifier.FINAL)
                .addJavadoc("What brings the $L where it is tested: all messages of both roles.", machine.role().title())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        nodes.forEach((expression, node) -> builder.addField(FieldSpec.builder(TestTypes.PATH, node.name(), Modifier.STATIC,
                Modifier.FINAL).addJavadoc("$L.", node.title()).initializer(expression).build()));
        return builder.build();
    }
}
