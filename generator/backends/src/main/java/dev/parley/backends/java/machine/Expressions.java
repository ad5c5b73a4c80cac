package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.GeneratorException;
import dev.parley.backends.java.Literals;
import dev.parley.backends.java.Names;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Writes terms as Java expressions. Conditions look for what may be absent before they compare with it; elsewhere it must
 * be there.
 */
public final class Expressions {
    private final Names names;
    private final Scope scope;
    private final Locals locals;

    /** Expressions at a place without variables. */
    public Expressions(Names names, Scope scope) {
        this(names, scope, Locals.none(name -> false));
    }

    Expressions(Names names, Scope scope, Locals locals) {
        this.names = names;
        this.scope = scope;
        this.locals = locals;
    }

    /** An expression for the value, for a place where any expression may stand. */
    public CodeBlock value(Term term) {
        return value(term, Known.NOTHING);
    }

    CodeBlock value(Term term, Known known) {
        return write(term, known).code();
    }

    /** The condition for a place between operators such as {@code &&}. */
    CodeBlock operand(Term term, Known known) {
        return write(term, known).within(Java.AND);
    }

    /** The value as what a field or a parameter of that type takes. */
    CodeBlock converted(Term term, ValueType wanted, Known known) {
        Java value = write(term, known);
        ValueType given = term.type();
        if (wanted.equals(ValueType.SECRET) && !given.equals(ValueType.SECRET)) {
            return CodeBlock.of("$T.copyOf($L)", WireTypes.SECRET, bytes(term, known).code());
        } else if (wanted.equals(ValueType.BYTES) && !given.equals(ValueType.BYTES)) {
            return bytes(term, known).code();
        } else if (wanted.equals(ValueType.INT) && isLong(term)) {
            return CodeBlock.of("$T.toIntExact($L)", Math.class, value.code());
        }
        return value.code();
    }

    /** The value, such that whoever holds it may wipe it: a secret that others hold is copied. */
    CodeBlock owned(Term term, Known known) {
        return ownedValue(term, known).code();
    }

    private Java ownedValue(Term term, Known known) {
        if (locals.find(term).isPresent() || !term.type().equals(ValueType.SECRET)) {
            return write(term, known);
        } else if (term instanceof Term.Conditional choice) {
            return conditional(choice, known, this::ownedValue);
        } else if (term instanceof Term.Call || term instanceof Term.SliceOf || term instanceof Term.Zeros) {
            return write(term, known);
        }
        return write(term, known).call("copy");
    }

    /** A call of the primitive that verifies the result of another one. */
    CodeBlock verified(Term.Call call, String verifier, CodeBlock result, Known known) {
        return CodeBlock.of("primitives.$L($L,$W$L)", verifier, arguments(call, known), result);
    }

    Java write(Term term, Known known) {
        Optional<String> variable = locals.find(term);
        if (variable.isPresent()) {
            return Java.primary("$L", variable.get());
        } else if (term instanceof Term.Int number) {
            return new Java(CodeBlock.of(number.value() == (int) number.value() ? "$L" : "$LL", number.value()),
                    number.value() < 0 ? Java.UNARY : Java.PRIMARY);
        } else if (term instanceof Term.Bool truth) {
            return Java.primary("$L", truth.value());
        } else if (term instanceof Term.Text text) {
            return Java.primary("$S", text.value());
        } else if (term instanceof Term.Octets octets) {
            return Java.primary("$T.of($L)", WireTypes.BYTES, Literals.octets(octets.values()));
        } else if (term instanceof Term.CodeValue code) {
            return codeValue(code);
        } else if (term instanceof Term.Earlier earlier) {
            return new Java(scope.message(earlier.message()), Java.PRIMARY);
        } else if (term instanceof Term.Seen seen) {
            return seen(seen, "!=", "||", Java.OR);
        } else if (term.type().equals(ValueType.BOOL)) {
            return condition(term, known);
        }
        return selection(term, known);
    }

    private Java codeValue(Term.CodeValue code) {
        if (code.value().isRange()) {
            throw new GeneratorException(code.span(), code.value().name() + " stands for several codes");
        }
        return Java.primary("$T.$L", names.type(code.code()), names.constant(code.code(), code.value()));
    }

    private Java seen(Term.Seen seen, String comparison, String operator, int binding) {
        return seen.messages().stream()
                .map(sent -> new Java(CodeBlock.of("$L $L null", scope.message(sent), comparison), Java.EQUALITY))
                .reduce((left, right) -> Java.logical(left, operator, right, binding)).orElseThrow();
    }

    private Java selection(Term term, Known known) {
        if (term instanceof Term.FieldOf field) {
            Java value = write(field.object(), known).call(names.field(field));
            return field.field().optional() ? value.call("get") : value;
        } else if (term instanceof Term.ArmOf arm) {
            return Java.primary("(($T) $L)", names.arm(arm), write(arm.select(), known).within(Java.UNARY));
        } else if (term instanceof Term.ExtensionOf extension) {
            return extension(extension, known).call("get");
        } else if (term instanceof Term.AttributeOf attribute) {
            Type.Code code = ((ValueType.Code) attribute.code().type()).type();
            return write(attribute.code(), known).call(names.column(code, attribute.column()));
        } else if (term instanceof Term.ElementOf element) {
            return write(element.list(), known).call("get", converted(element.index(), ValueType.INT, known));
        } else if (term instanceof Term.LengthOf length) {
            return write(length.of(), known).call(isList(length.of()) ? "size" : "length");
        } else if (term instanceof Term.SliceOf slice) {
            return write(slice.of(), known).call("slice", converted(slice.from(), ValueType.INT, known),
                    converted(slice.count(), ValueType.INT, known));
        } else if (term instanceof Term.Concat || term instanceof Term.Encoded || term instanceof Term.Disclosed) {
            return bytes(term, known);
        } else if (term instanceof Term.Arithmetic sum) {
            return Java.infix(write(sum.left(), known), String.valueOf(sum.operator()), write(sum.right(), known),
                    sum.operator() == '*' ? Java.PRODUCT : Java.SUM);
        } else if (term instanceof Term.Zeros zeros) {
            CodeBlock run = CodeBlock.of("$T.zeros($L)", WireTypes.BYTES, converted(zeros.count(), ValueType.INT, known));
            return zeros.type().equals(ValueType.SECRET) ? Java.primary("$T.copyOf($L)", WireTypes.SECRET, run)
                    : Java.primary("$L", run);
        } else if (term instanceof Term.Conditional choice) {
            return conditional(choice, known, this::write);
        } else if (term instanceof Term.Call call) {
            return call(call, known);
        } else if (term instanceof Term.Construct struct) {
            return construction(struct, known);
        } else if (term instanceof Term.Truncated truncated) {
            return Java.primary("$L", scope.truncated(truncated, part -> value(part, known)));
        }
        return new Java(scope.name(term), Java.PRIMARY);
    }

    private Java extension(Term.ExtensionOf extension, Known known) {
        return write(extension.message(), known)
                .call(names.messageExtension(extension.row(), extension.column()));
    }

    /** Whether an extension is there, whichever body it has. */
    private Java present(Term.ExtensionOf extension, Known known) {
        if (hasOneBody(extension)) {
            return extension(extension, known).call("isPresent");
        }
        return write(extension.message(), known).call(names.messageHas(extension.row(), extension.column()));
    }

    private static boolean hasOneBody(Term.ExtensionOf extension) {
        return extension.row().bodies(extension.column().holder()).size() == 1;
    }

    private Java conditional(Term.Conditional choice, Known known, BiFunction<Term, Known, Java> branch) {
        CodeBlock condition = write(choice.condition(), known).within(Java.OR);
        CodeBlock then = branch.apply(choice.then(), known.where(choice.condition())).within(Java.OR);
        CodeBlock otherwise = branch.apply(choice.otherwise(), known.whereNot(choice.condition())).code();
        return new Java(CodeBlock.of("$L$W? $L$W: $L", condition, then, otherwise), Java.CONDITIONAL);
    }

    private Java call(Term.Call call, Known known) {
        return Java.primary("$L($L)", scope.function(call.function()), arguments(call, known));
    }

    /** The record refuses what does not fit into its fields. */
    private Java construction(Term.Construct struct, Known known) {
        List<Type.Field> fields = struct.struct().fields().stream().filter(f -> f.constant().isEmpty()).toList();
        List<CodeBlock> values = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Term argument = struct.arguments().get(i);
            boolean takesLong = fields.get(i).type() instanceof Type.Uint uint && uint.width() >= Integer.BYTES;
            values.add(takesLong ? value(argument, known) : converted(argument, argument.type(), known));
        }
        return Java.primary("new $T($L)", names.type(struct.struct()), CodeBlock.join(values, ",$W"));
    }

    private CodeBlock arguments(Term.Call call, Known known) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            arguments.add(converted(call.arguments().get(i), call.function().parameters().get(i).type(), known));
        }
        return CodeBlock.join(arguments, ",$W");
    }

    /** The term as public bytes. */
    private Java bytes(Term term, Known known) {
        if (term instanceof Term.Concat concat) {
            List<CodeBlock> parts = concat.parts().stream().map(part -> bytes(part, known).code()).toList();
            return Java.primary("$T.concat($L)", WireTypes.BYTES, CodeBlock.join(parts, ",$W"));
        } else if (term instanceof Term.Encoded encoded) {
            return encoded(encoded.value(), known);
        } else if (term instanceof Term.Disclosed disclosed) {
            return write(disclosed.secret(), known).call("disclose");
        }
        Java value = write(term, known);
        ValueType type = term.type();
        if (type.equals(ValueType.BYTES)) {
            return value;
        } else if (type.equals(ValueType.SECRET)) {
            return value.call("disclose");
        } else if (type.equals(ValueType.STRING)) {
            return Java.primary("$T.ofUtf8($L)", WireTypes.BYTES, value.code());
        } else if (type instanceof ValueType.Struct || type instanceof ValueType.Code code && code.type().width() > 0) {
            return value.call("toBytes");
        }
        throw new GeneratorException(term.span(), "a value of type " + type + " has no encoding of its own");
    }

    private Java encoded(Term value, Known known) {
        if (value instanceof Term.FieldOf field && field.field().type() instanceof Type.Uint uint) {
            return Java.primary("$T.ofUint($L, $L)", WireTypes.BYTES, uint.width(), write(value, known).code());
        }
        return bytes(value, known);
    }

    private Java condition(Term term, Known known) {
        if (term instanceof Term.Not not) {
            return negation(not.operand(), known);
        } else if (term instanceof Term.And and) {
            return Java.logical(write(and.left(), known), "&&", write(and.right(), known.where(and.left())), Java.AND);
        } else if (term instanceof Term.Or or) {
            return Java.logical(write(or.left(), known), "||", write(or.right(), known.whereNot(or.left())), Java.OR);
        } else if (term instanceof Term.Present present) {
            return present(present.extension(), known);
        } else if (term instanceof Term.Registered registered) {
            return write(registered.code(), known).call("isRegistered");
        } else if (term instanceof Term.Contains || term instanceof Term.Compare) {
            return guarded(term, known);
        }
        return selection(term, known);
    }

    private Java negation(Term operand, Known known) {
        if (operand instanceof Term.Present present) {
            return hasOneBody(present.extension()) ? extension(present.extension(), known).call("isEmpty")
                    : present(present.extension(), known).not();
        } else if (operand instanceof Term.Seen seen) {
            return seen(seen, "==", "&&", Java.AND);
        } else if (operand instanceof Term.Compare compare && known.doubtful(compare).isEmpty()) {
            return comparison(new Term.Compare(opposite(compare.operator()), compare.left(), compare.right(),
                    compare.span()), known);
        }
        return write(operand, known).not();
    }

    /** A comparison behind the question whether all that it looks at is there. */
    private Java guarded(Term term, Known known) {
        Java whole = null;
        for (Term doubtful : known.doubtful(term)) {
            Java there = there(doubtful, known);
            whole = whole == null ? there : Java.logical(whole, "&&", there, Java.AND);
        }
        Java bare = term instanceof Term.Compare compare ? comparison(compare, known)
                : contains((Term.Contains) term, known);
        return whole == null ? bare : Java.logical(whole, "&&", bare, Java.AND);
    }

    /** Whether a part that may be absent is there. */
    CodeBlock present(Term doubtful, Known known) {
        return there(doubtful, known).code();
    }

    /** Whether the list is long enough. */
    CodeBlock within(Term.ElementOf element, Known known) {
        Java size = write(element.list(), known).call("size");
        Java index = write(element.index(), known);
        Java below = Java.infix(index, "<", size, Java.RELATION);
        return element.index() instanceof Term.Int ? below.code()
                : Java.logical(Java.infix(index, ">=", Java.primary("0"), Java.RELATION), "&&", below, Java.AND).code();
    }

    private Java there(Term doubtful, Known known) {
        if (doubtful instanceof Term.ExtensionOf extension) {
            return extension(extension, known).call("isPresent");
        } else if (doubtful instanceof Term.AttributeOf attribute) {
            return write(attribute.code(), known).call("isRegistered");
        }
        Term.FieldOf field = (Term.FieldOf) doubtful;
        return write(field.object(), known).call(names.field(field)).call("isPresent");
    }

    private Java contains(Term.Contains contains, Known known) {
        return Java.primary("$L$Z.contains($L)", write(contains.collection(), known).within(Java.PRIMARY),
                write(contains.element(), known).code());
    }

    private Java comparison(Term.Compare compare, Known known) {
        Java left = number(compare.left(), compare.right(), known);
        Java right = number(compare.right(), compare.left(), known);
        String operator = compare.operator();
        boolean equality = operator.equals("==") || operator.equals("!=");
        if (compare.left() instanceof Term.LengthOf length && isZero(compare.right()) && hasIsEmpty(length.of())) {
            Java empty = write(length.of(), known).call("isEmpty");
            if (operator.equals("==") || operator.equals("<=")) {
                return empty;
            } else if (operator.equals("!=") || operator.equals(">")) {
                return empty.not();
            }
        }
        if (!equality) {
            return Java.infix(ordinal(compare.left(), left), operator, ordinal(compare.right(), right), Java.RELATION);
        } else if (isSimple(compare.left().type())) {
            return Java.infix(left, operator, right, Java.EQUALITY);
        }
        Java same = equal(compare.left(), compare.right(), known);
        return operator.equals("==") ? same : same.not();
    }

    /** The term; a number that is compared with a field is written as wide as the field. */
    private Java number(Term term, Term other, Known known) {
        return term instanceof Term.Int number && other instanceof Term.FieldOf field
                && field.field().type() instanceof Type.Uint uint && number.value() >= 0
                ? Java.primary("$L", Literals.code(number.value(), uint.width())) : write(term, known);
    }

    /** Whether two values that are no Java primitives are equal. */
    private Java equal(Term left, Term right, Known known) {
        if (left.type().equals(ValueType.SECRET) || right.type().equals(ValueType.SECRET)) {
            return bytes(left, known).call("constantTimeEquals", bytes(right, known).code());
        } else if (left.type().equals(ValueType.BYTES) || right.type().equals(ValueType.BYTES)) {
            return bytes(left, known).call("equals", bytes(right, known).code());
        }
        return write(left, known).call("equals", write(right, known).code());
    }

    private static Java ordinal(Term term, Java value) {
        return term.type() instanceof ValueType.Code ? value.call("code") : value;
    }

    static String opposite(String operator) {
        return switch (operator) {
            case "==" -> "!=";
            case "!=" -> "==";
            case "<" -> ">=";
            case ">=" -> "<";
            case ">" -> "<=";
            default -> ">";
        };
    }

    /** Whether {@code ==} compares such values. */
    static boolean isSimple(ValueType type) {
        return type.equals(ValueType.INT) || type.equals(ValueType.BOOL)
                || type instanceof ValueType.Code code && code.type().width() == 0;
    }

    private static boolean isZero(Term term) {
        return term instanceof Term.Int number && number.value() == 0;
    }

    private static boolean hasIsEmpty(Term term) {
        return isList(term) || term.type().equals(ValueType.BYTES);
    }

    private static boolean isList(Term term) {
        return term.type() instanceof ValueType.ListOf;
    }

    /** Whether the Java value is a long: a field of four or eight bytes. */
    private static boolean isLong(Term term) {
        return term instanceof Term.FieldOf field && field.field().type() instanceof Type.Uint uint
                && uint.width() >= Integer.BYTES
                || term instanceof Term.Int number && number.value() != (int) number.value();
    }
}
