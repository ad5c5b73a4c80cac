package dev.parley.backends.java.codec;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.parley.backends.java.Names;
import dev.parley.lang.model.Equations;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Makes the methods that replace a field which an equation defines: in the message, and in every record between it and the
 * field.
 */
final class Withers {
    private final Context context;
    private final List<List<Term>> paths = new ArrayList<>();

    Withers(Context context) {
        this.context = context;
        for (Equations equations : context.model().equations()) {
            for (Rule rule : equations.rules()) {
                if (rule instanceof Rule.Equation equation) {
                    paths.add(steps(equation.field()));
                }
            }
        }
    }

    /** The methods of a shape that is on the way to such fields. */
    List<MethodSpec> of(Shape shape) {
        Map<String, MethodSpec> methods = new LinkedHashMap<>();
        for (List<Term> path : paths) {
            for (int i = 0; i < path.size(); i++) {
                if (path.get(i) instanceof Term.FieldOf field && field.object().type().equals(shape.owner())) {
                    MethodSpec method = method(shape, path.subList(i, path.size()));
                    methods.putIfAbsent(method.name(), method);
                }
            }
        }
        return List.copyOf(methods.values());
    }

    private MethodSpec method(Shape shape, List<Term> path) {
        Term.FieldOf first = (Term.FieldOf) path.get(0);
        Term.FieldOf last = (Term.FieldOf) path.get(path.size() - 1);
        TypeName type = context.names().fieldType(last.object().type(), last.field());
        String leaf = context.names().field(last);
        String value = path.size() == 1 ? leaf : context.names().free(shape.owner(), leaf);
        List<CodeBlock> components = new ArrayList<>();
        for (Type.Field field : shape.components()) {
            components.add(field.equals(first.field()) ? replacement(shape, path, value)
                    : CodeBlock.of("$N", context.name(shape, field)));
        }
        return MethodSpec.methodBuilder(name(path))
                .addJavadoc("A copy with another {@code $L}.\n", text(path))
                .addModifiers(Modifier.PUBLIC)
                .addParameter(type, value)
                .returns(shape.type())
                .addStatement("return new $T($L)", shape.type(), CodeBlock.join(components, ",$W"))
                .build();
    }

    private CodeBlock replacement(Shape shape, List<Term> path, String value) {
        if (path.size() == 1) {
            return CodeBlock.of("$N", value);
        }
        Term.FieldOf first = (Term.FieldOf) path.get(0);
        Optional<Term.ArmOf> arm = path.get(1) instanceof Term.ArmOf a ? Optional.of(a) : Optional.empty();
        CodeBlock object = CodeBlock.of("$N", context.name(shape, first.field()));
        CodeBlock cast = arm.map(a -> CodeBlock.of("(($T) $L)", context.names().arm(a), object)).orElse(object);
        return CodeBlock.of("$L.$L($N)", cast, name(path.subList(arm.isPresent() ? 2 : 1, path.size())), value);
    }

    private static String name(List<Term> path) {
        return Names.wither(path.stream().filter(Term.FieldOf.class::isInstance)
                .map(step -> ((Term.FieldOf) step).field()).toList());
    }

    private static String text(List<Term> path) {
        return path.stream().filter(Term.FieldOf.class::isInstance).map(step -> ((Term.FieldOf) step).field())
                .filter(field -> !field.anonymous()).map(Type.Field::name).collect(Collectors.joining("."));
    }

    /** The fields and arms from the message on. */
    private static List<Term> steps(Term path) {
        List<Term> steps = new ArrayList<>();
        for (Term at = path; !(at instanceof Term.This); at = inner(at)) {
            steps.add(0, at);
        }
        return List.copyOf(steps);
    }

    private static Term inner(Term step) {
        return step instanceof Term.FieldOf field ? field.object() : ((Term.ArmOf) step).select();
    }
}
