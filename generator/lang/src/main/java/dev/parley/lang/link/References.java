package dev.parley.lang.link;

import dev.parley.lang.model.Message;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Expr;
import dev.parley.lang.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What names and paths in expressions mean. */
final class References {
    private final TermLinker terms;
    private final Names names;
    private final Problems problems;

    References(TermLinker terms, Names names, Problems problems) {
        this.terms = terms;
        this.names = names;
        this.problems = problems;
    }

    /** The value of a name or path. */
    Term value(Expr expr, Context context, Optional<ValueType> wish) {
        Optional<Denoted> denoted = denote(expr, context, wish);
        return denoted.map(d -> value(d, expr.span(), context)).orElseGet(() -> Unknown.term(expr.span()));
    }

    private Term value(Denoted denoted, Span span, Context context) {
        if (denoted instanceof Denoted.Value v) {
            return v.term();
        }
        if (denoted instanceof Denoted.OfMessage m) {
            return earlier(m.message(), m.role(), span, context);
        }
        String what = denoted instanceof Denoted.OfRole ? "a role" : denoted instanceof Denoted.OfCode ? "a type"
                : "a namespace";
        problems.report("type-mismatch", span, "a value is needed here, but this is " + what);
        return Unknown.term(span);
    }

    /** What a name or path stands for; nothing if that was reported to be unknown. */
    Optional<Denoted> denote(Expr expr, Context context, Optional<ValueType> wish) {
        if (expr instanceof Expr.Reference r) {
            return reference(r.name(), context, wish);
        }
        if (expr instanceof Expr.Member m) {
            return denote(m.object(), context, Optional.empty()).flatMap(d -> member(d, m.name(), context));
        }
        return Optional.of(new Denoted.Value(terms.infer(expr, context, wish)));
    }

    /** Whether a name means something by itself, not only as an enumerator of a type that is wanted. */
    boolean isKnown(Name name, Context context) {
        String text = name.text();
        return context.bound().containsKey(text) || Collector.Reserved.VALUES.contains(text)
                || !context.subject().find(text, name.span()).isEmpty()
                || names.visibleFrom(context.namespace()).contains(text);
    }

    private Optional<Denoted> reference(Name name, Context context, Optional<ValueType> wish) {
        String text = name.text();
        Span span = name.span();
        Context.Bound bound = context.bound().get(text);
        if (bound != null) {
            return denote(bound.expr(), bound.context(), wish);
        }
        Optional<Term> reserved = reserved(text, span, context);
        if (reserved.isPresent()) {
            return reserved.map(Denoted.Value::new);
        }
        List<Term> own = context.subject().find(text, span);
        Optional<Term> enumerator = wish.filter(ValueType.Code.class::isInstance)
                .flatMap(w -> enumerator(((ValueType.Code) w).type(), text, span));
        if (enumerator.isPresent() && own.stream().noneMatch(t -> t.type().equals(wish.get()))) {
            return enumerator.map(Denoted.Value::new);
        }
        if (!own.isEmpty()) {
            return one(own, name).map(Denoted.Value::new);
        }
        Optional<Denoted> found = names.find(text, context, span, terms);
        if (found.isEmpty() && wish.filter(Unknown::is).isEmpty()) {
            unknown(name, context, wish);
        }
        return found;
    }

    private Optional<Term> reserved(String name, Span span, Context context) {
        return switch (name) {
            case "true", "false" -> Optional.of(new Term.Bool(name.equals("true"), span));
            case "this" -> Optional.of(context.subject().self(span).orElseGet(
                    () -> terms.misplaced(span, "'this' is the message of a block or fact; there is none here")));
            case "transcript" -> context.subject().find(name, span).isEmpty() ? Optional.of(transcript(span, context))
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Term transcript(Span span, Context context) {
        return context.hasTranscript() ? new Term.Transcript(Optional.empty(), Optional.empty(), span)
                : terms.misplaced(span, "the transcript is what comes before a message; there is none here");
    }

    private Optional<Term> one(List<Term> ways, Name name) {
        if (ways.size() > 1) {
            problems.report("ambiguous-name", name.span(), "several arms have a field '" + name + "'",
                    "name the field in front of it, or rename one of them");
            return Optional.empty();
        }
        return Optional.of(ways.get(0));
    }

    private void unknown(Name name, Context context, Optional<ValueType> wish) {
        List<String> candidates = new ArrayList<>(context.subject().names());
        candidates.addAll(context.bound().keySet());
        candidates.addAll(names.visibleFrom(context.namespace()));
        boolean codePoint = wish.filter(ValueType.Code.class::isInstance).isPresent();
        if (codePoint) {
            candidates.addAll(CodePoints.names(((ValueType.Code) wish.get()).type()));
        }
        problems.unknown(codePoint ? "value or code point of " + wish.get() : "value", name.text(), name.span(),
                candidates);
    }

    private static Optional<Term> enumerator(Type.Code code, String name, Span span) {
        return CodePoints.find(code, name).map(e -> new Term.CodeValue(code, e, span));
    }

    private Optional<Denoted> member(Denoted object, Name name, Context context) {
        Span span = name.span();
        if (object instanceof Denoted.OfNamespace n) {
            Optional<Denoted> found = names.within(n.name(), name.text(), context, span, terms);
            if (found.isEmpty()) {
                problems.unknown("value or message", n.name() + "." + name, span,
                        names.visibleFrom(context.namespace()));
            }
            return found;
        }
        if (object instanceof Denoted.OfRole r) {
            Optional<Denoted> found = names.ofRole(r.role(), name.text(), context.namespace(), span);
            if (found.isEmpty()) {
                problems.unknown("message or option of " + r.role(), name.text(), span,
                        names.visibleOf(r.role(), context.namespace()));
            }
            return found;
        }
        if (object instanceof Denoted.OfCode c) {
            return CodePoints.find(c.code(), name.text(), span, problems)
                    .map(e -> new Denoted.Value(new Term.CodeValue(c.code(), e, span)));
        }
        return access(value(object, span, context), name, context).map(Denoted.Value::new);
    }

    /** A field, extension or attribute of a value. */
    private Optional<Term> access(Term object, Name name, Context context) {
        Span span = name.span();
        if (Unknown.is(object)) {
            return Optional.empty();
        }
        if (object.type() instanceof ValueType.Code code) {
            return attribute(object, code.type(), name);
        }
        List<Term> ways = Paths.to(name.text(), object, span);
        if (!ways.isEmpty()) {
            return one(ways, name);
        }
        if (object.type() instanceof ValueType.Struct s) {
            Optional<Message> message = message(object, context);
            Optional<Term> extension = message.map(m -> names.extension(m, name.text()))
                    .orElseGet(() -> names.extension(s.type(), name.text())).map(b -> b.of(object, span));
            if (extension.isPresent()) {
                return extension;
            }
            List<String> candidates = new ArrayList<>(Paths.names(s));
            candidates.addAll(message.map(names::extensions).orElseGet(() -> names.extensions(s.type())));
            problems.unknown("field or extension of " + s, name.text(), span, candidates);
        } else if (object.type() instanceof ValueType.Select || object.type() instanceof ValueType.Arm) {
            problems.unknown("field in any arm", name.text(), span, Paths.names(object.type()));
        } else {
            problems.report("unknown-name", span, Conversions.describe(object.type()) + " has no field '" + name + "'");
        }
        return Optional.empty();
    }

    /** The message that a value is, if it is a whole one. */
    private static Optional<Message> message(Term object, Context context) {
        return object instanceof Term.Earlier earlier ? Optional.of(earlier.message().message())
                : object instanceof Term.This ? context.sent().map(Sent::message) : Optional.empty();
    }

    private Optional<Term> attribute(Term object, Type.Code code, Name name) {
        Optional<Type.Column> column = code.columns().stream().filter(c -> c.name().equals(name.text())).findFirst();
        if (column.isEmpty()) {
            problems.unknown("column in the registry of " + code.name(), name.text(), name.span(),
                    code.columns().stream().map(Type.Column::name).toList());
        }
        return column.map(c -> new Term.AttributeOf(object, c, ValueTypes.of(c.type()), name.span()));
    }

    private Term earlier(Message message, Optional<Role> role, Span span, Context context) {
        Optional<Sent> sent = one(message, role, span);
        if (sent.isEmpty()) {
            return Unknown.term(span);
        }
        ValueType type = message.wire().<ValueType>map(ValueType.Struct::new).orElse(ValueType.BYTES);
        if (context.sent().equals(sent)) {
            return new Term.This(type, span);
        }
        return isTooEarly(sent.get(), context, span) ? Unknown.term(span)
                : new Term.Earlier(sent.get(), type, span);
    }

    /** The only sending of a message; several or none are reported. */
    Optional<Sent> one(Message message, Optional<Role> role, Span span) {
        String written = role.map(r -> r + ".").orElse("") + message.name().name();
        return Sendings.one(names.sendings(message, role), written, span, problems);
    }

    private boolean isTooEarly(Sent sent, Context context, Span span) {
        boolean early = context.sent().filter(at -> names.comesOnlyAfter(sent, at)).isPresent();
        if (early) {
            problems.report("use-before-definition", span, "'" + sent + "' comes only after '" + context.sent().get()
                    + "', so nothing of it is known here");
        }
        return early;
    }

    /** All sendings that a path names. */
    List<Sent> sendings(Expr expr, Context context) {
        Optional<Denoted> denoted = denote(expr, context, Optional.empty());
        if (denoted.isEmpty()) {
            return List.of();
        }
        if (!(denoted.get() instanceof Denoted.OfMessage m)) {
            noMessage(denoted.get(), expr.span(), "a message is needed here");
            return List.of();
        }
        List<Sent> all = names.sendings(m.message(), m.role());
        if (all.isEmpty()) {
            one(m.message(), m.role(), expr.span());
        }
        return all;
    }

    /** {@code A..B}. */
    Term transcript(Expr.Range range, Context context) {
        Optional<Sent> first = end(range.first(), context);
        Optional<Sent> last = end(range.last(), context);
        if (first.isEmpty() || last.isEmpty()) {
            return Unknown.term(range.span());
        }
        if (isTooEarly(last.get(), context, range.last().span())) {
            return Unknown.term(range.span());
        }
        return new Term.Transcript(first, last, range.span());
    }

    private Optional<Sent> end(Name name, Context context) {
        Expr path = path(name);
        return denote(path, context, Optional.empty()).flatMap(d -> {
            if (d instanceof Denoted.OfMessage m) {
                return one(m.message(), m.role(), name.span());
            }
            noMessage(d, name.span(), "a span goes from a message to a message");
            return Optional.empty();
        });
    }

    private void noMessage(Denoted denoted, Span span, String message) {
        if (!(denoted instanceof Denoted.Value v && Unknown.is(v.term()))) {
            problems.report("type-mismatch", span, message);
        }
    }

    /** A dotted name as the expression that it would be. */
    static Expr path(Name name) {
        Expr path = new Expr.Reference(new Name(List.of(name.parts().get(0)), name.span()));
        for (String part : name.parts().subList(1, name.parts().size())) {
            path = new Expr.Member(path, new Name(List.of(part), name.span()));
        }
        return path;
    }
}
