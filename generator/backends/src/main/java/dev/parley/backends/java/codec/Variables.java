package dev.parley.backends.java.codec;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.parley.backends.GeneratorException;
import dev.parley.backends.java.Literals;
import dev.parley.backends.java.WireTypes;
import dev.parley.backends.java.machine.Scope;
import dev.parley.lang.model.Extern;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the terms of a shape can name. */
final class Variables implements Scope {
    private final Span span;
    private final Map<String, Variable> variables = new LinkedHashMap<>();

    Variables(Context context, Shape shape) {
        this.span = shape.span();
        shape.outer().forEach(variable -> variables.put(variable.name(), variable));
        for (Type.Field field : shape.fields()) {
            variables.put(field.name(), variable(context, shape, field));
        }
    }

    private static Variable variable(Context context, Shape shape, Type.Field field) {
        String name = context.name(shape, field);
        CodeBlock read = CodeBlock.of("$N", name);
        TypeName type = context.componentType(shape, field);
        if (field.constant().isPresent()) {
            CodeBlock value = constant(context, field.type(), field.constant().get());
            return new Variable(Variable.Kind.CONSTANT, field.name(), name, type, value);
        } else if (field.optional()) {
            TypeName present = ((ParameterizedTypeName) type).typeArguments().get(0);
            return new Variable(Variable.Kind.OPTIONAL, field.name(), name, present, CodeBlock.of("$L.get()", read));
        }
        return new Variable(Variable.Kind.FIELD, field.name(), name, type, read);
    }

    /** The variable of that name. */
    Variable get(String name) {
        Variable variable = variables.get(name);
        if (variable == null) {
            throw new GeneratorException(span, "there is no field or parameter " + name + " here");
        }
        return variable;
    }

    /** Whether a record can compute the term from its own components. */
    boolean isLocal(Term term) {
        return areLocal(Uses.of(term));
    }

    /** Whether a record can compute the length from its own components. */
    boolean isLocal(Type.Extent extent) {
        return areLocal(Uses.of(extent));
    }

    private boolean areLocal(Set<String> names) {
        return names.stream().noneMatch(name -> get(name).kind() == Variable.Kind.PARAMETER);
    }

    /** {@code a.isEmpty() || } for every variable of the term that may be absent. */
    CodeBlock absent(Term term) {
        return Uses.of(term).stream().map(this::get).filter(variable -> variable.kind() == Variable.Kind.OPTIONAL)
                .map(variable -> CodeBlock.of("$N.isEmpty() || ", variable.javaName()))
                .collect(CodeBlock.joining(""));
    }

    /** The variables that the fields use beyond each other, in order of first use. */
    List<Variable> freeIn(List<Type.Field> fields) {
        List<Variable> free = new ArrayList<>();
        for (String name : Uses.freeIn(fields)) {
            free.add(get(name));
        }
        return List.copyOf(free);
    }

    /** The only value of a constant field. */
    static CodeBlock constant(Context context, Type type, Term constant) {
        if (type instanceof Type.Uint uint && constant instanceof Term.Int number) {
            return CodeBlock.of("$L", Literals.code(number.value(), uint.width()));
        } else if (type instanceof Type.Code code && constant instanceof Term.Int number) {
            return CodeBlock.of("$T.of($L)", context.names().type(code), Literals.code(number.value(), code.width()));
        } else if (constant instanceof Term.Text text) {
            return CodeBlock.of("$T.ofUtf8($S)", WireTypes.BYTES, text.value());
        } else if (constant instanceof Term.Octets octets) {
            return CodeBlock.of("$T.of($L)", WireTypes.BYTES, Literals.octets(octets.values()));
        } else if (constant instanceof Term.CodeValue value) {
            return CodeBlock.of("$T.$L", context.names().type(value.code()),
                    context.names().constant(value.code(), value.value()));
        }
        throw new GeneratorException(constant.span(), "a field of this type cannot be constant");
    }

    @Override
    public CodeBlock name(Term leaf) {
        if (leaf instanceof Term.Local local) {
            return get(local.name()).value();
        }
        throw outside(leaf.span());
    }

    @Override
    public CodeBlock message(Sent sent) {
        throw outside(span);
    }

    @Override
    public CodeBlock function(Extern extern) {
        throw outside(span);
    }

    private static GeneratorException outside(Span span) {
        return new GeneratorException(span, "a struct knows its own fields and parameters only");
    }
}
