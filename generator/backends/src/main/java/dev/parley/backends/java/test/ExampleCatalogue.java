package dev.parley.backends.java.test;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.Identifiers;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.TestTypes;
import dev.parley.backends.java.codec.ValueExpressions;
import dev.parley.lang.example.Value;
import dev.parley.lang.model.Message;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The concrete messages of all tests: each has a constant that is called after the message, and equal ones share it. */
final class ExampleCatalogue {
    private final Context context;
    private final ValueExpressions values;
    private final Identifiers constants = Identifiers.members(Set.of());
    private final Set<Entry> entries = new LinkedHashSet<>();

    private record Entry(Message message, Value value) {
    }

    ExampleCatalogue(Context context) {
        this.context = context;
        this.values = new ValueExpressions(context.model(), context.names());
    }

    /** The constant of a message with that body. */
    CodeBlock constant(Message message, Value body) {
        Entry entry = new Entry(message, body);
        entries.add(entry);
        return CodeBlock.of("$T.$L", context.examples(), name(entry));
    }

    private String name(Entry entry) {
        return constants.give(entry, context.own().simpleConstant(entry.message()));
    }

    /** The classes with all constants that were asked for. */
    Map<ClassName, TypeSpec> emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(context.examples()).addModifiers(Modifier.FINAL)
                .addJavadoc("Messages that the tests send. Where a machine fills a field in, they hold zeros.")
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        return Constants.in(context.examples(), type, entries.stream().map(this::field).toList(), context.names());
    }

    private FieldSpec field(Entry entry) {
        CodeBlock value = entry.value() instanceof Value.Struct struct ? values.struct(struct)
                : values.octets((Value.Octets) entry.value());
        return FieldSpec.builder(TestTypes.EXAMPLE, name(entry), Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L.", JavaSource.cite(context.own().label(entry.message()), entry.message().span()))
                .initializer("$T.of($L,$W$L)", TestTypes.EXAMPLE, context.own().constant(entry.message()), value).build();
    }
}
