package dev.parley.backends.java.test;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.Identifiers;
import dev.parley.backends.java.Literals;
import dev.parley.backends.java.Names;
import dev.parley.backends.java.TestTypes;
import dev.parley.backends.suite.Suite;
import dev.parley.backends.suite.TestCase;
import dev.parley.lang.machine.Machine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes the tests of a role one by one: a group for each state, and in it a method for each message. */
final class TransitionsEmitter {
    private static final Pattern CAPITALS = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b");

    private final Context context;
    private final Machine machine;
    private final TrialEmitter trials;

    TransitionsEmitter(Context context, Machine machine, TrialEmitter trials) {
        this.context = context;
        this.machine = machine;
        this.trials = trials;
    }

    /** The class with these tests of the role. */
    TypeSpec emit(List<ConcreteCase> cases, List<Suite.Unrealised> unrealised) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name()).addAnnotation(displayName(machine.role().title()))
                .addJavadoc("Every message in every state of the $L.", machine.role().title());
        Map<String, List<Suite.Unrealised>> byReason = new LinkedHashMap<>();
        unrealised.forEach(u -> byReason.computeIfAbsent(u.reason(), reason -> new ArrayList<>()).add(u));
        byReason.forEach((reason, left) -> {
            type.addJavadoc("\n\n<p>Not tested, because $L:\n<ul>\n", reason);
            left.forEach(u -> type.addJavadoc("<li>{@code $L} ($L)\n", u.name(), u.span().cite()));
            type.addJavadoc("</ul>");
        });
        Identifiers groups = Identifiers.classes(Set.of(name().simpleName()));
        Map<String, List<ConcreteCase>> byState = new LinkedHashMap<>();
        cases.forEach(c -> byState.computeIfAbsent(state(c.test()), s -> new ArrayList<>()).add(c));
        byState.forEach((state, tests) -> {
            String wanted = Names.pascal(state.toLowerCase(Locale.ROOT));
            type.addType(group(groups.give(state, wanted), state, tests));
        });
        return type.build();
    }

    ClassName name() {
        return context.ofRole(machine.role(), "TransitionsTest");
    }

    /** The state that a test is about: where it ends, or where its last message began. */
    private String state(TestCase test) {
        int last = test.stages().size() - 1;
        boolean aboutEnd = last == 0 || test.probe().isPresent()
                || machine.state(test.last().state()).span().equals(test.span());
        return test.stages().get(aboutEnd ? last : last - 1).state();
    }

    private TypeSpec group(String name, String state, List<ConcreteCase> tests) {
        String where = machine.role().title() + " in " + state + " ";
        Identifiers methods = Identifiers.members(Set.of("clone", "equals", "finalize", "getClass", "hashCode", "notify",
                "notifyAll", "toString", "wait"));
        TypeSpec.Builder type = TypeSpec.classBuilder(name).addAnnotation(TestTypes.NESTED)
                .addAnnotation(displayName("in " + state));
        for (ConcreteCase test : tests) {
            String claim = test.test().name();
            String method = method(claim.startsWith(where) ? claim.substring(where.length()) : claim);
            type.addMethod(MethodSpec.methodBuilder(methods.give(test, method)).addAnnotation(TestTypes.TEST)
                    .addAnnotation(displayName(claim)).addStatement(trials.emit(test)).build());
        }
        return type.build();
    }

    /** The words in camel case, names in capitals included. */
    private static String method(String words) {
        return Names.camel(CAPITALS.matcher(words).replaceAll(name -> name.group().toLowerCase(Locale.ROOT)));
    }

    private static AnnotationSpec displayName(String text) {
        return AnnotationSpec.builder(TestTypes.DISPLAY_NAME).addMember("value", "$>$>$L$<$<", Literals.text(text))
                .build();
    }
}
