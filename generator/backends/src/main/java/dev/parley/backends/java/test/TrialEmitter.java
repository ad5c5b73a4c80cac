package dev.parley.backends.java.test;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.java.TestTypes;
import dev.parley.backends.suite.Expectation;
import dev.parley.backends.suite.Stage;
import dev.parley.lang.example.Value;
import dev.parley.lang.model.Sent;
import java.util.Optional;

/** Writes what a test does, as one expression. */
final class TrialEmitter {
    private final Context context;
    private final StageCatalogue stages;
    private final PathCatalogue paths;
    private final ExampleCatalogue examples;

    TrialEmitter(Context context, StageCatalogue stages, PathCatalogue paths, ExampleCatalogue examples) {
        this.context = context;
        this.stages = stages;
        this.paths = paths;
        this.examples = examples;
    }

    CodeBlock emit(ConcreteCase concrete) {
        return CodeBlock.of("$T.after($L,$W$S)\n.$L", TestTypes.TRIAL, paths.constant(concrete),
                concrete.test().span().cite(), expectation(concrete));
    }

    private CodeBlock expectation(ConcreteCase concrete) {
        Expectation expectation = concrete.test().expectation();
        if (expectation instanceof Expectation.Reaches) {
            return CodeBlock.of("arrives()");
        }
        Sent sent = concrete.test().probe().orElseThrow().sent();
        Value body = concrete.probe().orElseThrow();
        if (expectation instanceof Expectation.Takes takes) {
            return CodeBlock.of("takes($L,$W$T.$L$L)", examples.constant(context.beside(sent), body), TestTypes.FATE,
                    takes.fate(), now(concrete, takes.now()));
        }
        CodeBlock probe = examples.constant(sent.message(), body);
        if (expectation instanceof Expectation.Refuses refuses) {
            return CodeBlock.of("refuses($L,$W$L)", probe, context.alert(refuses.alert()));
        }
        return expectation instanceof Expectation.Sends sends ? CodeBlock.of("sends($L$L)", probe, now(concrete, sends.now()))
                : CodeBlock.of("withholds($L)", probe);
    }

    /** Where the role is afterwards, if something changes. */
    private CodeBlock now(ConcreteCase concrete, Optional<Stage> now) {
        return now.filter(stage -> !stage.equals(concrete.test().last()))
                .map(stage -> CodeBlock.of(",$W$L", stages.constant(stage))).orElse(CodeBlock.of(""));
    }
}
