package dev.parley.backends.java.test;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.java.TestTypes;
import dev.parley.backends.suite.Expectation;
import dev.parley.lang.example.Value;
import dev.parley.lang.model.Sent;

/** Writes what a test does, as one expression. */
final class TrialEmitter {
    private final Context context;
    private final PathCatalogue paths;
    private final ExampleCatalogue examples;

    TrialEmitter(Context context, PathCatalogue paths, ExampleCatalogue examples) {
        this.context = context;
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
            return CodeBlock.of("takes($L,$W$T.$L)", examples.constant(context.beside(sent), body), TestTypes.FATE,
                    takes.fate());
        }
        CodeBlock probe = examples.constant(sent.message(), body);
        if (expectation instanceof Expectation.Refuses refuses) {
            return CodeBlock.of("refuses($L,$W$L)", probe, context.alert(refuses.alert()));
        }
        return CodeBlock.of("$L($L)", expectation instanceof Expectation.Sends ? "sends" : "withholds", probe);
    }
}
