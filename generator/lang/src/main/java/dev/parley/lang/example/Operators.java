package dev.parley.lang.example;

import dev.parley.lang.model.Subterms;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Literals, and terms whose value follows from the values of all their parts. */
final class Operators {
    private Operators() {
    }

    /** The value; what is not there comes before what is opaque. */
    static Datum of(Term term, Evaluator evaluator, Scope scope) {
        List<Datum> parts = new ArrayList<>();
        Datum unknown = null;
        for (Term part : Subterms.of(term)) {
            Datum value = evaluator.of(part, scope);
            if (value instanceof Datum.Missing) {
                return value;
            }
            unknown = value instanceof Datum.Opaque ? value : unknown;
            parts.add(value);
        }
        if (term instanceof Term.Call call) {
            return call.type().equals(ValueType.BOOL) ? Datum.TRUE : Datum.OPAQUE;
        }
        if (unknown == null && term instanceof Term.Construct struct) {
            return Constructions.of(struct, parts).<Datum>map(Datum.Known::new).orElse(new Datum.Missing(term, scope, false));
        }
        return unknown != null ? unknown : parts.isEmpty() ? literal(term) : combined(term, parts, scope);
    }

    static Datum literal(Term term) {
        if (term instanceof Term.Bool truth) {
            return Datum.of(truth.value());
        }
        if (term instanceof Term.Int number) {
            return Datum.number(number.value());
        }
        if (term instanceof Term.CodeValue code) {
            return new Datum.Known(Codes.of(code.code(), code.value()));
        }
        if (term instanceof Term.Octets octets) {
            return octets(octets.values().stream().map(v -> Hex.number(v, 1)).collect(Collectors.joining()));
        }
        StringBuilder hex = new StringBuilder();
        if (term instanceof Term.Text text) {
            for (byte octet : text.value().getBytes(StandardCharsets.UTF_8)) {
                hex.append(Hex.number(octet, 1));
            }
        }
        return octets(hex.toString());
    }

    private static Datum combined(Term term, List<Datum> parts, Scope scope) {
        if (term instanceof Term.Compare compare) {
            return Datum.of(compare(compare.operator(), parts.get(0), parts.get(1)));
        }
        if (term instanceof Term.Concat concat) {
            return concat(concat, parts);
        }
        List<Value> values = parts.stream().map(part -> ((Datum.Known) part).value()).toList();
        if (term instanceof Term.Contains) {
            return Datum.of(elements(values.get(0)).stream().anyMatch(e -> isSame(e, values.get(1))));
        }
        if (term instanceof Term.ElementOf element) {
            List<Value> all = elements(values.get(0));
            long index = number(values.get(1));
            return index < 0 || index >= all.size() ? new Datum.Missing(element, scope, false)
                    : new Datum.Known(all.get((int) index));
        }
        if (term instanceof Term.LengthOf) {
            return Datum.number(length(values.get(0)));
        }
        if (term instanceof Term.SliceOf slice) {
            String hex = ((Value.Octets) values.get(0)).hex();
            long from = number(values.get(1));
            long count = number(values.get(2));
            return from < 0 || count < 0 || from + count > Hex.length(hex) ? new Datum.Missing(slice, scope, false)
                    : octets(Hex.slice(hex, (int) from, (int) count));
        }
        if (term instanceof Term.Truncated) {
            return Datum.OPAQUE;
        }
        if (term instanceof Term.Zeros) {
            return octets(Hex.zeros((int) Math.max(0, Math.min(number(values.get(0)), Hex.MOST))));
        }
        if (term instanceof Term.Arithmetic sum) {
            return Datum.number(arithmetic(sum.operator(), number(values.get(0)), number(values.get(1))));
        }
        return term instanceof Term.Encoded encoded ? encoded(encoded.value(), values.get(0)) : parts.get(0);
    }

    private static Datum concat(Term.Concat concat, List<Datum> parts) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            Datum part = encoded(concat.parts().get(i), ((Datum.Known) parts.get(i)).value());
            if (part instanceof Datum.Opaque) {
                return part;
            }
            hex.append(((Value.Octets) ((Datum.Known) part).value()).hex());
        }
        return octets(hex.toString());
    }

    private static Datum encoded(Term term, Value value) {
        if (value instanceof Value.Octets) {
            return new Datum.Known(value);
        }
        if (value instanceof Value.Struct struct) {
            return octets(Encoding.of(struct.type(), value));
        }
        if (value instanceof Value.Code code) {
            return octets(Hex.number(code.code(), code.type().width()));
        }
        return term instanceof Term.FieldOf field && field.field().type() instanceof Type.Uint uint
                && value instanceof Value.Number number ? octets(Hex.number(number.value(), uint.width())) : Datum.OPAQUE;
    }

    static Datum octets(String hex) {
        return new Datum.Known(new Value.Octets(hex));
    }

    /** What a collection is made of; bytes are made of numbers. */
    static List<Value> elements(Value collection) {
        if (collection instanceof Value.Elements elements) {
            return elements.values();
        }
        String hex = ((Value.Octets) collection).hex();
        List<Value> bytes = new ArrayList<>();
        for (int i = 0; i < Hex.length(hex); i++) {
            bytes.add(new Value.Number(Hex.at(hex, i)));
        }
        return bytes;
    }

    static int length(Value collection) {
        return collection instanceof Value.Octets octets ? Hex.length(octets.hex()) : elements(collection).size();
    }

    /** Whether a comparison holds between two values that are known. */
    static boolean compare(String operator, Datum left, Datum right) {
        if (!(left instanceof Datum.Known one && right instanceof Datum.Known other)) {
            return left.equals(right) == operator.equals("==");
        }
        if (!isNumber(one.value()) || !isNumber(other.value())) {
            return isSame(one.value(), other.value()) == operator.equals("==");
        }
        int order = Long.compare(number(one.value()), number(other.value()));
        return switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    /** Whether two values are equal; numbers and code points are by their number. */
    static boolean isSame(Value one, Value other) {
        return isNumber(one) && isNumber(other) ? number(one) == number(other) : one.equals(other);
    }

    private static boolean isNumber(Value value) {
        return value instanceof Value.Number || value instanceof Value.Code;
    }

    static long number(Value value) {
        return value instanceof Value.Code code ? code.code() : ((Value.Number) value).value();
    }

    static long arithmetic(char operator, long left, long right) {
        return operator == '+' ? left + right : operator == '-' ? left - right : left * right;
    }
}
