package dev.parley.lang.syntax;

import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Diagnostics;
import dev.parley.lang.source.SourceFile;
import dev.parley.lang.source.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Turns the smallest pieces of a parse tree into names, numbers, texts and spans. */
final class Leaves {
    /** No constant of a protocol is wider; numbers are exact, so a limit has to keep them small. */
    private static final int MAX_BITS = 2048;

    private final SourceFile source;
    private final Diagnostics problems;

    Leaves(SourceFile source, Diagnostics problems) {
        this.source = source;
        this.problems = problems;
    }

    Span span(Token token) {
        return Tokens.of(source, token);
    }

    /** From the first token to the last, or to the end of the first one's line. */
    Span span(ParserRuleContext context) {
        return Tokens.between(source, context.getStart(), context.getStop());
    }

    Name name(ParleyParser.NameContext context) {
        return new Name(List.of(context.getText()), span(context));
    }

    Name name(ParleyParser.EnumeratorNameContext context) {
        return new Name(List.of(context.getText()), span(context));
    }

    Name name(ParleyParser.PlainTypeContext context) {
        Optional<String> inner = Optional.ofNullable(context.name()).map(ParserRuleContext::getText);
        return new Name(concat(List.of(context.getStart().getText()), inner.stream().toList()), span(context));
    }

    Name name(ParleyParser.PathContext context) {
        return name(context, context.name());
    }

    Name name(ParleyParser.QualifiedContext context) {
        return name(context, context.name());
    }

    /** What stands there, as a name of one part. */
    Name written(ParserRuleContext context) {
        return new Name(List.of(context.getText()), span(context));
    }

    Name name(ParserRuleContext context, List<ParleyParser.NameContext> parts) {
        return new Name(parts.stream().map(ParserRuleContext::getText).toList(), span(context));
    }

    List<Name> names(List<ParleyParser.NameContext> contexts) {
        return contexts.stream().map(this::name).toList();
    }

    /** The text between the quotes. */
    String text(Token token) {
        return token.getText().substring(1, token.getText().length() - 1);
    }

    Item.Number number(ParleyParser.NumberContext context) {
        List<BigInteger> digits = context.digits().stream().map(Leaves::digits).flatMap(Optional::stream).toList();
        Optional<BigInteger> value = digits.size() < context.digits().size() ? Optional.empty()
                : digits.size() == 1 ? Optional.of(digits.get(0))
                : power(digits.get(0), digits.get(1));
        Optional<BigInteger> fitting = value.filter(v -> v.bitLength() <= MAX_BITS);
        if (fitting.isEmpty()) {
            problems.add(Diagnostic.of("number", span(context), "number has more than " + MAX_BITS + " bits"));
        }
        return new Item.Number(fitting.orElse(BigInteger.ZERO), span(context));
    }

    private static Optional<BigInteger> digits(ParleyParser.DigitsContext context) {
        String text = context.getText();
        if (text.length() > MAX_BITS) {
            return Optional.empty();
        }
        return Optional.of(context.HEX() == null ? new BigInteger(text) : new BigInteger(text.substring(2), 16));
    }

    private static Optional<BigInteger> power(BigInteger base, BigInteger exponent) {
        if (base.bitLength() <= 1) {
            return Optional.of(exponent.signum() == 0 ? BigInteger.ONE : base);
        }
        boolean small = base.bitLength() <= MAX_BITS && exponent.bitLength() <= 12;
        return small ? Optional.of(base.pow(exponent.intValue())) : Optional.empty();
    }

    List<Item.Formal> formals(List<ParleyParser.FormalContext> contexts) {
        return contexts.stream().map(f -> new Item.Formal(name(f.name()), name(f.qualified()))).toList();
    }

    static <C, T> List<T> all(List<C> contexts, Function<C, T> build) {
        return contexts.stream().map(build).toList();
    }

    static <C, T> Optional<T> maybe(C context, Function<C, T> build) {
        return Optional.ofNullable(context).map(build);
    }

    static <T> List<T> concat(List<T> first, List<T> second) {
        List<T> both = new ArrayList<>(first);
        both.addAll(second);
        return List.copyOf(both);
    }
}
