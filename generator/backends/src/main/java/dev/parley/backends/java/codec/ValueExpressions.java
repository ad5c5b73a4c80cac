package dev.parley.backends.java.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.GeneratorException;
import dev.parley.backends.java.Literals;
import dev.parley.backends.java.Names;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.example.Value;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes concrete values as Java expressions: with the records, builders and constants that the codecs have. */
public final class ValueExpressions {
    private static final int DIGITS_OF_A_LINE = 64;

    private final Context context;

    /** Expressions for values of the model's types. */
    public ValueExpressions(ProtocolModel model, Names names) {
        this.context = new Context(model, names);
    }

    /** A struct: its record. */
    public CodeBlock struct(Value.Struct value) {
        return record(Shape.of(context.names(), value.type()), value.fields());
    }

    /** Uninterpreted bytes. */
    public CodeBlock octets(Value.Octets value) {
        String digits = value.hex();
        if (digits.isEmpty()) {
            return CodeBlock.of("$T.EMPTY", WireTypes.BYTES);
        } else if (digits.chars().allMatch(digit -> digit == '0')) {
            return CodeBlock.of("$T.zeros($L)", WireTypes.BYTES, digits.length() / 2);
        }
        List<CodeBlock> lines = new ArrayList<>();
        for (int from = 0; from < digits.length(); from += DIGITS_OF_A_LINE) {
            lines.add(CodeBlock.of("$S", digits.substring(from, Math.min(digits.length(), from + DIGITS_OF_A_LINE))));
        }
        return CodeBlock.of("$T.fromHex($>$>$L$<$<)", WireTypes.BYTES, CodeBlock.join(lines, "\n+ "));
    }

    private CodeBlock record(Shape shape, Map<String, Value> fields) {
        List<CodeBlock> components = new ArrayList<>();
        for (Type.Field field : shape.components()) {
            Optional<CodeBlock> value = Optional.ofNullable(fields.get(field.name()))
                    .map(v -> component(shape, field, v, fields));
            components.add(field.optional() ? optional(value)
                    : value.orElseThrow(() -> new GeneratorException(field.span(), "an example has no " + field.name())));
        }
        return call(CodeBlock.of("new $T", shape.type()), components);
    }

    private static CodeBlock optional(Optional<CodeBlock> value) {
        return value.map(v -> CodeBlock.of("$T.of($L)", Optional.class, v))
                .orElse(CodeBlock.of("$T.empty()", Optional.class));
    }

    private CodeBlock component(Shape shape, Type.Field field, Value value, Map<String, Value> fields) {
        if (value instanceof Value.Choice choice) {
            ClassName arm = context.names().arm(shape.owner(), field, choice.arm());
            return record(new Shape(arm, new ValueType.Arm(choice.arm()), shape.pathOf(field), choice.arm().fields(),
                    List.of(), choice.arm().span()), choice.fields());
        } else if (value instanceof Value.Extensions extensions) {
            ExtensionBlock block = ExtensionBlock.of(context, shape, field).orElseThrow();
            return extensions(block, extensions, inputs(block, fields));
        }
        return value(field.type(), value);
    }

    /** What the bodies of extensions need of the fields around them. */
    private List<CodeBlock> inputs(ExtensionBlock block, Map<String, Value> fields) {
        List<CodeBlock> inputs = new ArrayList<>();
        for (Variable input : block.inputs()) {
            Type.Field field = block.shape().fields().stream().filter(f -> f.name().equals(input.name())).findFirst()
                    .orElseThrow(() -> new GeneratorException(block.shape().span(),
                            "an example of these extensions would have to know " + input.name()));
            inputs.add(field.constant().isPresent() ? input.value() : value(field.type(), fields.get(field.name())));
        }
        return inputs;
    }

    private CodeBlock extensions(ExtensionBlock block, Value.Extensions extensions, List<CodeBlock> inputs) {
        List<CodeBlock> calls = new ArrayList<>();
        calls.add(call(CodeBlock.of("$T.builder", block.type()), inputs));
        for (Value.Extension extension : extensions.list()) {
            String name = context.names().extension(extension.row(), extension.column());
            calls.add(CodeBlock.of(".$N($L)", name, struct(extension.body())));
        }
        calls.add(CodeBlock.of(".build()"));
        return CodeBlock.of("$>$>$L$<$<", CodeBlock.join(calls, calls.size() == 2 ? "" : "\n"));
    }

    private CodeBlock value(Type type, Value value) {
        if (value instanceof Value.Struct struct) {
            return struct(struct);
        } else if (value instanceof Value.Octets octets) {
            return octets(octets);
        } else if (value instanceof Value.Code code) {
            return code(code);
        } else if (value instanceof Value.Number number && type instanceof Type.Uint uint) {
            return number(number.value(), uint.width());
        } else if (value instanceof Value.Elements elements) {
            return call(CodeBlock.of("$T.of", List.class),
                    elements.values().stream().map(element -> value(element(type), element)).toList());
        }
        throw new IllegalArgumentException(value + " is no value of " + type);
    }

    private static Type element(Type vector) {
        return vector instanceof Type.FixedVector fixed ? fixed.element() : ((Type.VarVector) vector).element();
    }

    /** A code point: its constant, if it has a name. */
    public CodeBlock code(Value.Code value) {
        Type.Code type = value.type();
        return type.enumerators().stream().filter(e -> !e.isRange() && e.first() == value.code()).findFirst()
                .map(e -> CodeBlock.of("$T.$L", context.names().type(type), context.names().constant(type, e)))
                .orElseGet(() -> CodeBlock.of("$T.of($L)", context.names().type(type),
                        Literals.code(value.code(), type.width())));
    }

    /** Numbers of four bytes and more are longs. */
    private static CodeBlock number(long value, int width) {
        String digits = value < 10 ? Long.toString(value) : Literals.code(value, width);
        return CodeBlock.of("$L", width < Integer.BYTES || digits.endsWith("L") ? digits : digits + "L");
    }

    private static CodeBlock call(CodeBlock function, List<CodeBlock> arguments) {
        return CodeBlock.of("$L($Z$L)", function, CodeBlock.join(arguments, ",$W"));
    }
}
