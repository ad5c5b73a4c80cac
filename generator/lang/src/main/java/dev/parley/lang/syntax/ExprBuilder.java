package dev.parley.lang.syntax;

import static dev.parley.lang.syntax.Leaves.all;

import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Diagnostics;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.ParseTree;

/** Builds expressions and constants. */
final class ExprBuilder extends ParleyBaseVisitor<Expr> {
    private static final BigInteger OCTET_LIMIT = BigInteger.valueOf(256);

    private final Leaves leaves;
    private final Diagnostics problems;

    ExprBuilder(Leaves leaves, Diagnostics problems) {
        this.leaves = leaves;
        this.problems = problems;
    }

    Expr build(ParseTree context) {
        return visit(context);
    }

    Optional<Expr> maybe(ParleyParser.ExprContext context) {
        return Leaves.maybe(context, this::build);
    }

    Optional<Expr> guard(ParleyParser.GuardContext context) {
        return Leaves.maybe(context, c -> build(c.expr()));
    }

    /** The left side of an equation. */
    Expr target(ParleyParser.TargetContext context) {
        Expr target = new Expr.Reference(leaves.name(context.name(0)));
        for (ParseTree part : context.children.subList(1, context.getChildCount())) {
            if (part instanceof ParleyParser.NameContext name) {
                target = new Expr.Member(target, leaves.name(name));
            } else if (part instanceof ParleyParser.ExprContext index) {
                target = new Expr.Index(target, build(index), leaves.span(context));
            }
        }
        return target;
    }

    List<Expr> list(List<ParleyParser.ExprContext> contexts) {
        return all(contexts, this::build);
    }

    Value value(ParleyParser.ValueContext context) {
        if (context instanceof ParleyParser.NumberValueContext number) {
            Item.Number literal = leaves.number(number.number());
            return new Value.Number(literal.value(), literal.span());
        } else if (context instanceof ParleyParser.TextValueContext text) {
            return new Value.Text(leaves.text(text.STRING().getSymbol()), leaves.span(text));
        } else if (context instanceof ParleyParser.NamedValueContext named) {
            return new Value.Reference(leaves.name(named.qualified()));
        }
        ParleyParser.CompositeValueContext composite = (ParleyParser.CompositeValueContext) context;
        return new Value.Composite(all(composite.value(), this::value), leaves.span(composite));
    }

    @Override
    public Expr visitCallExpr(ParleyParser.CallExprContext c) {
        return new Expr.Call(leaves.name(c.qualified()), list(c.expr()));
    }

    @Override
    public Expr visitRangeExpr(ParleyParser.RangeExprContext c) {
        return new Expr.Range(leaves.name(c.path(0)), leaves.name(c.path(1)), leaves.span(c));
    }

    @Override
    public Expr visitMemberExpr(ParleyParser.MemberExprContext c) {
        return new Expr.Member(build(c.expr()), leaves.name(c.name()));
    }

    @Override
    public Expr visitIndexExpr(ParleyParser.IndexExprContext c) {
        return new Expr.Index(build(c.expr(0)), build(c.expr(1)), leaves.span(c));
    }

    @Override
    public Expr visitTruncatedExpr(ParleyParser.TruncatedExprContext c) {
        return new Expr.Truncated(build(c.expr()), leaves.name(c.path()), leaves.span(c));
    }

    @Override
    public Expr visitNotExpr(ParleyParser.NotExprContext c) {
        return new Expr.Not(build(c.expr()), leaves.span(c.getStart()));
    }

    @Override
    public Expr visitBinaryExpr(ParleyParser.BinaryExprContext c) {
        return new Expr.Binary(c.op.getText(), build(c.expr(0)), build(c.expr(1)), leaves.span(c.op));
    }

    @Override
    public Expr visitConditionalExpr(ParleyParser.ConditionalExprContext c) {
        return new Expr.Conditional(build(c.expr(0)), build(c.expr(1)), build(c.expr(2)), leaves.span(c.getStart()));
    }

    @Override
    public Expr visitGroupExpr(ParleyParser.GroupExprContext c) {
        return build(c.expr());
    }

    @Override
    public Expr visitOctetsExpr(ParleyParser.OctetsExprContext c) {
        return new Expr.Octets(all(c.number(), this::octet), leaves.span(c));
    }

    private int octet(ParleyParser.NumberContext context) {
        Item.Number number = leaves.number(context);
        if (number.value().compareTo(OCTET_LIMIT) >= 0) {
            problems.add(Diagnostic.of("number", number.span(), "an octet is at most 255"));
            return 0;
        }
        return number.value().intValue();
    }

    @Override
    public Expr visitNumberExpr(ParleyParser.NumberExprContext c) {
        Item.Number number = leaves.number(c.number());
        return new Expr.Number(number.value(), number.span());
    }

    @Override
    public Expr visitTextExpr(ParleyParser.TextExprContext c) {
        return new Expr.Text(leaves.text(c.STRING().getSymbol()), leaves.span(c));
    }

    @Override
    public Expr visitNameExpr(ParleyParser.NameExprContext c) {
        return new Expr.Reference(leaves.name(c.name()));
    }
}
