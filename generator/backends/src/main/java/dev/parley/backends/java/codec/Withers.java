package dev.parley.backends.java.codec;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.parley.backends.java.Names;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Equations;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Subterms;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                if (isIn(path.get(i), shape.owner())) {
                    MethodSpec method = method(shape, path.subList(i, path.size()));
                    methods.putIfAbsent(method.name() + method.parameters().size(), method);
                }
            }
        }
        return List.copyOf(methods.values());
    }

    private static boolean isIn(Term step, ValueType owner) {
        return step instanceof Term.FieldOf field && field.object().type().equals(owner)
                || step instanceof Term.ExtensionOf extension && extension.message().type().equals(owner);
    }

    private MethodSpec method(Shape shape, List<Term> path) {
        Term last = path.get(path.size() - 1);
        List<CodeBlock> arguments = new ArrayList<>();
        MethodSpec.Builder method = MethodSpec.methodBuilder(name(path)).addModifiers(Modifier.PUBLIC)
                .addJavadoc("A copy with another {@code $L}.\n", text(path)).returns(shape.type());
        for (int i = 0; i < path.stream().filter(Term.ElementOf.class::isInstance).count(); i++) {
            String index = context.names().free(shape.owner(), "index" + (i == 0 ? "" : i + 1));
            method.addParameter(TypeName.INT, index);
            arguments.add(CodeBlock.of("$N", index));
        }
        String leaf = last instanceof Term.FieldOf field ? context.names().field(field) : "element";
        String value = path.size() == 1 ? leaf : context.names().free(shape.owner(), leaf);
        method.addParameter(type(last), value);
        arguments.add(CodeBlock.of("$N", value));
        List<CodeBlock> components = new ArrayList<>();
        for (Type.Field field : shape.components()) {
            CodeBlock component = CodeBlock.of("$N", context.name(shape, field));
            components.add(isHeldBy(shape, field, path.get(0)) ? replacement(shape, field, component, path, arguments)
                    : component);
        }
        return method.addStatement("return new $T($L)", shape.type(), CodeBlock.join(components, ",$W")).build();
    }

    private TypeName type(Term last) {
        if (last instanceof Term.FieldOf field) {
            return context.names().fieldType(field.object().type(), field.field());
        }
        return context.names().wireType(element(((Term.FieldOf) ((Term.ElementOf) last).list()).field().type()));
    }

    private static Type element(Type list) {
        return list instanceof Type.VarVector vector ? vector.element() : ((Type.FixedVector) list).element();
    }

    /** Whether the field of the shape is what the step is, or the block of extensions that it looks into. */
    private boolean isHeldBy(Shape shape, Type.Field field, Term step) {
        return step instanceof Term.FieldOf of ? field.equals(of.field())
                : ExtensionBlock.of(context, shape, field).filter(block -> block.table().rows()
                        .contains(((Term.ExtensionOf) step).row())).isPresent();
    }

    private CodeBlock replacement(Shape shape, Type.Field field, CodeBlock component, List<Term> path,
            List<CodeBlock> arguments) {
        boolean inside = path.size() > 1 || path.get(0) instanceof Term.ExtensionOf;
        CodeBlock object = field.optional() && inside ? CodeBlock.of("$L.get()", component) : component;
        CodeBlock changed = path.get(0) instanceof Term.ExtensionOf extension
                ? extension(extension, object, path, arguments)
                : changed(object, path.subList(1, path.size()), arguments);
        return field.optional() && inside ? CodeBlock.of("$T.of($L)", Optional.class, changed) : changed;
    }

    private CodeBlock extension(Term.ExtensionOf extension, CodeBlock block, List<Term> path,
            List<CodeBlock> arguments) {
        String name = context.names().extension(extension.row(), extension.column());
        CodeBlock body = CodeBlock.of("$L.$L().get()", block, name);
        return CodeBlock.of("$L.$L($L)", block, name(List.of(extension)),
                changed(body, path.subList(1, path.size()), arguments));
    }

    /** The object with another value at the end of a way; the arguments are the numbers of elements, and the value. */
    private CodeBlock changed(CodeBlock object, List<Term> way, List<CodeBlock> arguments) {
        if (way.isEmpty()) {
            return arguments.get(0);
        } else if (way.get(0) instanceof Term.ElementOf) {
            CodeBlock index = arguments.get(0);
            CodeBlock element = changed(CodeBlock.of("$L.get($L)", object, index), way.subList(1, way.size()),
                    arguments.subList(1, arguments.size()));
            return CodeBlock.of("$T.with($L,$W$L,$W$L)", WireTypes.ELEMENTS, object, index, element);
        } else if (way.get(0) instanceof Term.ArmOf arm) {
            return changed(CodeBlock.of("(($T) $L)", context.names().arm(arm), object), way.subList(1, way.size()),
                    arguments);
        }
        return CodeBlock.of("$L.$L($L)", object, name(way), CodeBlock.join(arguments, ",$W"));
    }

    static String name(List<Term> path) {
        List<Term> backwards = new ArrayList<>(path);
        Collections.reverse(backwards);
        return Names.wither(backwards);
    }

    private static String text(List<Term> path) {
        StringBuilder text = new StringBuilder();
        for (Term step : path) {
            if (step instanceof Term.FieldOf field && !field.field().anonymous()) {
                text.append(text.isEmpty() ? "" : ".").append(field.field().name());
            } else if (step instanceof Term.ExtensionOf extension) {
                text.append(extension.row().type().name());
            } else if (step instanceof Term.ElementOf) {
                text.append("[]");
            }
        }
        return text.toString();
    }

    /** The way into the body of an extension, if it leads to such a field. */
    Optional<Term.ExtensionOf> into(ExtensionBody body) {
        return paths.stream().flatMap(List::stream).filter(Term.ExtensionOf.class::isInstance)
                .map(Term.ExtensionOf.class::cast)
                .filter(step -> step.row().equals(body.row()) && step.column().holder().equals(body.column().holder())
                        && step.column().body().equals(body.column().body())).findFirst();
    }

    /** The steps from the message on. */
    private static List<Term> steps(Term path) {
        List<Term> steps = new ArrayList<>();
        for (Term at = path; !(at instanceof Term.This); at = Subterms.of(at).get(0)) {
            steps.add(0, at);
        }
        return List.copyOf(steps);
    }
}
