package dev.parley.lang.syntax;

import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Optional;

/** A field of a struct, or an arm's content. */
public sealed interface Field {
    /** The field's name; inline structs and selects may have none. */
    Optional<Name> name();

    /** The place of the name or of the first word. */
    Span span();

    /** {@code optional T x<1..9> = value where c else alert;} */
    record Plain(boolean optional, Name type, List<Expr> arguments, Optional<Name> name, Optional<Vector> vector,
            Optional<Value> constant, Optional<Expr> where, Optional<Name> alert, Span span) implements Field {
    }

    /** {@code struct {…} x;} inside a struct. */
    record Inline(boolean optional, List<Field> fields, Optional<Name> name, Optional<Vector> vector, Span span)
            implements Field {
    }

    /** {@code enum {…} x;} inside a struct. */
    record InlineEnum(Item.EnumBody body, Optional<Name> name, Span span) implements Field {
    }

    /** {@code select (s) {…} x<bounds>;} */
    record Select(Name selector, List<Arm> arms, Optional<Name> name, Optional<Vector.Bounded> bounds, Span span)
            implements Field {
    }

    /** {@code digitally-signed struct {…} x;} and its kin of RFC 5246 section 4.7. */
    record Sealed(String seal, List<Field> content, Optional<Name> type, Optional<Name> name, Span span)
            implements Field {
    }

    /** {@code case a: case b: fields}; no case is the default. A bare {@code T;} is a field without a name. */
    record Arm(List<Name> cases, List<Field> fields, Span span) {
    }
}
