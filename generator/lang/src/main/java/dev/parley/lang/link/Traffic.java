package dev.parley.lang.link;

import dev.parley.lang.model.Message;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who sends which message, in the flow and beside it, and in which order of the text. */
final class Traffic {
    private static final int MOST = 1 << 16;

    private final Declarations declared;
    private final Sendings sendings;
    private final Map<Sent, Occurrence> main = new LinkedHashMap<>();
    private final Set<Sent> beside = new LinkedHashSet<>();
    private final Map<QualifiedName, Map<Sent, Integer>> byFlow = new LinkedHashMap<>();
    private int position;

    Traffic(Declarations declared, Sendings sendings, Optional<Table.Entry<Item.Flow>> entry) {
        this.declared = declared;
        this.sendings = sendings;
        entry.ifPresent(flow -> walk(flow, new HashSet<>()));
        for (Placed<Item.Ambient> ambient : declared.ambients) {
            ambient.item().block().forEach(part -> sendings
                    .sent(ambient.item().role(), part.message(), ambient.namespace()).ifPresent(beside::add));
        }
    }

    private static final class Occurrence {
        private final int first;
        private int last;
        private int times;

        Occurrence(int first) {
            this.first = first;
        }

        void addAt(int position) {
            last = position;
            times++;
        }
    }

    private void walk(Table.Entry<Item.Flow> flow, Set<QualifiedName> open) {
        if (open.add(flow.name())) {
            byFlow.computeIfAbsent(flow.name(), n -> new LinkedHashMap<>());
            walk(flow.item().steps(), flow.namespace(), open);
            open.remove(flow.name());
        }
    }

    private void walk(List<Step> steps, String namespace, Set<QualifiedName> open) {
        for (Step step : steps) {
            if (++position > MOST) {
                return;
            }
            if (step instanceof Step.Send send) {
                sendings.sent(send.role(), send.message(), namespace).ifPresent(sent -> {
                    main.computeIfAbsent(sent, s -> new Occurrence(position)).addAt(position);
                    open.forEach(flow -> byFlow.get(flow).merge(sent, 1, Integer::sum));
                });
            } else if (step instanceof Step.Group group) {
                walk(group.steps(), namespace, open);
            } else if (step instanceof Step.Choice choice) {
                choice.alternatives().forEach(a -> walk(a.steps(), namespace, open));
            } else if (step instanceof Step.Call call) {
                declared.flows.find(namespace, call.flow()).ifPresent(flow -> walk(flow, open));
            }
        }
    }

    /** The sendings of a message; if it is only sent under other names, those. */
    List<Sent> of(Message message, Optional<Role> role) {
        List<Sent> own = new ArrayList<>();
        List<Sent> others = new ArrayList<>();
        for (Sent sent : main.keySet()) {
            if (role.isEmpty() || role.get().equals(sent.role())) {
                if (sent.message().equals(message)) {
                    own.add(sent);
                } else if (sent.message().wireName().equals(message.name())) {
                    others.add(sent);
                }
            }
        }
        return List.copyOf(own.isEmpty() ? others : own);
    }

    /** The sendings beside the flow. */
    List<Sent> beside(Message message, Optional<Role> role) {
        return beside.stream().filter(s -> s.message().equals(message))
                .filter(s -> role.isEmpty() || role.get().equals(s.role())).toList();
    }

    /** All sendings in the flow. */
    Set<Sent> inFlow() {
        return Collections.unmodifiableSet(main.keySet());
    }

    /** The sendings within a flow and the flows that it calls; empty if the flow is not used. */
    Set<Sent> within(QualifiedName flow) {
        return byFlow.getOrDefault(flow, Map.of()).keySet();
    }

    /** Whether what a flow sends is also sent elsewhere, in the main flow or beside it. */
    boolean isAlsoOutside(QualifiedName flow, Sent sent) {
        return main.get(sent).times > byFlow.get(flow).get(sent) || beside.contains(sent);
    }

    boolean isUsed(QualifiedName flow) {
        return byFlow.containsKey(flow);
    }

    /** Everything that is sent, in the flow or beside it. */
    Set<Sent> all() {
        Set<Sent> all = new LinkedHashSet<>(main.keySet());
        all.addAll(beside);
        return all;
    }

    boolean comesOnlyAfter(Sent message, Sent atHand) {
        Occurrence one = main.get(message);
        Occurrence other = main.get(atHand);
        return one != null && other != null && one.first > other.last;
    }
}
