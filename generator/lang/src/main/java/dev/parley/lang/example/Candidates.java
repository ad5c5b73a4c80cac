package dev.parley.lang.example;

import dev.parley.lang.model.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Values that something could have instead: what is hinted at, what is near that, and what has a name. */
final class Candidates {
    private Candidates() {
    }

    /** Values of the spot's type, the likeliest first; conditions and lengths are not looked at. */
    static List<Value> of(Spot spot, List<Value> hints) {
        if (spot.type() instanceof Type.Uint uint) {
            return numbers(uint.width(), hints).stream().<Value>map(Value.Number::new).toList();
        }
        if (spot.type() instanceof Type.Code code) {
            return codes(code, hints);
        }
        if (spot.value() instanceof Value.Octets octets) {
            return octets(octets, hints);
        }
        return hints.stream().filter(hint -> hint.getClass() == spot.value().getClass()).toList();
    }

    private static Set<Long> numbers(int width, List<Value> hints) {
        long most = width == Long.BYTES ? Long.MAX_VALUE : (1L << 8 * width) - 1;
        Set<Long> numbers = new LinkedHashSet<>();
        for (Value hint : hints) {
            long number = Operators.number(hint);
            numbers.addAll(List.of(number, number + 1, number - 1));
        }
        numbers.addAll(List.of(0L, 1L, 2L, most));
        numbers.removeIf(number -> number < 0 || number > most);
        return numbers;
    }

    private static List<Value> codes(Type.Code type, List<Value> hints) {
        Set<Value> codes = new LinkedHashSet<>();
        hints.stream().filter(h -> type.width() == 0 || Operators.number(h) >> 8 * type.width() == 0)
                .forEach(hint -> codes.add(new Value.Code(type, Operators.number(hint))));
        codes.addAll(Codes.preferred(type));
        type.enumerators().forEach(e -> codes.add(Codes.of(type, e)));
        Codes.nameless(type).ifPresent(codes::add);
        numbers(type.width(), hints).forEach(number -> codes.add(new Value.Code(type, number)));
        return List.copyOf(codes);
    }

    private static List<Value> octets(Value.Octets now, List<Value> hints) {
        List<Value> octets = new ArrayList<>(hints.stream().filter(Value.Octets.class::isInstance).toList());
        int length = Hex.length(now.hex());
        octets.add(new Value.Octets("01".repeat(length)));
        octets.add(new Value.Octets("02".repeat(length)));
        octets.add(new Value.Octets(now.hex() + "01"));
        octets.add(new Value.Octets(""));
        return octets;
    }
}
