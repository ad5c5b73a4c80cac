package dev.parley.lang.link;

import dev.parley.lang.model.Type;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Item;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The body of an enumeration: its names, codes and width (RFC 9846 section 3.5). */
final class Enumerators {
    /** Widest code in bytes: code points are numbers that fit a Java {@code int} with room for a sign. */
    static final int WIDEST = 3;
    private static final long LARGEST = (1L << 8 * WIDEST) - 1;

    private final Problems problems;
    private final List<Type.Enumerator> enumerators = new ArrayList<>();

    private Enumerators(Problems problems) {
        this.problems = problems;
    }

    /** A width in bytes, 0 without codes, and the names in the order of the text. */
    record Body(int width, List<Type.Enumerator> enumerators) {
    }

    static Body of(Item.EnumBody written, Problems problems) {
        Enumerators linker = new Enumerators(problems);
        boolean coded = written.maximum().isPresent()
                || written.enumerators().stream().anyMatch(e -> e.first().isPresent());
        long largest = written.maximum().map(linker::code).orElse(-1L);
        for (Item.Enumerator e : written.enumerators()) {
            largest = Math.max(largest, linker.add(e, coded, written.maximum()));
        }
        return new Body(coded ? width(largest) : 0, List.copyOf(linker.enumerators));
    }

    /** Refuses two enumerators that share a code, or a name that is not one of ranges. */
    static boolean accept(List<Type.Enumerator> earlier, Type.Enumerator next, Problems problems) {
        for (Type.Enumerator e : earlier) {
            if (e.name().equals(next.name()) && !(e.isRange() && next.isRange())) {
                problems.duplicate("enumerator", next.name(), next.span(), e.span());
                return false;
            }
            if (next.first() >= 0 && e.first() <= next.last() && next.first() <= e.last()) {
                problems.add(Diagnostic.of("duplicate-code", next.span(),
                        "'" + next.name() + "' has a code that '" + e.name() + "' has too")
                        .note(e.span(), "it is here"));
                return false;
            }
        }
        return true;
    }

    private long add(Item.Enumerator written, boolean coded, Optional<Item.Number> maximum) {
        Span span = written.name().span();
        if (coded && written.first().isEmpty()) {
            problems.report("enum-codes", span, "'" + written.name() + "' has no code, but others here have one",
                    "give every enumerator a code, or none");
            return -1;
        }
        long first = written.first().map(this::code).orElse(-1L);
        long last = written.last().map(this::code).orElse(first);
        if (last < first) {
            problems.report("enum-codes", span, "the range of '" + written.name() + "' ends before it begins");
            last = first;
        }
        if (maximum.isPresent() && BigInteger.valueOf(last).compareTo(maximum.get().value()) > 0) {
            problems.add(Diagnostic.of("enum-codes", span, "the code of '" + written.name()
                    + "' is larger than the largest that the enumeration allows")
                    .note(maximum.get().span(), "the largest is here"));
        }
        Type.Enumerator made = new Type.Enumerator(written.name().text(), first, last, List.of(), span);
        if (accept(enumerators, made, problems)) {
            enumerators.add(made);
        }
        return last;
    }

    private long code(Item.Number number) {
        if (number.value().bitLength() > 8 * WIDEST) {
            problems.report("enum-codes", number.span(), "a code can be at most " + LARGEST);
            return LARGEST;
        }
        return number.value().longValue();
    }

    private static int width(long largest) {
        return largest < 1 << 8 ? 1 : largest < 1 << 16 ? 2 : WIDEST;
    }
}
