package dev.parley.backends.java.codec;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.parley.backends.java.Literals;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;
import dev.parley.lang.model.Type;
import java.util.List;
import java.util.Objects;

/** Writes the checks with which a record refuses components that have no encoding. */
final class Checking {
    private final Context context;
    private final Shape shape;
    private final Scope scope;
    private final CodecTerms terms;
    private final Measuring measuring;

    Checking(Context context, Shape shape) {
        this.context = context;
        this.shape = shape;
        this.scope = new Scope(context, shape);
        this.terms = new CodecTerms(context.names(), scope);
        this.measuring = new Measuring(context, shape);
    }

    /** The checks of all components, in order; empty if there is nothing to check. */
    CodeBlock all() {
        CodeBlock.Builder checks = CodeBlock.builder();
        for (Type.Field field : shape.components()) {
            CodeBlock name = CodeBlock.of("$N", context.name(shape, field));
            if (field.optional()) {
                optional(checks, field, name);
            } else {
                value(checks, field, name);
            }
            field.where().filter(scope::isLocal).ifPresent(where -> checks.addStatement("$T.that($L,$W$S, $S)",
                    WireTypes.CHECK, condition(where), shape.pathOf(field), "must have " + TermText.of(where)));
        }
        optionals(checks);
        return checks.build();
    }

    /** Nothing is asked of an absent field. */
    private CodeBlock condition(Term where) {
        CodeBlock condition = scope.absent(where).isEmpty() ? terms.whole(where) : terms.emit(where);
        return CodeBlock.of("$L$L", scope.absent(where), condition);
    }

    private void optional(CodeBlock.Builder checks, Type.Field field, CodeBlock name) {
        if (isList(field)) {
            checks.addStatement("$1L = $1L.map($2T::copyOf)", name, List.class);
        }
        String value = context.names().free(shape.owner(), "value");
        CodeBlock.Builder inner = CodeBlock.builder();
        present(inner, field, CodeBlock.of("$L", value));
        if (inner.isEmpty()) {
            required(checks, field, name);
        } else {
            checks.beginControlFlow("if ($L.isPresent())", name);
            checks.addStatement("$T $L = $L.get()", present(field), value, name);
            checks.add(inner.build()).endControlFlow();
        }
    }

    private TypeName present(Type.Field field) {
        return ((ParameterizedTypeName) context.componentType(shape, field)).typeArguments().get(0);
    }

    private void value(CodeBlock.Builder checks, Type.Field field, CodeBlock name) {
        if (isList(field)) {
            checks.addStatement("$1L = $2T.copyOf($1L)", name, List.class);
        } else if (field.type() instanceof Type.Code || field.type() instanceof Type.Struct
                || field.type() instanceof Type.Select || context.extensionsType(shape, field).isPresent()) {
            required(checks, field, name);
        }
        present(checks, field, name);
    }

    private void required(CodeBlock.Builder checks, Type.Field field, CodeBlock name) {
        checks.addStatement("$T.requireNonNull($L, $S)", Objects.class, name, shape.pathOf(field));
    }

    private void present(CodeBlock.Builder checks, Type.Field field, CodeBlock value) {
        Type type = field.type();
        String path = shape.pathOf(field);
        if (type instanceof Type.VarVector vector) {
            bounds(checks, path, measuring.content(field, value), vector.bounds());
            if (context.extensionsType(shape, field).isEmpty()) {
                elements(checks, path, vector.element(), value, 0);
            }
        } else if (type instanceof Type.FixedVector vector) {
            extent(checks, path, value, measuring.content(field, value), vector.length());
            elements(checks, path, vector.element(), value, 0);
        } else if (type instanceof Type.Select select) {
            select.bounds().ifPresent(bounds -> bounds(checks, path, measuring.content(field, value), bounds));
            Variable selector = scope.get(select.selector().name());
            if (selector.kind() != Variable.Kind.PARAMETER) {
                checks.addStatement("$T.that($L.isSelectedBy($L), $S, $S)", WireTypes.CHECK, value,
                        selector.value(), path,
                        "is not what " + select.selector().name() + " selects");
            }
        } else {
            single(checks, path, type, value);
        }
    }

    private void single(CodeBlock.Builder checks, String path, Type type, CodeBlock value) {
        if (type instanceof Type.Uint uint && uint.width() < Long.BYTES) {
            checks.addStatement("$T.uint($S, $L, $L)", WireTypes.CHECK, path, value, uint.width());
        } else if (type instanceof Type.FixedOpaque opaque) {
            extent(checks, path, value, CodeBlock.of("$L.length()", value), opaque.length());
        } else if (type instanceof Type.VarOpaque opaque) {
            bounds(checks, path, CodeBlock.of("$L.length()", value), opaque.bounds());
        }
    }

    private void elements(CodeBlock.Builder checks, String path, Type element, CodeBlock list, int depth) {
        String each = context.names().free(shape.owner(), depth == 0 ? "element" : "element" + (depth + 1));
        CodeBlock value = CodeBlock.of("$L", each);
        CodeBlock.Builder inner = CodeBlock.builder();
        if (element instanceof Type.VarVector vector) {
            bounds(inner, path, measuring.elements(vector.element(), value), vector.bounds());
            elements(inner, path, vector.element(), value, depth + 1);
        } else if (element instanceof Type.FixedVector vector) {
            extent(inner, path, value, measuring.elements(vector.element(), value), vector.length());
            elements(inner, path, vector.element(), value, depth + 1);
        } else {
            single(inner, path, element, value);
        }
        if (!inner.isEmpty()) {
            checks.beginControlFlow("for ($T $L : $L)", context.names().wireType(element), each, list);
            checks.add(inner.build()).endControlFlow();
        }
    }

    private static void bounds(CodeBlock.Builder checks, String path, CodeBlock length, Type.Bounds bounds) {
        checks.addStatement("$T.length($S, $L, $L, $L)", WireTypes.CHECK, path, length, Literals.number(bounds.floor()),
                Literals.number(bounds.ceiling()));
    }

    /** A length that a parameter gives is known to decoding only. */
    private void extent(CodeBlock.Builder checks, String path, CodeBlock value, CodeBlock length, Type.Extent extent) {
        if (scope.isLocal(extent)) {
            checks.addStatement("$T.length($S, $L, $L)", WireTypes.CHECK, path, length, Extents.of(extent, scope));
        } else {
            checks.addStatement("$T.requireNonNull($L, $S)", Objects.class, value, path);
        }
    }

    /** Whoever ends before one optional field ends before all that follow. */
    private void optionals(CodeBlock.Builder checks) {
        List<Type.Field> optional = shape.components().stream().filter(Type.Field::optional).toList();
        for (int i = 1; i < optional.size(); i++) {
            checks.addStatement("$T.that($N.isPresent() || $N.isEmpty(), $S, $S)", WireTypes.CHECK,
                    context.name(shape, optional.get(i - 1)), context.name(shape, optional.get(i)),
                    shape.pathOf(optional.get(i)), "needs " + optional.get(i - 1).name() + " in front");
        }
    }

    private boolean isList(Type.Field field) {
        return (field.type() instanceof Type.VarVector || field.type() instanceof Type.FixedVector)
                && context.extensionsType(shape, field).isEmpty();
    }
}
