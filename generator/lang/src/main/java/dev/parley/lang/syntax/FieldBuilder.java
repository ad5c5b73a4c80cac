package dev.parley.lang.syntax;

import static dev.parley.lang.syntax.Leaves.all;
import static dev.parley.lang.syntax.Leaves.maybe;

import dev.parley.lang.source.Span;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** Builds the fields of structs, selects and enumerations. */
final class FieldBuilder extends ParleyBaseVisitor<Field> {
    private final Leaves leaves;
    private final ExprBuilder exprs;

    FieldBuilder(Leaves leaves, ExprBuilder exprs) {
        this.leaves = leaves;
        this.exprs = exprs;
    }

    Field build(ParseTree context) {
        return visit(context);
    }

    List<Field> fields(List<ParleyParser.FieldContext> contexts) {
        return all(contexts, this::build);
    }

    @Override
    public Field visitPlainField(ParleyParser.PlainFieldContext c) {
        Optional<Name> name = maybe(c.label, leaves::name);
        List<Expr> arguments = c.typeName().arguments() == null ? List.of() : exprs.list(c.typeName().arguments().expr());
        return new Field.Plain(c.optional != null, leaves.name(c.typeName().qualified()), arguments, name,
                maybe(c.vector(), this::vector), maybe(c.value(), exprs::value), exprs.maybe(c.expr()),
                maybe(c.alert, leaves::name), placeOf(name, c));
    }

    @Override
    public Field visitInlineField(ParleyParser.InlineFieldContext c) {
        Optional<Name> name = maybe(c.name(), leaves::name);
        return new Field.Inline(c.optional != null, fields(c.structBody().field()), name,
                maybe(c.vector(), this::vector), placeOf(name, c));
    }

    @Override
    public Field visitEnumField(ParleyParser.EnumFieldContext c) {
        Optional<Name> name = maybe(c.name(), leaves::name);
        return new Field.InlineEnum(enumBody(c.enumBody()), name, placeOf(name, c));
    }

    @Override
    public Field visitSelectField(ParleyParser.SelectFieldContext c) {
        return select(c.select(), maybe(c.name(), leaves::name), maybe(c.bounds(), this::bounds));
    }

    @Override
    public Field visitSealedField(ParleyParser.SealedFieldContext c) {
        return sealed(c.sealed(), maybe(c.name(), leaves::name));
    }

    Field.Select select(ParleyParser.SelectContext c, Optional<Name> name, Optional<Vector.Bounded> bounds) {
        return new Field.Select(leaves.name(c.path()), all(c.arm(), this::arm), name, bounds, placeOf(name, c));
    }

    private Field.Arm arm(ParleyParser.ArmContext c) {
        return new Field.Arm(all(c.enumeratorName(), leaves::name), fields(c.field()), leaves.span(c.getStart()));
    }

    Field.Sealed sealed(ParleyParser.SealedContext c, Optional<Name> name) {
        Optional<Name> type = maybe(c.typeName(), t -> leaves.name(t.qualified()));
        return new Field.Sealed(c.seal.getText(), fields(c.field()), type, name, placeOf(name, c));
    }

    private Span placeOf(Optional<Name> name, ParserRuleContext context) {
        return name.map(Name::span).orElseGet(() -> leaves.span(context.getStart()));
    }

    Vector vector(ParleyParser.VectorContext c) {
        if (c.bounds() != null) {
            return bounds(c.bounds());
        }
        return c.extent() == null ? new Vector.Open(leaves.span(c))
                : new Vector.Fixed(extent(c.extent()), leaves.span(c));
    }

    Vector.Bounded bounds(ParleyParser.BoundsContext c) {
        Span place = leaves.span(c);
        if (c.extent().size() == 1) {
            return new Vector.Bounded(new Vector.Extent.Literal(BigInteger.ZERO, place), extent(c.extent(0)), place);
        }
        return new Vector.Bounded(extent(c.extent(0)), extent(c.extent(1)), place);
    }

    Vector.Extent extent(ParleyParser.ExtentContext context) {
        if (context instanceof ParleyParser.CombinedExtentContext combined) {
            return new Vector.Extent.Combined(extent(combined.extent(0)), combined.op.getText().charAt(0),
                    extent(combined.extent(1)));
        } else if (context instanceof ParleyParser.LiteralExtentContext literal) {
            Item.Number number = leaves.number(literal.number());
            return new Vector.Extent.Literal(number.value(), number.span());
        }
        return new Vector.Extent.Reference(leaves.name(((ParleyParser.NamedExtentContext) context).path()));
    }

    Item.EnumBody enumBody(ParleyParser.EnumBodyContext c) {
        return new Item.EnumBody(all(c.enumerator(), this::enumerator), maybe(c.width(), w -> leaves.number(w.number())),
                leaves.span(c.getStart()));
    }

    private Item.Enumerator enumerator(ParleyParser.EnumeratorContext c) {
        Optional<Item.Number> first = maybe(c.number(0), leaves::number);
        Optional<Item.Number> last = c.number(1) == null ? first : maybe(c.number(1), leaves::number);
        return new Item.Enumerator(leaves.name(c.enumeratorName()), first, last);
    }
}
