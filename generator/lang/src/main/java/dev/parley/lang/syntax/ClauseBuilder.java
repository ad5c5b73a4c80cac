package dev.parley.lang.syntax;

import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Locale;

/** Builds the clauses of ambient messages. */
final class ClauseBuilder extends ParleyBaseVisitor<Clause> {
    private final Leaves leaves;
    private final ExprBuilder exprs;
    private final StepBuilder steps;

    ClauseBuilder(Leaves leaves, ExprBuilder exprs, StepBuilder steps) {
        this.leaves = leaves;
        this.exprs = exprs;
        this.steps = steps;
    }

    List<Clause> clauses(List<ParleyParser.ClauseContext> contexts) {
        return Leaves.all(contexts, this::visit);
    }

    private Span place(ParleyParser.ClauseContext context) {
        return leaves.span(context.getStart());
    }

    @Override
    public Clause visitUnderClause(ParleyParser.UnderClauseContext c) {
        return new Clause.Under(leaves.name(c.qualified()), place(c));
    }

    @Override
    public Clause visitAfterClause(ParleyParser.AfterClauseContext c) {
        return new Clause.After(leaves.name(c.path()), place(c));
    }

    @Override
    public Clause visitUntilClause(ParleyParser.UntilClauseContext c) {
        return new Clause.Until(leaves.name(c.path()), place(c));
    }

    @Override
    public Clause visitUnlessClause(ParleyParser.UnlessClauseContext c) {
        return new Clause.Unless(leaves.name(c.name()), place(c));
    }

    @Override
    public Clause visitIfClause(ParleyParser.IfClauseContext c) {
        return new Clause.If(exprs.build(c.guard().expr()), place(c));
    }

    @Override
    public Clause visitThenClause(ParleyParser.ThenClauseContext c) {
        return new Clause.Then(steps.key(c.keyChange()), place(c));
    }

    @Override
    public Clause visitClearsClause(ParleyParser.ClearsClauseContext c) {
        return new Clause.Clears(leaves.name(c.name()), place(c));
    }

    @Override
    public Clause visitSetsClause(ParleyParser.SetsClauseContext c) {
        return new Clause.Sets(leaves.name(c.name()), exprs.guard(c.guard()), place(c));
    }

    @Override
    public Clause visitAsksClause(ParleyParser.AsksClauseContext c) {
        return new Clause.Asks(leaves.name(c.name()), place(c));
    }

    @Override
    public Clause visitAnswersClause(ParleyParser.AnswersClauseContext c) {
        return new Clause.Answers(leaves.name(c.name()), place(c));
    }

    @Override
    public Clause visitAcceptClause(ParleyParser.AcceptClauseContext c) {
        return new Clause.Accept(exprs.build(c.guard().expr()), place(c));
    }

    @Override
    public Clause visitSkipClause(ParleyParser.SkipClauseContext c) {
        return new Clause.Skip(exprs.build(c.guard().expr()), place(c));
    }

    @Override
    public Clause visitPromptClause(ParleyParser.PromptClauseContext c) {
        return new Clause.Prompt(exprs.guard(c.guard()), place(c));
    }

    @Override
    public Clause visitEffectClause(ParleyParser.EffectClauseContext c) {
        return new Clause.Effect(Clause.Kind.valueOf(c.effect.getText().toUpperCase(Locale.ROOT)), place(c));
    }
}
