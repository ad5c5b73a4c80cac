package dev.parley.backends.java.codec;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.java.Literals;
import dev.parley.backends.java.Names;
import dev.parley.backends.java.TermEmitter;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.Map;

/** Writes the terms that stand inside structs: over fields, parameters and constants. */
final class CodecTerms implements TermEmitter {
    private static final Map<String, String> OPPOSITE =
            Map.of("==", "!=", "!=", "==", "<", ">=", ">=", "<", "<=", ">", ">", "<=");

    private final Names names;
    private final Scope scope;

    CodecTerms(Names names, Scope scope) {
        this.names = names;
        this.scope = scope;
    }

    @Override
    public CodeBlock emit(Term term) {
        boolean compound = term instanceof Term.Compare compare && isInfix(compare) || term instanceof Term.And
                || term instanceof Term.Or || term instanceof Term.Arithmetic || term instanceof Term.Conditional;
        return compound ? CodeBlock.of("($L)", whole(term)) : whole(term);
    }

    /** The term as an expression of its own, without parentheses around it. */
    CodeBlock whole(Term term) {
        if (term instanceof Term.Local local) {
            return scope.get(local.name()).value();
        } else if (term instanceof Term.FieldOf field) {
            return CodeBlock.of("$L.$L()", emit(field.object()), names.field(field));
        } else if (term instanceof Term.ArmOf arm) {
            return CodeBlock.of("(($T) $L)", names.arm(arm), emit(arm.select()));
        } else if (term instanceof Term.AttributeOf attribute) {
            Type.Code code = ((ValueType.Code) attribute.code().type()).type();
            return CodeBlock.of("$L.$L()", emit(attribute.code()), names.column(code, attribute.column()));
        } else if (term instanceof Term.Registered registered) {
            return CodeBlock.of("$L.isRegistered()", emit(registered.code()));
        } else if (term instanceof Term.LengthOf length) {
            String method = length.of().type() instanceof ValueType.ListOf ? "size" : "length";
            return CodeBlock.of("$L.$L()", emit(length.of()), method);
        } else if (term instanceof Term.ElementOf element) {
            return CodeBlock.of("$L.get($L)", emit(element.list()), whole(element.index()));
        } else if (term instanceof Term.SliceOf slice) {
            return CodeBlock.of("$L.slice($L,$W$L)", emit(slice.of()), whole(slice.from()), whole(slice.count()));
        } else if (term instanceof Term.Encoded encoded) {
            return CodeBlock.of("$L.toBytes()", emit(encoded.value()));
        } else if (term instanceof Term.Contains contains) {
            return CodeBlock.of("$L.contains($L)", emit(contains.collection()), whole(contains.element()));
        }
        return combined(term);
    }

    /** The opposite of a condition, as an expression of its own. */
    CodeBlock negated(Term term) {
        if (term instanceof Term.Not not) {
            return whole(not.operand());
        } else if (term instanceof Term.Compare compare) {
            return compare(compare, OPPOSITE.get(compare.operator()));
        }
        return CodeBlock.of("!$L", emit(term));
    }

    private CodeBlock combined(Term term) {
        if (term instanceof Term.Compare compare) {
            return compare(compare, compare.operator());
        } else if (term instanceof Term.And and) {
            return CodeBlock.of("$L$W&& $L", emit(and.left()), emit(and.right()));
        } else if (term instanceof Term.Or or) {
            return CodeBlock.of("$L$W|| $L", emit(or.left()), emit(or.right()));
        } else if (term instanceof Term.Not not) {
            return CodeBlock.of("!$L", emit(not.operand()));
        } else if (term instanceof Term.Arithmetic sum) {
            return CodeBlock.of("$L $L $L", emit(sum.left()), sum.operator(), emit(sum.right()));
        } else if (term instanceof Term.Conditional choice) {
            return CodeBlock.of("$L ? $L : $L", emit(choice.condition()), emit(choice.then()), emit(choice.otherwise()));
        }
        return literal(term);
    }

    private CodeBlock literal(Term term) {
        if (term instanceof Term.Int number) {
            return CodeBlock.of("$L", Literals.number(number.value()));
        } else if (term instanceof Term.Bool truth) {
            return CodeBlock.of("$L", truth.value());
        } else if (term instanceof Term.Text text) {
            return CodeBlock.of("$T.ofUtf8($S)", WireTypes.BYTES, text.value());
        } else if (term instanceof Term.Octets octets) {
            return CodeBlock.of("$T.of($L)", WireTypes.BYTES, Literals.octets(octets.values()));
        } else if (term instanceof Term.CodeValue code) {
            return CodeBlock.of("$T.$L", names.type(code.code()), names.constant(code.code(), code.value()));
        }
        throw new IllegalArgumentException("no term for a struct at " + term.span());
    }

    private CodeBlock compare(Term.Compare compare, String operator) {
        if (isInfix(compare)) {
            return CodeBlock.of("$L $L $L", ordinal(compare.left()), operator, ordinal(compare.right()));
        }
        return CodeBlock.of("$L$L.equals($L)", operator.equals("!=") ? "!" : "", emit(compare.left()),
                whole(compare.right()));
    }

    private static boolean isInfix(Term.Compare compare) {
        ValueType type = compare.left().type();
        boolean equality = compare.operator().equals("==") || compare.operator().equals("!=");
        return !equality || type.equals(ValueType.INT) || type.equals(ValueType.BOOL);
    }

    /** Only numbers and code points have an order; a code point has that of its code. */
    private CodeBlock ordinal(Term term) {
        return term.type() instanceof ValueType.Code code
                ? CodeBlock.of("$L.$L()", emit(term), code.type().width() == 0 ? "ordinal" : "code")
                : emit(term);
    }
}
