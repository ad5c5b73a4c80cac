package dev.parley.backends.java.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.parley.backends.GeneratorException;
import dev.parley.backends.java.Literals;
import dev.parley.backends.java.WireTypes;
import dev.parley.backends.java.machine.Expressions;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the expressions that read the fields of a shape. */
final class Decoding {
    private static final String IN = "in";

    private final Context context;
    private final Shape shape;
    private final Variables scope;
    private final Expressions terms;
    private final String nested;

    Decoding(Context context, Shape shape) {
        this.context = context;
        this.shape = shape;
        this.scope = new Variables(context, shape);
        this.terms = new Expressions(context.names(), scope);
        this.nested = context.names().free(shape.owner(), "reader");
    }

    /** An expression that reads a field, absent or not. */
    CodeBlock field(Type.Field field) {
        return field.optional()
                ? CodeBlock.of("in.remaining() == 0$W? $1T.empty()$W: $1T.of($2L)", Optional.class, present(field))
                : present(field);
    }

    /** A statement that reads a field which can only have one value. */
    CodeBlock constant(Type.Field field, Term constant) {
        CodeBlock value = Variables.constant(context, field.type(), constant);
        CodeBlock alert = context.alert(field);
        if (field.type() instanceof Type.Uint uint) {
            return CodeBlock.of("in.constant($S, $L, $L, $L)", field.name(), uint.width(), value, alert);
        } else if (field.type() instanceof Type.Code code) {
            return CodeBlock.of("in.constant($S, $L, $L.code(), $L)", field.name(), code.width(), value, alert);
        } else if (field.type() instanceof Type.FixedOpaque) {
            return CodeBlock.of("in.constant($S, $L, $L)", field.name(), value, alert);
        }
        throw new GeneratorException(field.span(), "a field of this type cannot be constant");
    }

    /** The statements that refuse what a field's condition excludes; empty if it has none. */
    CodeBlock condition(Type.Field field) {
        if (field.where().isEmpty()) {
            return CodeBlock.of("");
        }
        Term where = field.where().get();
        CodeBlock absent = scope.absent(where);
        CodeBlock broken = absent.isEmpty() ? terms.value(new Term.Not(where, where.span()))
                : CodeBlock.of("!($L$L)", absent, terms.value(where));
        return CodeBlock.builder().beginControlFlow("if ($L)", broken)
                .addStatement("throw in.error($S,$W$S,$W$L)", field.name(), "must have " + TermText.of(where),
                        context.alert(field))
                .endControlFlow().build();
    }

    /** The value of a term. */
    CodeBlock value(Term term) {
        return terms.value(term);
    }

    private CodeBlock present(Type.Field field) {
        Optional<ExtensionBlock> extensions = ExtensionBlock.of(context, shape, field);
        if (extensions.isPresent()) {
            return bounded(field, extensions.get().bounds(), decoder(extensions.get()));
        }
        if (field.type() instanceof Type.Struct struct) {
            return field.anonymous() ? call(context.names().type(struct), IN, arguments(struct, field.arguments()))
                    : CodeBlock.of("in.struct($S,$W$L)", field.name(), element(struct, field.arguments()));
        }
        if (field.type() instanceof Type.Select select) {
            return select(field, select);
        }
        return read(IN, CodeBlock.of("$S, ", field.name()), field.type(), field.arguments());
    }

    private CodeBlock select(Type.Field field, Type.Select select) {
        ClassName union = context.names().select(shape.owner(), field);
        List<CodeBlock> arguments = SelectEmitter.inputs(select, scope).stream().map(Variable::value).toList();
        if (select.bounds().isPresent()) {
            return bounded(field, select.bounds().get(), lambda(call(union, nested, arguments)));
        }
        return field.anonymous() ? call(union, IN, arguments)
                : CodeBlock.of("in.struct($S,$W$L)", field.name(), lambda(call(union, nested, arguments)));
    }

    private CodeBlock decoder(ExtensionBlock extensions) {
        List<CodeBlock> inputs = extensions.inputs().stream().map(Variable::value).toList();
        return inputs.isEmpty() ? CodeBlock.of("$T::decode", extensions.type())
                : lambda(call(extensions.type(), nested, inputs));
    }

    private CodeBlock bounded(Type.Field field, Type.Bounds bounds, CodeBlock decoder) {
        return CodeBlock.of("in.bounded($S, $L,$W$L)", field.name(), limits(bounds), decoder);
    }

    /** Reads a value that is no struct or select; {@code label} is the field's name and a comma, or empty in a list. */
    private CodeBlock read(String reader, CodeBlock label, Type type, List<Term> arguments) {
        if (type instanceof Type.Uint uint) {
            return uint(reader, label, uint.width());
        } else if (type instanceof Type.FixedOpaque opaque) {
            return CodeBlock.of("$L.bytes($L$L)", reader, label, Extents.of(opaque.length(), scope));
        } else if (type instanceof Type.OpenOpaque) {
            return CodeBlock.of("$L.rest($L)", reader, alone(label));
        } else if (type instanceof Type.VarOpaque opaque) {
            return CodeBlock.of("$L.vector($L$L)", reader, label, limits(opaque.bounds()));
        } else if (type instanceof Type.FixedVector vector) {
            return CodeBlock.of("$L.elements($L$L,$W$L)", reader, label, Extents.of(vector.length(), scope),
                    element(vector.element(), arguments));
        } else if (type instanceof Type.VarVector vector) {
            return CodeBlock.of("$L.list($L$L,$W$L)", reader, label, limits(vector.bounds()),
                    element(vector.element(), arguments));
        }
        Type.Code code = (Type.Code) type;
        String cast = code.width() == Integer.BYTES ? "(int) " : "";
        return CodeBlock.of("$T.of($L$L)", context.names().type(code), cast, uint(reader, label, code.width()));
    }

    private static CodeBlock uint(String reader, CodeBlock label, int width) {
        return CodeBlock.of("$L.uint$L($L)", reader, 8 * width, alone(label));
    }

    /** A label with nothing behind it. */
    private static String alone(CodeBlock label) {
        return label.isEmpty() ? "" : label.toString().substring(0, label.toString().length() - 2);
    }

    /** A decoder of elements of a list. */
    CodeBlock element(Type type, List<Term> arguments) {
        if (type instanceof Type.Uint uint) {
            return CodeBlock.of("$T::uint$L", WireTypes.READER, 8 * uint.width());
        } else if (type instanceof Type.Code code) {
            return CodeBlock.of("$T::decode", context.names().type(code));
        } else if (type instanceof Type.Struct struct) {
            List<CodeBlock> values = arguments(struct, arguments);
            ClassName record = context.names().type(struct);
            return values.isEmpty() ? CodeBlock.of("$T::decode", record) : lambda(call(record, nested, values));
        }
        return lambda(read(nested, CodeBlock.of(""), type, arguments));
    }

    private CodeBlock lambda(CodeBlock body) {
        return CodeBlock.of("$L -> $L", nested, body);
    }

    private List<CodeBlock> arguments(Type.Struct struct, List<Term> arguments) {
        List<CodeBlock> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            values.add(argument(arguments.get(i), struct.parameters().get(i).type()));
        }
        return values;
    }

    /** A number of four or eight bytes is cut off at the greatest int, which is more than any message can hold. */
    private CodeBlock argument(Term argument, ValueType parameter) {
        CodeBlock value = terms.value(argument);
        boolean wide = argument instanceof Term.Local local && scope.get(local.name()).type().equals(TypeName.LONG);
        return wide && parameter.equals(ValueType.INT)
                ? CodeBlock.of("(int) $T.min($L, $T.MAX_VALUE)", Math.class, value, Integer.class) : value;
    }

    private static CodeBlock call(ClassName type, String reader, List<CodeBlock> arguments) {
        CodeBlock.Builder call = CodeBlock.builder().add("$T.decode($L", type, reader);
        arguments.forEach(argument -> call.add(",$W$L", argument));
        return call.add(")").build();
    }

    private static String limits(Type.Bounds bounds) {
        return bounds.lengthWidth() + ", " + Literals.number(bounds.floor()) + ", " + Literals.number(bounds.ceiling());
    }
}
