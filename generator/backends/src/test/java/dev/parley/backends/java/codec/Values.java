package dev.parley.backends.java.codec;

import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Computes terms over numbers; code points are their codes, or their enumerators if they never travel. */
final class Values {
    private Values() {
    }

    static Object of(Term term, Map<String, Object> scope) {
        if (term instanceof Term.Int number) {
            return number.value();
        } else if (term instanceof Term.Bool truth) {
            return truth.value();
        } else if (term instanceof Term.CodeValue code) {
            return code.code().width() == 0 ? code.value() : (Object) code.value().first();
        } else if (term instanceof Term.Text text) {
            return text.value().getBytes(StandardCharsets.UTF_8);
        } else if (term instanceof Term.Octets octets) {
            byte[] bytes = new byte[octets.values().size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = octets.values().get(i).byteValue();
            }
            return bytes;
        } else if (term instanceof Term.Local local) {
            return scope.get(local.name());
        }
        return condition(term, scope);
    }

    private static Object condition(Term term, Map<String, Object> scope) {
        if (term instanceof Term.Not not) {
            return !(Boolean) of(not.operand(), scope);
        } else if (term instanceof Term.And and) {
            return (Boolean) of(and.left(), scope) && (Boolean) of(and.right(), scope);
        } else if (term instanceof Term.Or or) {
            return (Boolean) of(or.left(), scope) || (Boolean) of(or.right(), scope);
        } else if (term instanceof Term.Compare compare) {
            return compare(compare, of(compare.left(), scope), of(compare.right(), scope));
        }
        throw new AssertionError("the samples cannot compute " + term);
    }

    private static boolean compare(Term.Compare compare, Object left, Object right) {
        return switch (compare.operator()) {
            case "==" -> Objects.deepEquals(left, right);
            case "!=" -> !Objects.deepEquals(left, right);
            case "<" -> (Long) left < (Long) right;
            case "<=" -> (Long) left <= (Long) right;
            case ">" -> (Long) left > (Long) right;
            default -> (Long) left >= (Long) right;
        };
    }

    static long extent(Type.Extent extent, Map<String, Object> scope) {
        if (extent instanceof Type.Extent.Literal literal) {
            return literal.value();
        } else if (extent instanceof Type.Extent.Reference reference) {
            return (Long) scope.get(reference.name());
        }
        Type.Extent.Combined combined = (Type.Extent.Combined) extent;
        long left = extent(combined.left(), scope);
        long right = extent(combined.right(), scope);
        return combined.operator() == '+' ? left + right : combined.operator() == '-' ? left - right : left * right;
    }

    /** Whether the selector's value is what a case names. */
    static boolean is(Type.Selector selector, Object value, String name) {
        if (!(selector.type() instanceof ValueType.Code code)) {
            return value.equals(Boolean.valueOf(name));
        }
        return code.type().enumerators().stream().filter(e -> e.name().equals(name)).anyMatch(enumerator ->
                value instanceof Type.Enumerator chosen ? chosen.equals(enumerator)
                        : (Long) value >= enumerator.first() && (Long) value <= enumerator.last());
    }
}
