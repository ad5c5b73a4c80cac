package dev.parley.lang.link;

import dev.parley.lang.syntax.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Written constants as bytes and numbers. */
final class Octets {
    private static final int BYTE = 0xff;

    private Octets() {
    }

    /** The bytes of a text. */
    static List<Integer> of(String text) {
        List<Integer> octets = new ArrayList<>();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            octets.add(b & BYTE);
        }
        return List.copyOf(octets);
    }

    /** The bytes of a text or of a group of numbers. */
    static Optional<List<Integer>> of(Value value) {
        if (value instanceof Value.Text t) {
            return Optional.of(of(t.value()));
        }
        if (!(value instanceof Value.Composite c)) {
            return Optional.empty();
        }
        List<Integer> octets = new ArrayList<>();
        for (Value v : c.values()) {
            if (!(v instanceof Value.Number n) || n.value().bitLength() > 8 || n.value().signum() < 0) {
                return Optional.empty();
            }
            octets.add(n.value().intValue());
        }
        return Optional.of(List.copyOf(octets));
    }

    /** A number, or the number whose bytes these are. */
    static Optional<BigInteger> number(Value value) {
        return value instanceof Value.Number n ? Optional.of(n.value())
                : value instanceof Value.Composite ? of(value).map(Octets::number) : Optional.empty();
    }

    /** The number of a big-endian group of bytes. */
    static BigInteger number(List<Integer> octets) {
        BigInteger number = BigInteger.ZERO;
        for (int octet : octets) {
            number = number.shiftLeft(8).or(BigInteger.valueOf(octet));
        }
        return number;
    }
}
