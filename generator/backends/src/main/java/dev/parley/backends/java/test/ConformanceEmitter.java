package dev.parley.backends.java.test;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.Literals;
import dev.parley.backends.java.TestTypes;
import dev.parley.lang.machine.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the tests of a role that together show its machine to be the one of the specification, as a table. */
final class ConformanceEmitter {
    /** What one class holds without running out of constants. */
    private static final int ROWS_OF_A_CLASS = 1000;
    private static final TypeName TESTS = ParameterizedTypeName.get(ClassName.get(Stream.class), TestTypes.DYNAMIC_TEST);

    private final Context context;
    private final Machine machine;
    private final TrialEmitter trials;

    ConformanceEmitter(Context context, Machine machine, TrialEmitter trials) {
        this.context = context;
        this.machine = machine;
        this.trials = trials;
    }

    /** The class with these tests of the role. */
    TypeSpec emit(List<ConcreteCase> cases) {
        String role = machine.role().title();
        List<TypeSpec> tables = new ArrayList<>();
        for (int from = 0; from < cases.size(); from += ROWS_OF_A_CLASS) {
            tables.add(table(tables.size() + 1, cases.subList(from, Math.min(cases.size(), from + ROWS_OF_A_CLASS))));
        }
        CodeBlock all = tables.stream().map(table -> CodeBlock.of("$L.tests()", table.name()))
                .collect(CodeBlock.joining(",$W"));
        return TypeSpec.classBuilder(name())
                .addAnnotation(AnnotationSpec.builder(TestTypes.DISPLAY_NAME).addMember("value", "$S", role).build())
                .addJavadoc("The $L's machine is the one of the specification: the tests of the Wp-method.", role)
                .addMethod(MethodSpec.methodBuilder("words").addAnnotation(TestTypes.TEST_FACTORY).returns(TESTS)
                        .addStatement("return $T.of($L).flatMap(tests -> tests)", Stream.class, all).build())
                .addTypes(tables).build();
    }

    ClassName name() {
        return context.ofRole(machine.role(), "ConformanceTest");
    }

    private TypeSpec table(int number, List<ConcreteCase> cases) {
        CodeBlock rows = cases.stream().map(this::row).collect(CodeBlock.joining(",\n"));
        return TypeSpec.classBuilder("Table" + number).addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addMethod(MethodSpec.methodBuilder("tests").addModifiers(Modifier.STATIC).returns(TESTS)
                        .addStatement("return $T.of(\n$L)", Stream.class, rows).build())
                .build();
    }

    private CodeBlock row(ConcreteCase concrete) {
        return CodeBlock.of("$T.dynamicTest(\n$>$>$L,\n() -> $L$<$<)", TestTypes.DYNAMIC_TEST,
                Literals.text(concrete.test().name()), trials.emit(concrete));
    }
}
