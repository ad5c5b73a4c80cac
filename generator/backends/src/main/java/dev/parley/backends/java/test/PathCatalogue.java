package dev.parley.backends.java.test;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.Identifiers;
import dev.parley.backends.java.Names;
import dev.parley.backends.java.TestTypes;
import dev.parley.backends.suite.Stage;
import dev.parley.backends.suite.TestCase;
import dev.parley.lang.example.Run;
import dev.parley.lang.example.Value;
import dev.parley.lang.machine.Machine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
    private final Map<Step, Node> nodes = new LinkedHashMap<>();

    /** What a path adds to another one, or to none at the start: a message with its body, and where it leads. */
    private record Step(Optional<Node> from, Object message, Optional<Value> body, Object to) {
    }

    /** Equal only to itself; each is made once. */
    private static final class Node {
        private final String name;
        private final String title;
        private final CodeBlock expression;

        private Node(String name, String title, CodeBlock expression) {
            this.name = name;
            this.title = title;
            this.expression = expression;
        }
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
        return CodeBlock.of("$T.$L", type, node(concrete).name);
    }

    private Node node(ConcreteCase concrete) {
        TestCase test = concrete.test();
        Node path = start(test);
        for (int i = 0; i <= test.path().exchanges().size(); i++) {
            for (int aside = 0; aside < test.asides().size(); aside++) {
                if (test.asides().get(aside).after() == i) {
                    path = aside(path, concrete, aside, before(test, i, aside));
                }
            }
            if (i < test.path().exchanges().size()) {
                path = exchange(path, concrete, i);
            }
        }
        return path;
    }

    private Node start(TestCase test) {
        Stage first = test.stages().get(0);
        return node(new Step(Optional.empty(), test.path().options(), Optional.empty(), first), first,
                "Before the first message", () -> start(test, first));
    }

    private CodeBlock start(TestCase test, Stage first) {
        CodeBlock start = CodeBlock.of("$T.start($L,$W$L)", TestTypes.PATH, context.pairing(machine.role()),
                stages.constant(first));
        List<CodeBlock> options = test.path().options().stream().map(o -> Options.name(o.role(), o.option())).sorted()
                .map(option -> CodeBlock.of("$S", option)).toList();
        return options.isEmpty() ? start : CodeBlock.of("$L.with($L)", start, CodeBlock.join(options, ",$W"));
    }

    private Node exchange(Node path, ConcreteCase concrete, int index) {
        Run.Exchange exchange = concrete.test().path().exchanges().get(index);
        Value body = concrete.bodies().get(index);
        Stage to = concrete.test().stages().get(index + 1);
        return node(new Step(Optional.of(path), exchange, Optional.of(body), to), to, "Behind {@code " + exchange + "}",
                () -> CodeBlock.of("$L.$L($L,$W$L)", path.name, isOwn(exchange) ? "sends" : "receives",
                        examples.constant(exchange.sent().message(), body), stages.constant(to)));
    }

    /** Where the role is before an aside. */
    private static Stage before(TestCase test, int exchange, int aside) {
        return aside > 0 && test.asides().get(aside - 1).after() == exchange ? test.asides().get(aside - 1).now()
                : test.stages().get(exchange);
    }

    private Node aside(Node path, ConcreteCase concrete, int index, Stage before) {
        TestCase.Aside aside = concrete.test().asides().get(index);
        Value body = concrete.asides().get(index);
        CodeBlock now = aside.now().equals(before) ? CodeBlock.of("") : CodeBlock.of(",$W$L", stages.constant(aside.now()));
        return node(new Step(Optional.of(path), aside.message(), Optional.of(body), aside), aside.now(),
                "Beside the flow, {@code " + aside.message() + "}",
                () -> CodeBlock.of("$L.$L($L,$W$T.$L$L)", path.name,
                        isOwn(aside.message()) ? "sendsBeside" : "receivesBeside",
                        examples.constant(context.beside(aside.message().sent()), body), TestTypes.FATE, aside.fate(), now));
    }

    private boolean isOwn(Run.Exchange exchange) {
        return exchange.sent().role().equals(machine.role());
    }

    private Node node(Step step, Stage at, String title, Supplier<CodeBlock> expression) {
        Node known = nodes.get(step);
        if (known == null) {
            known = new Node(constants.give(step, "TO_" + Names.upperSnake(at.state())), title, expression.get());
            nodes.put(step, known);
        }
        return known;
    }

    /** The classes with all constants that were asked for. */
    Map<ClassName, TypeSpec> emit() {
        TypeSpec.Builder builder = TypeSpec.classBuilder(type).addModifiers(Modifier.FINAL)
                .addJavadoc("What brings the $L where it is tested: all messages of both roles.", machine.role().title())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        return Constants.in(type, builder, nodes.values().stream().map(node -> FieldSpec.builder(TestTypes.PATH, node.name,
                Modifier.STATIC, Modifier.FINAL).addJavadoc("$L.", node.title).initializer(node.expression).build())
                .toList(), context.names());
    }
}
