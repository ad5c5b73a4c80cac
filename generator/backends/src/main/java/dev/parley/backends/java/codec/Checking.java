package dev.parley.backends.java.codec;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.parley.backends.java.Literals;
import dev.parley.backends.java.Names;
import dev.parley.backends.java.WireTypes;
import dev.parley.backends.java.machine.Expressions;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;
import dev.parley.lang.model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the checks with which a record refuses components that have no encoding. */
final class Checking {
    private final Context context;
    private final Shape shape;
    private final Variables scope;
    private final Expressions terms;
    private final Measuring measuring;

    Checking(Context context, Shape shape) {
        this.context = context;
        this.shape = shape;
        this.scope = new Variables(context, shape);
        this.terms = new Expressions(context.names(), scope);
        this.measuring = new Measuring(context, shape);
    }

    /** The checks of all components, in order; empty if there is nothing to check. */
    CodeBlock all() {
        CodeBlock.Builder checks = CodeBlock.builder();
        for (Type.Field field : shape.components()) {
            CodeBlock name = CodeBlock.of("$N", context.name(shape, field));
            if (isList(field)) {
                String copy = field.optional() ? "$1L = $1L.map($2T::copyOf)" : "$1L = $2T.copyOf($1L)";
                checks.addStatement(copy, name, List.class);
            }
            if (field.optional()) {
                optional(checks, field, name);
            } else {
                reference(field, name).ifPresent(checks::addStatement);
                calls(field, name).forEach(checks::addStatement);
                checks.add(loop(field, name));
            }
            field.where().filter(scope::isLocal).ifPresent(where -> checks.addStatement("$T.that($L,$W$S, $S)",
                    WireTypes.CHECK, condition(where), shape.pathOf(field), "must have " + TermText.of(where)));
        }
        optionals(checks);
        return checks.build();
    }

    /** Nothing is asked of an absent field. */
    private CodeBlock condition(Term where) {
        return CodeBlock.of("$L$L", scope.absent(where), terms.value(where));
    }

    private void optional(CodeBlock.Builder checks, Type.Field field, CodeBlock name) {
        CodeBlock value = CodeBlock.of("$L", context.names().free(shape.owner(), "value"));
        List<CodeBlock> calls = calls(field, value);
        CodeBlock loop = loop(field, value);
        if (calls.isEmpty()) {
            checks.addStatement(required(field, name));
        } else if (calls.size() == 1 && loop.isEmpty()) {
            checks.addStatement("$L.ifPresent($L -> $L)", name, value, calls.get(0));
        } else {
            checks.beginControlFlow("if ($L.isPresent())", name);
            checks.addStatement("$T $L = $L.get()", presentType(field), value, name);
            calls.forEach(checks::addStatement);
            checks.add(loop).endControlFlow();
        }
    }

    private TypeName presentType(Type.Field field) {
        TypeName type = ((ParameterizedTypeName) context.componentType(shape, field)).typeArguments().get(0);
        return type.isBoxedPrimitive() ? type.unbox() : type;
    }

    /** What no other check would find to be null. */
    private Optional<CodeBlock> reference(Type.Field field, CodeBlock name) {
        boolean unchecked = field.type() instanceof Type.Code || field.type() instanceof Type.Struct
                || field.type() instanceof Type.Select || field.type() instanceof Type.OpenOpaque
                || context.extensionsType(shape, field).isPresent();
        return unchecked ? Optional.of(required(field, name)) : Optional.empty();
    }

    private CodeBlock required(Type.Field field, CodeBlock value) {
        return CodeBlock.of("$T.requireNonNull($L, $S)", Objects.class, value, shape.pathOf(field));
    }

    private List<CodeBlock> calls(Type.Field field, CodeBlock value) {
        String path = shape.pathOf(field);
        if (field.type() instanceof Type.Select select) {
            Optional<CodeBlock> length = select.bounds()
                    .map(bounds -> bounds(path, measuring.content(field, value), bounds));
            return Stream.concat(length.stream(), fit(select, path, value).stream()).toList();
        } else if (context.extensionsType(shape, field).isPresent()) {
            return List.of(bounds(path, measuring.content(field, value), ((Type.VarVector) field.type()).bounds()));
        }
        return single(path, field.type(), value).stream().toList();
    }

    private Optional<CodeBlock> fit(Type.Select select, String path, CodeBlock value) {
        Variable selector = scope.get(select.selector().name());
        return selector.kind() == Variable.Kind.PARAMETER ? Optional.empty()
                : Optional.of(CodeBlock.of("$T.that($L.isSelectedBy($L), $S, $S)", WireTypes.CHECK, value,
                        selector.value(), path, "is not what " + select.selector().name() + " selects"));
    }

    /** The check of a value's own length or range. */
    private Optional<CodeBlock> single(String path, Type type, CodeBlock value) {
        if (type instanceof Type.Uint uint && uint.width() < Long.BYTES) {
            return Optional.of(CodeBlock.of("$T.uint($S, $L, $L)", WireTypes.CHECK, path, value, uint.width()));
        } else if (type instanceof Type.FixedOpaque opaque) {
            return Optional.of(extent(path, value, CodeBlock.of("$L.length()", value), opaque.length()));
        } else if (type instanceof Type.VarOpaque opaque) {
            return Optional.of(bounds(path, CodeBlock.of("$L.length()", value), opaque.bounds()));
        } else if (type instanceof Type.FixedVector vector) {
            return Optional.of(extent(path, value, measuring.elements(vector.element(), value), vector.length()));
        } else if (type instanceof Type.VarVector vector) {
            return Optional.of(bounds(path, measuring.elements(vector.element(), value), vector.bounds()));
        }
        return Optional.empty();
    }

    private CodeBlock loop(Type.Field field, CodeBlock value) {
        return isList(field) ? loop(shape.pathOf(field), field.type(), value, "element") : CodeBlock.of("");
    }

    /** The checks of a list's elements; empty if the type is no list or its elements need none. */
    private CodeBlock loop(String path, Type list, CodeBlock value, String name) {
        Optional<Type> element = element(list);
        if (element.isEmpty()) {
            return CodeBlock.of("");
        }
        String each = context.names().free(shape.owner(), name);
        CodeBlock.Builder body = CodeBlock.builder();
        single(path, element.get(), CodeBlock.of("$L", each)).ifPresent(body::addStatement);
        body.add(loop(path, element.get(), CodeBlock.of("$L", each), "inner" + Names.pascal(name)));
        return body.isEmpty() ? CodeBlock.of("")
                : CodeBlock.builder().beginControlFlow("for ($T $L : $L)", context.names().wireType(element.get()), each,
                        value).add(body.build()).endControlFlow().build();
    }

    private static Optional<Type> element(Type list) {
        if (list instanceof Type.VarVector vector) {
            return Optional.of(vector.element());
        }
        return list instanceof Type.FixedVector vector ? Optional.of(vector.element()) : Optional.empty();
    }

    private static CodeBlock bounds(String path, CodeBlock length, Type.Bounds bounds) {
        return CodeBlock.of("$T.length($S,$W$L, $L, $L)", WireTypes.CHECK, path, length, Literals.number(bounds.floor()),
                Literals.number(bounds.ceiling()));
    }

    /** A length that a parameter gives is known to decoding only. */
    private CodeBlock extent(String path, CodeBlock value, CodeBlock length, Type.Extent extent) {
        return scope.isLocal(extent)
                ? CodeBlock.of("$T.length($S,$W$L, $L)", WireTypes.CHECK, path, length, Extents.of(extent, scope))
                : CodeBlock.of("$T.requireNonNull($L, $S)", Objects.class, value, path);
    }

    /** Whoever ends before one optional field ends before all that follow. */
    private void optionals(CodeBlock.Builder checks) {
        List<Type.Field> optional = new ArrayList<>(shape.components());
        optional.removeIf(field -> !field.optional());
        for (int i = 1; i < optional.size(); i++) {
            checks.addStatement("$T.that($N.isPresent() || $N.isEmpty(), $S, $S)", WireTypes.CHECK,
                    context.name(shape, optional.get(i - 1)), context.name(shape, optional.get(i)),
                    shape.pathOf(optional.get(i)), "needs " + optional.get(i - 1).name() + " in front");
        }
    }

    private boolean isList(Type.Field field) {
        return element(field.type()).isPresent() && context.extensionsType(shape, field).isEmpty();
    }
}
