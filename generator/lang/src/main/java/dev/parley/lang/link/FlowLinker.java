package dev.parley.lang.link;

import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Expr;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Inlines sub-flows and reduces steps to labels, sends, keys and choices. */
final class FlowLinker {
    private static final int MOST = 1 << 14;

    private final Declarations declared;
    private final Sendings sendings;
    private final Epochs epochs;
    private final Guards guards;
    private final Problems problems;
    private final Set<QualifiedName> open = new LinkedHashSet<>();
    private final Map<String, Span> labels = new HashMap<>();
    private int count;

    FlowLinker(Declarations declared, Sendings sendings, Epochs epochs, Guards guards, Problems problems) {
        this.declared = declared;
        this.sendings = sendings;
        this.epochs = epochs;
        this.guards = guards;
        this.problems = problems;
    }

    List<FlowStep> link(Table.Entry<Item.Flow> flow) {
        open.add(flow.name());
        List<FlowStep> steps = steps(flow.item().steps(), flow.namespace());
        open.remove(flow.name());
        return steps;
    }

    private List<FlowStep> steps(List<Step> written, String namespace) {
        List<FlowStep> steps = new ArrayList<>();
        for (Step step : written) {
            if (++count == MOST) {
                problems.report("too-complex", step.span(), "the flow with its sub-flows has more than " + MOST
                        + " steps");
            }
            if (count < MOST) {
                add(step, namespace, steps);
            }
        }
        return List.copyOf(steps);
    }

    private void add(Step written, String namespace, List<FlowStep> steps) {
        if (written instanceof Step.Label label) {
            label(label).ifPresent(steps::add);
        } else if (written instanceof Step.Send send) {
            send(send, namespace, steps);
        } else if (written instanceof Step.Key key) {
            key(key, namespace).ifPresent(steps::add);
        } else if (written instanceof Step.Group group) {
            maybe(steps(group.steps(), namespace), group.optional(), group.guard(), namespace, group.span(), steps);
        } else if (written instanceof Step.Choice choice) {
            choice(choice, namespace, steps);
        } else if (written instanceof Step.Call call) {
            call(call, namespace, steps);
        }
    }

    private Optional<FlowStep> label(Step.Label written) {
        Optional<Role> role = written.role().flatMap(sendings.roles()::find);
        for (Role either : sendings.roles().all()) {
            if (role.isEmpty() || role.get().equals(either)) {
                Span first = labels.putIfAbsent(either + "." + written.name(), written.span());
                if (first != null) {
                    problems.duplicate("label", written.name().text(), written.span(), first);
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new FlowStep.Label(role, written.name().text(), written.span()));
    }

    private void send(Step.Send written, String namespace, List<FlowStep> steps) {
        List<FlowStep> sent = new ArrayList<>();
        Optional<Sent> message = sendings.sent(written.role(), written.message(), namespace);
        message.ifPresent(m -> sent.add(new FlowStep.Send(m, written.span())));
        written.keys().forEach(k -> key(k, namespace).ifPresent(sent::add));
        if (message.isPresent()) {
            maybe(List.copyOf(sent), written.optional(), written.guard(), namespace, written.span(), steps);
        } else {
            guards.link(written.guard(), namespace);
        }
    }

    private Optional<FlowStep.Key> key(Step.Key written, String namespace) {
        Optional<Role> role = sendings.roles().find(written.role());
        Optional<Term> guard = guards.link(written.guard(), namespace);
        return role.flatMap(r -> epochs.entered(written.epoch(), r, namespace)
                .map(e -> new FlowStep.Key(r, e, guard, written.span())));
    }

    /** {@code M if g} is decided by data, {@code M? if g} by the sender of the first message. */
    private void maybe(List<FlowStep> steps, boolean optional, Optional<Expr> guard, String namespace, Span span,
            List<FlowStep> all) {
        if (!optional && guard.isEmpty()) {
            all.addAll(steps);
            return;
        }
        Optional<Role> decider = optional ? firstSender(steps) : Optional.empty();
        if (optional && decider.isEmpty()) {
            problems.report("no-decider", span, "nobody decides about steps that send nothing",
                    "write if with a fact in place of ?");
        }
        all.add(new FlowStep.Choice(decider, List.of(
                new FlowStep.Alternative(guards.link(guard, namespace), steps, span),
                new FlowStep.Alternative(Optional.empty(), List.of(), span)), span));
    }

    private static Optional<Role> firstSender(List<FlowStep> steps) {
        for (FlowStep step : steps) {
            Optional<Role> sender = Optional.empty();
            if (step instanceof FlowStep.Send send) {
                sender = Optional.of(send.sent().role());
            } else if (step instanceof FlowStep.Choice choice) {
                sender = choice.alternatives().stream().map(a -> firstSender(a.steps())).flatMap(Optional::stream)
                        .findFirst();
            }
            if (sender.isPresent()) {
                return sender;
            }
        }
        return Optional.empty();
    }

    private void choice(Step.Choice written, String namespace, List<FlowStep> steps) {
        Optional<Role> decider = written.decider().flatMap(sendings.roles()::find);
        List<FlowStep.Alternative> alternatives = new ArrayList<>();
        for (Step.Alternative a : written.alternatives()) {
            alternatives.add(new FlowStep.Alternative(guards.link(a.guard(), namespace), steps(a.steps(), namespace),
                    a.span()));
        }
        boolean unguarded = alternatives.stream().limit(alternatives.size() - 1L).anyMatch(a -> a.guard().isEmpty());
        if (written.decider().isEmpty() && unguarded) {
            problems.report("no-decider", written.span(), "nobody decides: an alternative before the last has no guard",
                    "write choice by R if a role decides, or if with a fact");
        }
        steps.add(new FlowStep.Choice(decider, List.copyOf(alternatives), written.span()));
    }

    private void call(Step.Call written, String namespace, List<FlowStep> steps) {
        Optional<Table.Entry<Item.Flow>> flow = declared.flows.find(namespace, written.flow());
        if (flow.isEmpty()) {
            problems.unknown("flow", written.flow().text(), written.flow().span(),
                    declared.flows.visibleFrom(namespace));
        } else if (open.contains(flow.get().name())) {
            problems.report("recursive-flow", written.flow().span(), "flow '" + written.flow() + "' calls itself",
                    "a flow has no loops; what may come again beside it is ambient");
        } else {
            steps.addAll(link(flow.get()));
        }
    }
}
