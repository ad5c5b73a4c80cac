package dev.parley.lang.flow;

import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Fact;
import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What guards read: facts, seen messages and options. Each has a bit; a set of bits says what is true. What no guard
 * reads has no bit.
 */
public final class Vocabulary {
    /** The most things that guards may read. */
    public static final int LIMIT = 62;

    private final Map<Object, Long> bits = new LinkedHashMap<>();
    private final Map<Sent, Long> carried = new LinkedHashMap<>();
    private final Map<Requirement, Term> requirements = new LinkedHashMap<>();

    /** The bits of the terms that guards are made of. */
    private final Map<Term, Long> found = new IdentityHashMap<>();

    private record OptionKey(Role role, String name) {
    }

    private record Requirement(Sent carrier, long bit) {
    }

    private Vocabulary() {
    }

    /** Everything that the guards of the flow and of the ambients read, and what the facts among it require. */
    public static Vocabulary of(ProtocolModel model) {
        return of(model, List.of());
    }

    /** The same, and what some more guards read. */
    public static Vocabulary of(ProtocolModel model, List<Term> more) {
        Vocabulary vocabulary = new Vocabulary();
        more.forEach(guard -> vocabulary.admit(guard, model));
        guards(model.entry()).forEach(guard -> vocabulary.admit(guard, model));
        model.ambients().stream().flatMap(Vocabulary::guards).forEach(guard -> vocabulary.admit(guard, model));
        return vocabulary;
    }

    private static Stream<Term> guards(List<FlowStep> steps) {
        return steps.stream().flatMap(step -> {
            if (step instanceof FlowStep.Key key) {
                return key.guard().stream();
            }
            return step instanceof FlowStep.Choice choice ? choice.alternatives().stream()
                    .flatMap(a -> Stream.concat(a.guard().stream(), guards(a.steps()))) : Stream.empty();
        });
    }

    static Stream<Term> guards(Ambient ambient) {
        List<Optional<Term>> all = new ArrayList<>(List.of(ambient.guard(), ambient.accept(), ambient.skip(),
                ambient.sets().flatMap(Ambient.Duty::guard), ambient.then().flatMap(FlowStep.Key::guard)));
        ambient.block().forEach(part -> all.add(part.guard()));
        all.add(ambient.after().map(sent -> new Term.Seen(List.of(sent), ambient.span())));
        all.add(ambient.until().map(sent -> new Term.Seen(List.of(sent), ambient.span())));
        return all.stream().flatMap(Optional::stream);
    }

    private void admit(Term guard, ProtocolModel model) {
        for (Term atom : Guards.atoms(guard)) {
            for (Object key : keys(atom)) {
                if (!bits.containsKey(key)) {
                    bits.put(key, 1L << (bits.size() & 63));
                    if (atom instanceof Term.FactValue fact) {
                        carriers(fact.fact(), model);
                    }
                }
            }
            found.put(atom, find(atom));
        }
    }

    private void carriers(String name, ProtocolModel model) {
        long bit = bits.get(name);
        for (Fact fact : model.facts()) {
            if (fact.name().equals(name)) {
                carried.merge(fact.carrier(), bit, (a, b) -> a | b);
                fact.requires().ifPresent(term -> {
                    requirements.put(new Requirement(fact.carrier(), bit), term);
                    admit(term, model);
                });
            }
        }
    }

    private static List<?> keys(Term atom) {
        if (atom instanceof Term.FactValue fact) {
            return List.of(fact.fact());
        }
        if (atom instanceof Term.Seen seen) {
            return seen.messages();
        }
        return atom instanceof Term.OptionValue option ? List.of(new OptionKey(option.role(), option.option()))
                : List.of();
    }

    /** The number of things that have a bit. */
    public int size() {
        return bits.size();
    }

    /** The bits that a guard reads. */
    public long reads(Term guard) {
        long mask = 0;
        for (Term atom : Guards.atoms(guard)) {
            mask |= bitsOf(atom);
        }
        return mask;
    }

    private long bitsOf(Term atom) {
        Long known = found.get(atom);
        return known != null ? known : find(atom);
    }

    private long find(Term atom) {
        long mask = 0;
        for (Object key : keys(atom)) {
            mask |= bits.getOrDefault(key, 0L);
        }
        return mask;
    }

    /** The bits of the options of a role. */
    public long options(Role role) {
        return bits.entrySet().stream().filter(e -> e.getKey() instanceof OptionKey key && key.role().equals(role))
                .mapToLong(Map.Entry::getValue).reduce(0, (a, b) -> a | b);
    }

    /** The bits of the facts that a message carries. */
    public long carried(Sent sent) {
        return carried.getOrDefault(sent, 0L);
    }

    /** The bits that what a message's facts require reads. */
    public long required(Sent sent) {
        long mask = 0;
        for (long rest = carried(sent); rest != 0; rest &= rest - 1) {
            Term term = requirements.get(new Requirement(sent, Long.lowestOneBit(rest)));
            mask |= term == null ? 0 : reads(term);
        }
        return mask;
    }

    /** The facts that a message can carry, one set of bits for each way: all whose requirements hold. */
    public List<Long> valuations(Sent sent, long known) {
        long facts = carried(sent);
        List<Long> all = new ArrayList<>();
        long subset = 0;
        do {
            if (isPermitted(sent, known & ~facts | subset, subset)) {
                all.add(subset);
            }
            subset = subset - facts & facts;
        } while (subset != 0);
        return all;
    }

    private boolean isPermitted(Sent sent, long known, long facts) {
        for (long rest = facts; rest != 0; rest &= rest - 1) {
            Term term = requirements.get(new Requirement(sent, Long.lowestOneBit(rest)));
            if (term != null && !holds(term, known)) {
                return false;
            }
        }
        return true;
    }

    /** What is known after a message that carries the given facts. */
    public long after(long known, Sent sent, long facts) {
        return known & ~carried(sent) | facts | bits.getOrDefault(sent, 0L);
    }

    /** Whether a guard holds; no guard always does. */
    public boolean holds(Optional<Term> guard, long known) {
        return guard.map(g -> holds(g, known)).orElse(true);
    }

    /** Whether a guard holds. What no bit stands for is false. */
    public boolean holds(Term guard, long known) {
        if (guard instanceof Term.Bool bool) {
            return bool.value();
        }
        if (guard instanceof Term.Not not) {
            return !holds(not.operand(), known);
        }
        if (guard instanceof Term.And and) {
            return holds(and.left(), known) && holds(and.right(), known);
        }
        if (guard instanceof Term.Or or) {
            return holds(or.left(), known) || holds(or.right(), known);
        }
        return (bitsOf(guard) & known) != 0;
    }

    /** Whether a message is among what is known to be sent; only where a guard or the span of an ambient reads that. */
    public boolean isSeen(Sent sent, long known) {
        return (bits.getOrDefault(sent, 0L) & known) != 0;
    }

    /** The names of the facts that have a bit, in the order of first use. */
    public List<String> facts() {
        return facts(-1L);
    }

    /** The names of the facts that some bits stand for, in the order of first use. */
    public List<String> facts(long some) {
        return bits.entrySet().stream().filter(e -> (e.getValue() & some) != 0).map(Map.Entry::getKey)
                .filter(String.class::isInstance).map(String.class::cast).toList();
    }

    /** The names of the options of a role that some bits stand for, in the order of first use. */
    public List<String> options(Role role, long some) {
        return bits.entrySet().stream().filter(e -> (e.getValue() & some) != 0).map(Map.Entry::getKey)
                .filter(OptionKey.class::isInstance).map(OptionKey.class::cast).filter(key -> key.role().equals(role))
                .map(OptionKey::name).toList();
    }
}
