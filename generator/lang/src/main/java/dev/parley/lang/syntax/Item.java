package dev.parley.lang.syntax;

import dev.parley.lang.source.Span;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** A declaration at the top of a file. */
public sealed interface Item {
    /** The place of the declared name, or of the first word. */
    Span span();

    /** {@code protocol tls;} in the entry file. */
    record Protocol(Name name, Span span) implements Item {
    }

    /** {@code namespace x;}: what follows in this file belongs to it. */
    record Namespace(Name name, Span span) implements Item {
    }

    /** {@code import "file";}, relative to the importing file. */
    record Import(String path, Span span) implements Item {
    }

    /** {@code struct {…} X(parameters);} or a select of its own, which is a struct with that one field. */
    record Struct(Name name, List<Formal> parameters, List<Field> fields, Span span) implements Item {
    }

    /** {@code enum {…} X;} */
    record Enumeration(Name name, EnumBody body, Span span) implements Item {
    }

    /** {@code uint16 X;}, {@code opaque X[32];}, {@code T X<1..9>;} */
    record Typedef(Name name, Name type, Optional<Vector> vector, Span span) implements Item {
    }

    /** {@code T X = value;} */
    record Constant(Name name, Name type, Value value, Span span) implements Item {
    }

    /** {@code registry T (column: type, …) { name code? cell …; }} */
    record Registry(Name type, List<Formal> columns, List<Row> rows, Span span) implements Item {
        /** One code point: its code, if the type does not already give one, is the first cell. */
        public record Row(Name name, List<Value> cells) {
        }
    }

    /** {@code envelope T {…}}: what travels, tagged by the enumeration T, or {@code envelope stream {…}}. */
    record Envelope(Name type, List<Content> contents, Span span) implements Item {
    }

    /** {@code alerts T { unexpected -> name; …}}: which enumerator answers which kind of violation. */
    record Alerts(Name type, List<Rule> rules, Span span) implements Item {
        /** {@code kind -> alert;} */
        public record Rule(Name kind, Name alert) {
        }
    }

    /** {@code extensions T {…}} */
    record Extensions(Name type, List<ExtensionRow> rows, List<Answer> answers, List<Alerts.Rule> alerts, Span span)
            implements Item {
        /** {@code M answers N;} or {@code R.M answers N;}: a type in M that N did not hold is unsolicited. */
        public record Answer(Name message, Name request) {
        }
    }

    /** {@code override M.field …;} */
    record Override(Name message, Name field, Optional<Vector.Bounded> bounds, boolean optional, boolean any,
            Optional<Value> constant, Optional<Name> alert, Span span) implements Item {
    }

    /** {@code parameter x = e;} */
    record Parameter(Name name, Expr value, Span span) implements Item {
    }

    /** {@code roles client C, server S;} */
    record Roles(List<Role> roles, Span span) implements Item {
        /** A role's long and short name. */
        public record Role(Name title, Name name) {
        }
    }

    /** {@code message M is W where c;} */
    record Alias(Name name, Name wire, Optional<Expr> where, Span span) implements Item {
    }

    /** {@code fact x in R.M = e requires g;} */
    record Fact(Name name, Name message, Optional<Expr> value, Optional<Expr> requires, Span span) implements Item {
    }

    /** {@code option R.x;} */
    record Option(Name role, Name name, Span span) implements Item {
    }

    /** {@code ambient R: M …;} */
    record Ambient(Name role, List<Part> block, List<Clause> clauses, Span span) implements Item {
        /** A message of the block. */
        public record Part(Name message, Optional<Expr> guard) {
        }
    }

    /** {@code flow x {…}} */
    record Flow(Name name, List<Item> declarations, List<Step> steps, Span span) implements Item {
    }

    /** {@code extern type T;} */
    record ExternType(Name name, Span span) implements Item {
    }

    /** {@code extern f(x: T, …): T[n] verified by g;} */
    record Extern(Name name, boolean slow, List<Formal> parameters, Name result, Optional<Vector.Extent> length,
            Optional<Name> verifiedBy, Span span) implements Item {
    }

    /** {@code define f(x, …) = e;} */
    record Define(Name name, List<Name> parameters, Expr value, Span span) implements Item {
    }

    /** {@code on R.M {…}} */
    record On(Name message, List<Statement> statements, Span span) implements Item {
    }

    /** {@code export f(x: T, …) = e;} */
    record Export(Name name, List<Formal> parameters, Expr value, Span span) implements Item {
    }

    /** {@code schedule { x = e; …}} */
    record Schedule(List<Entry> entries, Span span) implements Item {
        /** {@code x = e;} */
        public record Entry(Name name, Expr value) {
        }
    }

    /** {@code epoch e (x: T, …) { R = (e, …); …}} */
    record Epoch(Name name, List<Formal> parameters, List<Keys> keys, Span span) implements Item {
        /** The keys of one role's lane. */
        public record Keys(Name role, List<Expr> values) {
        }
    }

    /** {@code x: T} */
    record Formal(Name name, Name type) {
    }

    /** {@code enum { a(1), b(2..5), (255) }}; a bare enumeration has no codes and no width. */
    record EnumBody(List<Enumerator> enumerators, Optional<Number> maximum, Span span) {
    }

    /** {@code name(first..last)}; without codes in an enumeration that never travels. */
    record Enumerator(Name name, Optional<Number> first, Optional<Number> last) {
    }

    /** A number as written. */
    record Number(BigInteger value, Span span) {
    }
}
