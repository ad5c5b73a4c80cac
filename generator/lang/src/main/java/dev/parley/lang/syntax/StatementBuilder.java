package dev.parley.lang.syntax;

import static dev.parley.lang.syntax.Leaves.maybe;

import java.util.List;

/** Builds the statements of {@code on} blocks. */
final class StatementBuilder extends ParleyBaseVisitor<Statement> {
    private final Leaves leaves;
    private final ExprBuilder exprs;

    StatementBuilder(Leaves leaves, ExprBuilder exprs) {
        this.leaves = leaves;
        this.exprs = exprs;
    }

    List<Statement> statements(List<ParleyParser.StatementContext> contexts) {
        return Leaves.all(contexts, this::visit);
    }

    @Override
    public Statement visitRequireStatement(ParleyParser.RequireStatementContext c) {
        return new Statement.Require(maybe(c.role, leaves::name), exprs.build(c.expr()), leaves.name(c.alert),
                leaves.span(c.getStart()));
    }

    @Override
    public Statement visitLetStatement(ParleyParser.LetStatementContext c) {
        return new Statement.Let(maybe(c.role, leaves::name), leaves.name(c.variable), exprs.build(c.expr()),
                exprs.guard(c.guard()), maybe(c.alert, leaves::name), leaves.span(c.getStart()));
    }

    @Override
    public Statement visitForgetStatement(ParleyParser.ForgetStatementContext c) {
        return new Statement.Forget(leaves.name(c.name()), leaves.span(c.getStart()));
    }

    @Override
    public Statement visitTranscriptStatement(ParleyParser.TranscriptStatementContext c) {
        return new Statement.Transcript(exprs.build(c.expr()), leaves.span(c.getStart()));
    }

    @Override
    public Statement visitEquationStatement(ParleyParser.EquationStatementContext c) {
        return new Statement.Equation(exprs.target(c.target()), leaves.written(c.target()), exprs.build(c.expr()),
                exprs.guard(c.guard()), maybe(c.alert, leaves::name), leaves.span(c.getStart()));
    }
}
