package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Expr;
import dev.parley.lang.syntax.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns expressions into terms: operators and literals here, names in {@link References}, calls in {@link Calls}. */
final class TermLinker {
    private static final int DEEPEST = 200;
    /** The most expressions of one run, definitions expanded: what a text could make grow without bound. */
    private static final int MOST = 1_000_000;

    private final Problems problems;
    private final Conversions conversions;
    private final References references;
    private final Calls calls;
    private final Truncations truncations;
    private int depth;
    private int count;

    TermLinker(Names names, Problems problems) {
        this.problems = problems;
        this.conversions = new Conversions(problems);
        this.references = new References(this, names, problems);
        this.calls = new Calls(this, names, problems);
        this.truncations = new Truncations(this, problems);
    }

    /** The term for an expression where a value of that type is needed. */
    Term link(Expr expr, Context context, ValueType wanted) {
        return conversions.to(wanted, infer(expr, context, Optional.of(wanted)));
    }

    /** The term for an expression; the wish decides what literals mean. */
    Term infer(Expr expr, Context context, Optional<ValueType> wish) {
        if (depth >= DEEPEST || count >= MOST) {
            problems.reportOnce("too-complex", expr.span(), depth >= DEEPEST
                    ? "expressions are nested more than " + DEEPEST + " deep"
                    : "the expressions of this specification are too large",
                    "count what definitions stand for, not only what is written");
            return Unknown.term(expr.span());
        }
        depth++;
        count++;
        Term term = dispatch(expr, context, wish);
        depth--;
        return term;
    }

    /** A definition's body in place of its call. */
    Term expand(QualifiedName name, Item.Define define, List<Expr> arguments, Context context, Span span) {
        return expand(name, define, arguments, context, span, Optional.empty());
    }

    Term expand(QualifiedName name, Item.Define define, List<Expr> arguments, Context context, Span span,
            Optional<ValueType> wish) {
        if (context.expanding().contains(name.toString())) {
            problems.report("definition-cycle", define.name().span(), "'" + name + "' is defined by itself");
            return Unknown.term(span);
        }
        if (arguments.size() != define.parameters().size()) {
            problems.report("arguments", span, "'" + name + "' takes "
                    + Problems.count(define.parameters().size(), "argument") + ", but there are " + arguments.size());
            return Unknown.term(span);
        }
        Map<String, Context.Bound> bound = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            bound.put(define.parameters().get(i).text(), new Context.Bound(arguments.get(i), context));
        }
        return infer(define.value(), context.within(name.toString(), name.namespace(), bound), wish);
    }

    Term misplaced(Span span, String message) {
        problems.report("misplaced", span, message);
        return Unknown.term(span);
    }

    References references() {
        return references;
    }

    private Term dispatch(Expr expr, Context context, Optional<ValueType> wish) {
        if (expr instanceof Expr.Reference || expr instanceof Expr.Member) {
            return references.value(expr, context, wish);
        }
        if (expr instanceof Expr.Call c) {
            return calls.link(c, context, wish);
        }
        if (expr instanceof Expr.Binary b) {
            return binary(b, context, wish);
        }
        if (expr instanceof Expr.Not n) {
            return new Term.Not(link(n.operand(), context, ValueType.BOOL), n.span());
        }
        if (expr instanceof Expr.Conditional c) {
            return conditional(c, context, wish);
        }
        if (expr instanceof Expr.Index i) {
            return element(i, context);
        }
        if (expr instanceof Expr.Truncated t) {
            return truncations.link(t, context);
        }
        if (expr instanceof Expr.Range r) {
            return references.transcript(r, context);
        }
        return literal(expr, wish);
    }

    private Term literal(Expr expr, Optional<ValueType> wish) {
        Optional<Type.Code> code = wish.filter(ValueType.Code.class::isInstance).map(w -> ((ValueType.Code) w).type())
                .filter(c -> !Unknown.is(c));
        if (expr instanceof Expr.Text t) {
            return new Term.Text(t.value(), t.span());
        }
        if (expr instanceof Expr.Octets o) {
            return code.filter(c -> c.width() == o.values().size())
                    .flatMap(c -> withCode(c, Octets.number(o.values()).longValue(), o.span()))
                    .orElseGet(() -> new Term.Octets(o.values(), o.span()));
        }
        Expr.Number n = (Expr.Number) expr;
        if (n.value().bitLength() >= Long.SIZE) {
            problems.report("type-mismatch", n.span(), "this number is larger than 2^63-1");
            return Unknown.term(n.span());
        }
        return code.flatMap(c -> withCode(c, n.value().longValue(), n.span()))
                .orElseGet(() -> new Term.Int(n.value().longValue(), n.span()));
    }

    private static Optional<Term> withCode(Type.Code code, long number, Span span) {
        return CodePoints.withCode(code, number).map(e -> new Term.CodeValue(code, e, span));
    }

    private Term conditional(Expr.Conditional expr, Context context, Optional<ValueType> wish) {
        Term condition = link(expr.condition(), context, ValueType.BOOL);
        Term then = infer(expr.then(), context, wish);
        ValueType type = wish.filter(w -> Conversions.tryTo(w, then).isPresent()).orElse(then.type());
        return new Term.Conditional(condition, conversions.to(type, then), link(expr.otherwise(), context, type), type,
                expr.span());
    }

    private Term element(Expr.Index expr, Context context) {
        Term list = infer(expr.object(), context, Optional.empty());
        Term index = link(expr.index(), context, ValueType.INT);
        if (list.type() instanceof ValueType.ListOf of) {
            return new Term.ElementOf(list, index, of.element(), expr.span());
        }
        if (list.type().equals(ValueType.BYTES)) {
            return new Term.ElementOf(list, index, ValueType.INT, expr.span());
        }
        if (!Unknown.is(list)) {
            problems.report("type-mismatch", expr.span(), "only lists and bytes have elements, but this is "
                    + Conversions.describe(list.type()));
        }
        return Unknown.term(expr.span());
    }

    private Term binary(Expr.Binary expr, Context context, Optional<ValueType> wish) {
        Span span = expr.span();
        return switch (expr.operator()) {
            case "&" -> new Term.And(link(expr.left(), context, ValueType.BOOL),
                    link(expr.right(), context, ValueType.BOOL), span);
            case "|" -> new Term.Or(link(expr.left(), context, ValueType.BOOL),
                    link(expr.right(), context, ValueType.BOOL), span);
            case "=>" -> new Term.Or(new Term.Not(link(expr.left(), context, ValueType.BOOL), span),
                    link(expr.right(), context, ValueType.BOOL), span);
            case "in" -> calls.contains(expr.right(), expr.left(), context, span);
            case "+" -> sum(expr, context, wish);
            case "-", "*" -> new Term.Arithmetic(expr.operator().charAt(0), link(expr.left(), context, ValueType.INT),
                    link(expr.right(), context, ValueType.INT), span);
            default -> compare(expr, context);
        };
    }

    private Term sum(Expr.Binary expr, Context context, Optional<ValueType> wish) {
        Term left = infer(expr.left(), context, Optional.empty());
        Term right = infer(expr.right(), context, Optional.empty());
        boolean numbers = left.type().equals(ValueType.INT) && right.type().equals(ValueType.INT);
        if (numbers && !wish.filter(ValueType.BYTES::equals).isPresent()) {
            return new Term.Arithmetic('+', left, right, expr.span());
        }
        if (Unknown.is(left) || Unknown.is(right)) {
            return Unknown.term(expr.span());
        }
        List<Term> parts = new ArrayList<>();
        addPart(left, expr.left(), parts);
        addPart(right, expr.right(), parts);
        return new Term.Concat(List.copyOf(parts), expr.span());
    }

    private void addPart(Term term, Expr written, List<Term> parts) {
        if (term instanceof Term.Concat inner && written instanceof Expr.Binary) {
            parts.addAll(inner.parts());
        } else {
            parts.add(conversions.to(ValueType.BYTES, term));
        }
    }

    private Term compare(Expr.Binary expr, Context context) {
        boolean leftIsLiteral = expr.left() instanceof Expr.Reference r && !references.isKnown(r.name(), context)
                || expr.left() instanceof Expr.Octets || expr.left() instanceof Expr.Number;
        Term one = infer(leftIsLiteral ? expr.right() : expr.left(), context, Optional.empty());
        Term other = infer(leftIsLiteral ? expr.left() : expr.right(), context, Optional.of(one.type()));
        Term left = Conversions.literal(leftIsLiteral ? other : one, (leftIsLiteral ? one : other).type());
        Term right = Conversions.literal(leftIsLiteral ? one : other, left.type());
        if (Unknown.is(left) || Unknown.is(right)) {
            return new Term.Compare(expr.operator(), left, right, expr.span());
        }
        if (left.type().equals(right.type())) {
            checkOrder(expr, left.type());
        } else {
            problems.report("type-mismatch", expr.span(), "these cannot be compared: the left side is "
                    + Conversions.describe(left.type()) + ", the right side is " + Conversions.describe(right.type()));
        }
        return new Term.Compare(expr.operator(), left, right, expr.span());
    }

    private void checkOrder(Expr.Binary expr, ValueType type) {
        boolean equality = expr.operator().equals("==") || expr.operator().equals("!=");
        boolean ordered = type.equals(ValueType.INT) || type instanceof ValueType.Code c && c.type().width() > 0;
        boolean comparable = !(type instanceof ValueType.Extern || type instanceof ValueType.Select
                || type instanceof ValueType.Arm);
        if (!(equality ? comparable : ordered)) {
            problems.report("type-mismatch", expr.span(), (equality ? "this cannot be compared: both sides are "
                    : "only numbers and code points have an order, but this is ") + Conversions.describe(type));
        }
    }
}
