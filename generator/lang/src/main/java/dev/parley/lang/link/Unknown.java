package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.SourceFile;
import dev.parley.lang.source.Span;
import java.util.List;

/**
 * What stands in for a type or term that could not be understood. The problem was reported where it was found; whatever
 * meets the stand-in stays silent, so that one mistake is told once. It never leaves the linker: a run with problems
 * has no model.
 */
final class Unknown {
    private static final QualifiedName NAME = new QualifiedName("", "?");
    private static final Span NOWHERE = new Span(new SourceFile("", ""), 1, 1, 1);

    static final Type.Struct STRUCT = new Type.Struct(NAME, List.of(), List.of(), NOWHERE);
    static final Type.Code CODE = new Type.Code(NAME, 1, List.of(), List.of(), NOWHERE);
    static final Type.Enumerator ENUMERATOR = new Type.Enumerator("?", 0, 0, List.of(), NOWHERE);
    static final ValueType VALUE = new ValueType.Struct(STRUCT);

    private Unknown() {
    }

    static Term term(Span span) {
        return new Term.Local("?", VALUE, span);
    }

    static boolean is(Type type) {
        return type instanceof Type.Struct s && s.name().equals(NAME)
                || type instanceof Type.Code c && c.name().equals(NAME);
    }

    static boolean is(ValueType type) {
        return type instanceof ValueType.Struct s && is(s.type()) || type instanceof ValueType.Code c && is(c.type())
                || type instanceof ValueType.ListOf l && is(l.element());
    }

    static boolean is(Term term) {
        return is(term.type());
    }
}
