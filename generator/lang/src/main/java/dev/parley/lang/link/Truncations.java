package dev.parley.lang.link;

import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Expr;
import dev.parley.lang.syntax.Name;
import java.util.List;
import java.util.Optional;

/** Messages up to one of their fields: {@code this[..f]}. The field must be what the message ends with. */
final class Truncations {
    private final TermLinker terms;
    private final Problems problems;

    Truncations(TermLinker terms, Problems problems) {
        this.terms = terms;
        this.problems = problems;
    }

    Term link(Expr.Truncated written, Context context) {
        Term whole = terms.infer(written.object(), context, Optional.empty());
        Term field = terms.infer(within(written.object(), written.field()), context, Optional.empty());
        if (Unknown.is(whole) || Unknown.is(field)) {
            return Unknown.term(written.span());
        }
        if (!(whole instanceof Term.This)) {
            return refuse(written.object().span(), "only the message at hand is known up to one of its fields",
                    "write this[.." + written.field() + "] in a block about the message");
        }
        if (!(field instanceof Term.FieldOf)) {
            return refuse(written.field().span(), "'" + written.field() + "' is no field of this message",
                    "name a field that holds all that is to be left out");
        }
        Optional<String> after = whatFollows(field);
        return after.isEmpty() ? new Term.Truncated(field, written.span())
                : refuse(written.field().span(), "the message does not end with '" + written.field() + "': "
                        + after.get() + " follows", "what is left out must be the end of the encoding");
    }

    private Term refuse(Span span, String message, String hint) {
        problems.report("truncation", span, message, hint);
        return Unknown.term(span);
    }

    private static Expr within(Expr object, Name field) {
        Expr path = object;
        for (String part : field.parts()) {
            path = new Expr.Member(path, new Name(List.of(part), field.span()));
        }
        return path;
    }

    /** What comes behind a part; where the table does not say that an extension is the last, only the machines can tell. */
    private static Optional<String> whatFollows(Term part) {
        if (part instanceof Term.FieldOf field) {
            return behind(field.field(), fields(field.object().type())).or(() -> whatFollows(field.object()));
        } else if (part instanceof Term.ArmOf arm) {
            return whatFollows(arm.select());
        } else if (part instanceof Term.ExtensionOf extension) {
            List<Type.Field> fields = fields(extension.message().type());
            return fields.stream().filter(f -> isBlock(f, extension)).findFirst().flatMap(f -> behind(f, fields))
                    .or(() -> whatFollows(extension.message()));
        }
        return part instanceof Term.This ? Optional.empty() : Optional.of("something");
    }

    private static boolean isBlock(Type.Field field, Term.ExtensionOf extension) {
        return field.type() instanceof Type.VarVector vector && vector.element() instanceof Type.Struct struct
                && !struct.fields().isEmpty() && struct.fields().get(0).type() instanceof Type.Code code
                && code.enumerators().contains(extension.row().type());
    }

    private static Optional<String> behind(Type.Field field, List<Type.Field> all) {
        int next = all.indexOf(field) + 1;
        return next < all.size() ? Optional.of("'" + all.get(next).name() + "'") : Optional.empty();
    }

    private static List<Type.Field> fields(ValueType type) {
        return type instanceof ValueType.Struct struct ? struct.type().fields()
                : type instanceof ValueType.Arm arm ? arm.type().fields() : List.of();
    }
}
