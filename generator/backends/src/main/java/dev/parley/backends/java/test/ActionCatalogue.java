package dev.parley.backends.java.test;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.java.TestTypes;
import dev.parley.backends.suite.Expectation;
import dev.parley.backends.suite.Stage;
import dev.parley.backends.suite.TestCase;
import dev.parley.lang.example.Run;
import dev.parley.lang.example.Value;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What words do with a role and where they come, each with its number. */
final class ActionCatalogue {
    private final Context context;
    private final Machine machine;
    private final StageCatalogue stages;
    private final ExampleCatalogue examples;
    private final Map<Object, Integer> actions = new LinkedHashMap<>();
    private final Map<Stage, Integer> places = new LinkedHashMap<>();
    private final Map<Object, CodeBlock> statements = new LinkedHashMap<>();

    ActionCatalogue(Context context, Machine machine, StageCatalogue stages, ExampleCatalogue examples) {
        this.context = context;
        this.machine = machine;
        this.stages = stages;
        this.examples = examples;
    }

    /** The node of a start: {@code action.stage}. */
    String start(TestCase test) {
        Set<Run.Setting> options = test.path().options();
        return node(options, () -> CodeBlock.of("starts($L, $L)", options(options, machine.role()),
                options(options, machine.peer())), test.stages().get(0));
    }

    private static CodeBlock options(Set<Run.Setting> options, Role role) {
        return CodeBlock.of("$T.of($L)", Set.class, options.stream().filter(option -> option.role().equals(role))
                .map(option -> Options.name(role, option.option())).sorted().map(name -> CodeBlock.of("$S", name))
                .collect(CodeBlock.joining(",$W")));
    }

    /** The node of a message of the flow: {@code action.stage}. */
    String exchange(Run.Exchange exchange, Value body, Stage to) {
        return node(List.of(exchange, body), () -> CodeBlock.of("$L($S,$W$L)", isOwn(exchange) ? "sends" : "receives",
                exchange.toString(), examples.constant(exchange.sent().message(), body)), to);
    }

    /** The node of a message beside the flow: {@code action.stage}, or {@code action} where the lane ends. */
    String beside(Run.Exchange exchange, Value body, Expectation.Fate fate, Optional<Stage> now) {
        List<Object> action = List.of(exchange, body, fate);
        Statement statement = () -> CodeBlock.of("$L($S,$W$L,$W$T.$L)", isOwn(exchange) ? "sendsBeside" : "receivesBeside",
                exchange.toString(), examples.constant(context.beside(exchange.sent()), body), TestTypes.FATE, fate);
        return now.map(stage -> node(action, statement, stage)).orElseGet(() -> number(action, statement));
    }

    /** The node of what is tried at the end. */
    String probe(ConcreteCase concrete) {
        Run.Exchange exchange = concrete.test().probe().orElseThrow();
        Value body = concrete.probe().orElseThrow();
        Expectation expectation = concrete.test().expectation();
        if (expectation instanceof Expectation.Takes takes) {
            return beside(exchange, body, takes.fate(), takes.now());
        } else if (expectation instanceof Expectation.Sends sends) {
            return beside(exchange, body, Expectation.Fate.DELIVERED, sends.now());
        }
        Expectation.Refuses refuses = (Expectation.Refuses) expectation;
        return number(List.of(exchange, body, refuses), () -> CodeBlock.of("refuses($S,$W$L,$W$L)", exchange.toString(),
                examples.constant(exchange.sent().message(), body), context.alert(refuses.alert())));
    }

    private boolean isOwn(Run.Exchange exchange) {
        return exchange.sent().role().equals(machine.role());
    }

    private interface Statement {
        CodeBlock code();
    }

    private String node(Object action, Statement statement, Stage stage) {
        places.putIfAbsent(stage, places.size());
        return number(action, statement) + "." + places.get(stage);
    }

    private String number(Object action, Statement statement) {
        Integer number = actions.get(action);
        if (number == null) {
            number = actions.size();
            actions.put(action, number);
            statements.put(action, statement.code());
        }
        return number.toString();
    }

    /** The statements that tell {@code words} all stages and actions, in the order of their numbers. */
    List<CodeBlock> statements() {
        List<CodeBlock> all = places.keySet().stream().map(stage -> CodeBlock.of("stage($L,$W$S)", stages.constant(stage),
                machine.state(stage.state()).span().cite())).collect(Collectors.toList());
        all.addAll(statements.values());
        return all;
    }
}
