package dev.parley.lang.example;

import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Encodes values and refuses those that have no encoding: a second reading of the types, for tests. */
final class Wire {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Wire() {
    }

    /** The encoding. What parameters select or measure is not known here, and any arm or length is taken. */
    static byte[] of(Value body) {
        Wire wire = new Wire();
        if (body instanceof Value.Octets octets) {
            return HexFormat.of().parseHex(octets.hex());
        }
        wire.struct((Value.Struct) body, Map.of());
        return wire.out.toByteArray();
    }

    private void struct(Value.Struct struct, Map<String, Value> parameters) {
        Map<String, Value> known = new HashMap<>(parameters);
        known.keySet().retainAll(struct.type().parameters().stream().map(Type.Parameter::name).toList());
        fields(struct.type().fields(), struct.fields(), known);
    }

    private void fields(List<Type.Field> types, Map<String, Value> values, Map<String, Value> scope) {
        check(types.stream().map(Type.Field::name).filter(values::containsKey).toList()
                .equals(new ArrayList<>(values.keySet())), "fields " + values.keySet());
        boolean ended = false;
        for (Type.Field type : types) {
            Value value = values.get(type.name());
            ended |= value == null && type.optional();
            check(ended == (value == null), type.name() + " is out of place");
            if (value != null) {
                constant(type, value);
                value(type.type(), value, scope, type.arguments());
                scope.put(type.name(), value);
            }
        }
    }

    private static void constant(Type.Field type, Value value) {
        if (type.constant().isPresent() && type.constant().get() instanceof Term.Int number) {
            check(number(value) == number.value(), type.name() + " is " + value);
        }
    }

    private void value(Type type, Value value, Map<String, Value> scope, List<Term> arguments) {
        if (type instanceof Type.Uint uint) {
            uint(((Value.Number) value).value(), uint.width());
        } else if (type instanceof Type.Code code) {
            check(((Value.Code) value).type().equals(code), value + " is no " + code.name());
            uint(((Value.Code) value).code(), code.width());
        } else if (type instanceof Type.FixedOpaque opaque) {
            extent(opaque.length(), bytes(value), scope);
        } else if (type instanceof Type.VarOpaque opaque) {
            bounded(opaque.bounds(), bytes(value));
        } else if (type instanceof Type.OpenOpaque) {
            out.writeBytes(bytes(value));
        } else if (type instanceof Type.FixedVector vector) {
            extent(vector.length(), elements(vector.element(), value, scope, arguments), scope);
        } else if (type instanceof Type.VarVector vector) {
            bounded(vector.bounds(), elements(vector.element(), value, scope, arguments));
        } else if (type instanceof Type.Select select) {
            select(select, (Value.Choice) value, scope);
        } else {
            check(((Value.Struct) value).type().equals(type), "another struct than " + ((Type.Struct) type).name());
            struct((Value.Struct) value, Map.of());
        }
    }

    private void select(Type.Select select, Value.Choice choice, Map<String, Value> scope) {
        if (scope.get(select.selector().name()) instanceof Value.Code code && code.type().width() > 0) {
            Set<String> names = new HashSet<>();
            ((ValueType.Code) select.selector().type()).type().enumerators().stream()
                    .filter(e -> e.first() <= code.code() && code.code() <= e.last()).forEach(e -> names.add(e.name()));
            String wanted = select.arms().stream().filter(a -> a.cases().stream().anyMatch(names::contains))
                    .findFirst().or(select::otherwise).orElseThrow().name();
            check(wanted.equals(choice.arm().name()), code.code() + " selects " + wanted);
        }
        Wire inner = new Wire();
        inner.fields(choice.arm().fields(), choice.fields(), new HashMap<>(scope));
        if (select.bounds().isPresent()) {
            bounded(select.bounds().get(), inner.out.toByteArray());
        } else {
            out.writeBytes(inner.out.toByteArray());
        }
    }

    private byte[] elements(Type element, Value value, Map<String, Value> scope, List<Term> arguments) {
        Wire inner = new Wire();
        if (value instanceof Value.Extensions extensions) {
            List<Type.Field> frame = ((Type.Struct) element).fields();
            Set<Long> seen = new HashSet<>();
            for (Value.Extension each : extensions.list()) {
                check(seen.add(each.row().type().first()), "twice " + each.row().type().name());
                inner.uint(each.row().type().first(), ((Type.Code) frame.get(0).type()).width());
                Wire body = new Wire();
                body.struct(each.body(), Map.of());
                inner.bounded(((Type.VarOpaque) frame.get(1).type()).bounds(), body.out.toByteArray());
            }
        } else {
            ((Value.Elements) value).values().forEach(e -> inner.value(element, e, scope, arguments));
        }
        return inner.out.toByteArray();
    }

    private static byte[] bytes(Value value) {
        return HexFormat.of().parseHex(((Value.Octets) value).hex());
    }

    private void bounded(Type.Bounds bounds, byte[] content) {
        check(bounds.floor() <= content.length && content.length <= bounds.ceiling(), content.length + " in " + bounds);
        uint(content.length, bounds.lengthWidth());
        out.writeBytes(content);
    }

    private void extent(Type.Extent extent, byte[] content, Map<String, Value> scope) {
        Long length = length(extent, scope);
        check(length == null || length == content.length, content.length + " for " + extent);
        out.writeBytes(content);
    }

    private static Long length(Type.Extent extent, Map<String, Value> scope) {
        if (extent instanceof Type.Extent.Literal literal) {
            return (long) literal.value();
        }
        if (extent instanceof Type.Extent.Reference reference) {
            return scope.containsKey(reference.name()) ? number(scope.get(reference.name())) : null;
        }
        Type.Extent.Combined sum = (Type.Extent.Combined) extent;
        Long left = length(sum.left(), scope);
        Long right = length(sum.right(), scope);
        return left == null || right == null ? null
                : (Long) (sum.operator() == '+' ? left + right : sum.operator() == '-' ? left - right : left * right);
    }

    private void uint(long value, int width) {
        check(value >= 0 && BigInteger.valueOf(value).bitLength() <= 8 * width, value + " in " + width + " bytes");
        for (int i = width - 1; i >= 0; i--) {
            out.write((int) (value >>> 8 * i));
        }
    }

    private static long number(Value value) {
        return value instanceof Value.Number number ? number.value() : ((Value.Code) value).code();
    }

    private static void check(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }
}
