package dev.parley.backends.java.test;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.Identifiers;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.Names;
import dev.parley.backends.java.TestTypes;
import dev.parley.backends.suite.Stage;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Where a role can be in the tests: each stage has a constant that is called after its state, and equal ones share it. */
final class StageCatalogue {
    private final Context context;
    private final Machine machine;
    private final ClassName type;
    private final Identifiers constants = Identifiers.members(Set.of());
    private final Set<Stage> stages = new LinkedHashSet<>();
    private final Set<Set<Message>> groups = new LinkedHashSet<>();

    StageCatalogue(Context context, Machine machine) {
        this.context = context;
        this.machine = machine;
        this.type = context.ofRole(machine.role(), "Stages");
    }

    /** The constant of a stage. */
    CodeBlock constant(Stage stage) {
        stages.add(stage);
        if (stage.beside().size() > 1) {
            groups.add(stage.beside());
        }
        return CodeBlock.of("$T.$L", type, name(stage));
    }

    private String name(Stage stage) {
        return constants.give(stage, Names.upperSnake(stage.state()));
    }

    /** The classes with all constants that were asked for. */
    Map<ClassName, TypeSpec> emit() {
        TypeSpec.Builder builder = TypeSpec.classBuilder(type).addModifiers(Modifier.FINAL)
                .addJavadoc("Where the $L can be, and what can be seen of that from outside.", machine.role().title())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        TypeName messages = ParameterizedTypeName.get(ClassName.get(Set.class), context.own().messageEnum());
        List<FieldSpec> fields = new ArrayList<>();
        groups.forEach(group -> fields.add(FieldSpec.builder(messages, group(group), Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", list(group)).build()));
        stages.forEach(stage -> fields.add(FieldSpec.builder(TestTypes.STAGE, name(stage), Modifier.STATIC,
                Modifier.FINAL).addJavadoc("$L.", JavaSource.cite(stage.state(), machine.state(stage.state()).span()))
                .initializer("new $T($S,$W$L,$W$L,$W$L,$W$L,$W$L$L)", TestTypes.STAGE, stage.state(), list(stage.sends()),
                        groups.contains(stage.beside()) ? CodeBlock.of("$L", group(stage.beside())) : list(stage.beside()),
                        context.own().constant(stage.writes()), context.own().constant(stage.reads()),
                        stage.done(), stage.skips() ? CodeBlock.of(",$Wtrue") : CodeBlock.of("")).build()));
        return Constants.in(type, builder, fields, context.names());
    }

    private String group(Set<Message> group) {
        return constants.give(group, "MESSAGES_BESIDE");
    }

    /** In the order of the model, since sets have none. */
    private CodeBlock list(Set<Message> messages) {
        return CodeBlock.of("$T.of($L)", Set.class, context.model().messages().stream().filter(messages::contains)
                .map(context.own()::constant).collect(CodeBlock.joining(",$W")));
    }
}
