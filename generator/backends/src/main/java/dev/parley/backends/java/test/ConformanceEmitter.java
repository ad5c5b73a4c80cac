package dev.parley.backends.java.test;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.TestTypes;
import dev.parley.backends.suite.Coverage;
import dev.parley.lang.machine.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the tests of a role that together show its machine to be the one of the specification, as a tree of numbers. */
final class ConformanceEmitter {
    /** What one method holds: a statement is some ten bytes of code, of at most 65,535 (JVMS section 4.7.3). */
    private static final int STATEMENTS_OF_A_METHOD = 1000;
    private static final TypeName TESTS = ParameterizedTypeName.get(ClassName.get(Stream.class), TestTypes.DYNAMIC_TEST);

    private final Context context;
    private final Machine machine;
    private final ActionCatalogue actions;
    private final WordNodes nodes;

    ConformanceEmitter(Context context, Machine machine, StageCatalogue stages, ExampleCatalogue examples) {
        this.context = context;
        this.machine = machine;
        this.actions = new ActionCatalogue(context, machine, stages, examples);
        this.nodes = new WordNodes(actions);
    }

    /** The class with these tests of the role. */
    TypeSpec emit(List<ConcreteCase> cases, Optional<Coverage> coverage) {
        cases.forEach(nodes::add);
        List<CodeBlock> statements = new ArrayList<>();
        nodes.lines().forEach(line -> statements.add(CodeBlock.of("tree($S)", line)));
        statements.addAll(0, actions.statements());
        String role = machine.role().title();
        List<MethodSpec> parts = parts(statements);
        CodeBlock.Builder body = CodeBlock.builder().addStatement("$1T words = $1T.of($2L)", TestTypes.WORDS,
                context.pairing(machine.role()));
        parts.forEach(part -> body.addStatement("$L(words)", part.name()));
        body.addStatement("return words.all().map(word -> $T.dynamicTest(word.name(), word::run))", TestTypes.DYNAMIC_TEST);
        TypeSpec.Builder type = TypeSpec.classBuilder(name())
                .addAnnotation(AnnotationSpec.builder(TestTypes.DISPLAY_NAME).addMember("value", "$S", role).build())
                .addJavadoc("The $L's machine is the one of the specification: $L words.", role, cases.size());
        coverage.ifPresent(c -> type.addJavadoc("\n\n<p>$L", c.toString().replaceAll("(.{80,100}) ", "$1\n")));
        return type.addMethod(MethodSpec.methodBuilder("words").addAnnotation(TestTypes.TEST_FACTORY).returns(TESTS)
                .addCode(body.build()).build()).addMethods(parts).build();
    }

    ClassName name() {
        return context.ofRole(machine.role(), "ConformanceTest");
    }

    private static List<MethodSpec> parts(List<CodeBlock> statements) {
        List<MethodSpec> parts = new ArrayList<>();
        for (int from = 0; from < statements.size(); from += STATEMENTS_OF_A_METHOD) {
            MethodSpec.Builder part = MethodSpec.methodBuilder("add" + (parts.size() + 1))
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC).addParameter(TestTypes.WORDS, "words");
            statements.subList(from, Math.min(statements.size(), from + STATEMENTS_OF_A_METHOD))
                    .forEach(statement -> part.addStatement("words.$L", statement));
            parts.add(part.build());
        }
        return parts;
    }
}
