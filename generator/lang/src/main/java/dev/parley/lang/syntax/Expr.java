package dev.parley.lang.syntax;

import dev.parley.lang.source.Span;
import java.math.BigInteger;
import java.util.List;

/** An expression as written; the linker finds out what its names mean. */
public sealed interface Expr {
    /** The place of the first word, or of the operator. */
    Span span();

    /** {@code x} */
    record Reference(Name name) implements Expr {
        @Override
        public Span span() {
            return name.span();
        }
    }

    /** {@code e.x} */
    record Member(Expr object, Name name) implements Expr {
        @Override
        public Span span() {
            return name.span();
        }
    }

    /** {@code e[i]} */
    record Index(Expr object, Expr index, Span span) implements Expr {
    }

    /** {@code f(e, …)}, declared or built in: {@code seen}, {@code present}, {@code length} … */
    record Call(Name function, List<Expr> arguments) implements Expr {
        @Override
        public Span span() {
            return function.span();
        }
    }

    /** {@code A..B}: the transcript from one message to another. */
    record Range(Name first, Name last, Span span) implements Expr {
    }

    /** {@code this[..f]}: a message up to the encoding of one of its fields. */
    record Truncated(Expr object, Name field, Span span) implements Expr {
    }

    /** {@code !e} */
    record Not(Expr operand, Span span) implements Expr {
    }

    /** {@code a op b} with {@code * + - == != < <= > >= in & | =>}. */
    record Binary(String operator, Expr left, Expr right, Span span) implements Expr {
    }

    /** {@code if c then a else b} */
    record Conditional(Expr condition, Expr then, Expr otherwise, Span span) implements Expr {
    }

    /** {@code 0x0303} */
    record Number(BigInteger value, Span span) implements Expr {
    }

    /** {@code "text"} */
    record Text(String value, Span span) implements Expr {
    }

    /** <code>{0x13, 0x01}</code> */
    record Octets(List<Integer> values, Span span) implements Expr {
    }
}
