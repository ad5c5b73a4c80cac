package dev.parley.lang.example;

import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes bytes and lists longer or shorter. */
final class Lengths {
    /** The most elements or bytes that a list gets to reach a length. */
    private static final int MOST = 1 << 12;

    private final Draft draft;
    private final Assignments assignments;

    Lengths(Draft draft, Assignments assignments) {
        this.draft = draft;
        this.assignments = assignments;
    }

    /** Drafts in which the number of elements or bytes is as wished. */
    List<Draft> counting(Spot spot, Wish wish) {
        Set<Long> counts = new LinkedHashSet<>();
        for (Value hint : wish.hints()) {
            long number = Operators.number(hint);
            counts.addAll(List.of(number, number + 1, number - 1));
        }
        counts.addAll(List.of(0L, 1L, 2L));
        return counts.stream().filter(c -> c >= 0 && c <= MOST && wish.fits().test(new Value.Number(c)))
                .map(c -> with(spot, c.intValue())).toList();
    }

    private Draft with(Spot spot, int count) {
        if (spot.value() instanceof Value.Octets octets) {
            return spot.in(draft, new Value.Octets(Hex.resized(octets.hex(), count)));
        }
        List<Value> elements = new ArrayList<>(((Value.Elements) spot.value()).values());
        while (elements.size() > count) {
            elements.remove(elements.size() - 1);
        }
        while (elements.size() < count) {
            elements.add(next(spot, elements));
        }
        return spot.in(draft, new Value.Elements(elements));
    }

    /** Another element for a list: a code point that it does not have yet, if there is one. */
    private Value next(Spot list, List<Value> elements) {
        if (list.elementType() instanceof Type.Code code) {
            for (Value fresh : Codes.preferred(code)) {
                if (!elements.contains(fresh)) {
                    return fresh;
                }
            }
        }
        return new Samples(draft).of(list.elementType(), list.arguments(), list.scope(),
                list.place().then(new Place.Step.Element(elements.size())));
    }

    /** Drafts in which a list has an element of that index, and so many more than the index is. */
    List<Draft> reaching(Term list, Term index, int more, Scope scope, Evaluator evaluator) {
        return evaluator.of(index, scope) instanceof Datum.Known known ? draft.place(list, scope).flatMap(draft::spot)
                .map(spot -> counting(spot, new Wish(n -> Operators.number(n) >= Operators.number(known.value()) + more,
                        List.of(new Value.Number(Operators.number(known.value()) + more))))).orElse(List.of()) : List.of();
    }

    /** Drafts in which the encoded content has about so many bytes. */
    List<Draft> bytes(Spot spot, int length) {
        if (length > MOST) {
            return List.of();
        }
        if (spot.value() instanceof Value.Octets octets) {
            return List.of(spot.in(draft, new Value.Octets(Hex.resized(octets.hex(), length))));
        }
        if (spot.value() instanceof Value.Extensions) {
            return new ExtensionRepairs(draft).longer(spot);
        }
        if (!(spot.value() instanceof Value.Elements elements)) {
            return List.of();
        }
        int size = Encoding.contentLength(spot.type(), spot.value());
        int count = elements.values().size();
        int more = size < length ? 1 : -1;
        if (count + more < 0) {
            return List.of();
        }
        int each = count == 0 ? 1 : Math.max(1, size / count);
        return List.of(with(spot, Math.max(0, count + Math.max(1, Math.abs(length - size) / each) * more)),
                with(spot, count + more));
    }

    /** Drafts in which the length is what a term says, by a change of either; what is longer can be filled up. */
    List<Draft> matching(Spot spot, Term length) {
        List<Draft> found = new ArrayList<>();
        Evaluator evaluator = new Evaluator(draft);
        if (evaluator.of(length, spot.scope()) instanceof Datum.Known known) {
            long wanted = Operators.number(known.value());
            if (wanted >= 0 && wanted <= MOST) {
                found.addAll(bytes(spot, (int) wanted));
            }
        }
        long now = Encoding.contentLength(spot.type(), spot.value());
        for (String operator : List.of("==", ">=")) {
            found.addAll(assignments.of(length, spot.scope(), Wish.comparing(operator, true, new Value.Number(now))));
        }
        return found;
    }
}
