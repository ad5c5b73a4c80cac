package dev.parley.lang.link;

import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.source.Span;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What an expression is about: the struct or message whose fields it can name directly. */
interface Subject {
    /** Nothing in particular. */
    Subject NONE = new Subject() {
    };

    /** Something that could not be understood: every name may be one of its fields. */
    Subject UNKNOWN = new Subject() {
        @Override
        public List<Term> find(String name, Span span) {
            return List.of(Unknown.term(span));
        }

        @Override
        public Optional<Term> self(Span span) {
            return Optional.of(Unknown.term(span));
        }
    };

    /** All ways to a field or extension of that name; none if there is none. */
    default List<Term> find(String name, Span span) {
        return List.of();
    }

    /** Names for {@link #find}. */
    default Collection<String> names() {
        return List.of();
    }

    /** The whole, as {@code this}. */
    default Optional<Term> self(Span span) {
        return Optional.empty();
    }

    /** The message as sent. */
    default Optional<Sent> sent() {
        return Optional.empty();
    }

    /** The fields of a struct in its own text. */
    static Subject of(StructScope scope) {
        return new Subject() {
            @Override
            public List<Term> find(String name, Span span) {
                return scope.field(name).map(StructScope.Visible::value)
                        .or(() -> scope.parameter(name).map(p -> p.parameter().type()))
                        .<List<Term>>map(type -> List.of(new Term.Local(name, type, span))).orElse(List.of());
            }

            @Override
            public Collection<String> names() {
                return scope.names();
            }
        };
    }
}
