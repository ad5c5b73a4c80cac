package dev.parley.lang.syntax;

import static dev.parley.lang.syntax.Leaves.all;

import java.util.List;
import java.util.Optional;

/** Builds the steps of flows. */
final class StepBuilder extends ParleyBaseVisitor<Step> {
    private final Leaves leaves;
    private final ExprBuilder exprs;

    StepBuilder(Leaves leaves, ExprBuilder exprs) {
        this.leaves = leaves;
        this.exprs = exprs;
    }

    List<Step> steps(List<ParleyParser.StepContext> contexts) {
        return all(contexts, this::visit);
    }

    Step step(ParleyParser.StepContext context) {
        return visit(context);
    }

    @Override
    public Step visitLabelStep(ParleyParser.LabelStepContext c) {
        List<Name> names = leaves.names(c.name());
        Optional<Name> role = names.size() == 2 ? Optional.of(names.get(0)) : Optional.empty();
        return new Step.Label(role, names.get(names.size() - 1), leaves.span(c));
    }

    @Override
    public Step visitSendStep(ParleyParser.SendStepContext c) {
        return new Step.Send(leaves.name(c.name()), leaves.name(c.qualified()), c.optional != null,
                exprs.guard(c.guard()), all(c.keyChange(), this::key), leaves.span(c.getStart()));
    }

    @Override
    public Step visitKeyStep(ParleyParser.KeyStepContext c) {
        return key(c.keyChange());
    }

    Step.Key key(ParleyParser.KeyChangeContext c) {
        return new Step.Key(leaves.name(c.name()), leaves.name(c.qualified()), exprs.guard(c.guard()),
                leaves.span(c.getStart()));
    }

    @Override
    public Step visitGroupStep(ParleyParser.GroupStepContext c) {
        return new Step.Group(steps(c.step()), c.optional != null, exprs.guard(c.guard()), leaves.span(c.getStart()));
    }

    @Override
    public Step visitChoiceStep(ParleyParser.ChoiceStepContext c) {
        return new Step.Choice(Leaves.maybe(c.name(), leaves::name), all(c.alternative(), this::alternative),
                leaves.span(c.getStart()));
    }

    private Step.Alternative alternative(ParleyParser.AlternativeContext c) {
        return new Step.Alternative(exprs.guard(c.guard()), steps(c.step()), leaves.span(c.getStart()));
    }

    @Override
    public Step visitCallStep(ParleyParser.CallStepContext c) {
        return new Step.Call(leaves.name(c.qualified()), leaves.span(c.getStart()));
    }
}
