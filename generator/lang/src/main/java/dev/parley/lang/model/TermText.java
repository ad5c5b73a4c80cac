package dev.parley.lang.model;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Prints terms as a specification would write them, for drawings, exports and traces. Parentheses stand only where the
 * grammar needs them; conversions that the text leaves implicit are not shown.
 */
public final class TermText {
    private static final int CONDITIONAL = 0;
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int COMPARISON = 3;
    private static final int SUM = 4;
    private static final int PRODUCT = 5;
    private static final int NOT = 6;
    private static final int PATH = 7;

    private final String text;
    private final int binding;

    private TermText(String text, int binding) {
        this.text = text;
        this.binding = binding;
    }

    /** The text of a term, on one line. */
    public static String of(Term term) {
        return print(term).text;
    }

    private static TermText print(Term term) {
        if (term instanceof Term.Int || term instanceof Term.Bool || term instanceof Term.Text
                || term instanceof Term.Octets || term instanceof Term.CodeValue) {
            return path(literal(term));
        }
        if (term instanceof Term.Local || term instanceof Term.This || term instanceof Term.Earlier
                || term instanceof Term.FactValue || term instanceof Term.OptionValue || term instanceof Term.Named
                || term instanceof Term.Transcript) {
            return path(name(term));
        }
        if (term instanceof Term.Encoded encoded) {
            return print(encoded.value());
        }
        if (term instanceof Term.Disclosed disclosed) {
            return print(disclosed.secret());
        }
        return selected(term);
    }

    private static String literal(Term term) {
        if (term instanceof Term.Int number) {
            return Long.toString(number.value());
        }
        if (term instanceof Term.Bool truth) {
            return Boolean.toString(truth.value());
        }
        if (term instanceof Term.Text text) {
            return '"' + text.value() + '"';
        }
        if (term instanceof Term.Octets octets) {
            return list(octets.values(), String::valueOf, "{", "}");
        }
        return ((Term.CodeValue) term).value().name();
    }

    private static String name(Term term) {
        if (term instanceof Term.Local local) {
            return local.name();
        }
        if (term instanceof Term.Earlier earlier) {
            return earlier.message().toString();
        }
        if (term instanceof Term.FactValue fact) {
            return fact.fact();
        }
        if (term instanceof Term.OptionValue option) {
            return option.role() + "." + option.option();
        }
        if (term instanceof Term.Named named) {
            return named.name();
        }
        if (term instanceof Term.Transcript span) {
            return span.first().isEmpty() && span.last().isEmpty() ? "transcript"
                    : span.first().map(Sent::toString).orElse("") + ".." + span.last().map(Sent::toString).orElse("");
        }
        return "this";
    }

    private static TermText selected(Term term) {
        if (term instanceof Term.FieldOf field) {
            return field.field().anonymous() ? print(field.object()) : member(field.object(), field.field().name());
        }
        if (term instanceof Term.ArmOf arm) {
            return print(arm.select());
        }
        if (term instanceof Term.ExtensionOf extension) {
            return member(extension.message(), extension.row().type().name());
        }
        if (term instanceof Term.AttributeOf attribute) {
            return member(attribute.code(), attribute.column().name());
        }
        if (term instanceof Term.ElementOf element) {
            return path(print(element.list()).within(PATH) + "[" + of(element.index()) + "]");
        }
        if (term instanceof Term.Truncated truncated) {
            return path("this[.." + of(truncated.field()) + "]");
        }
        return called(term);
    }

    private static TermText called(Term term) {
        if (term instanceof Term.Present present) {
            return call("present", List.of(present.extension()));
        }
        if (term instanceof Term.Registered registered) {
            return call("registered", List.of(registered.code()));
        }
        if (term instanceof Term.Seen seen) {
            Sent any = seen.messages().get(0);
            return path("seen(" + (seen.messages().size() == 1 ? any : any.message().name().name()) + ")");
        }
        if (term instanceof Term.LengthOf length) {
            return call("length", List.of(length.of()));
        }
        if (term instanceof Term.SliceOf slice) {
            return call("slice", List.of(slice.of(), slice.from(), slice.count()));
        }
        if (term instanceof Term.Zeros zeros) {
            return call("zeros", List.of(zeros.count()));
        }
        if (term instanceof Term.Call call) {
            return call(call.function().name().name(), call.arguments());
        }
        if (term instanceof Term.Construct struct) {
            return call(struct.struct().name().name(), struct.arguments());
        }
        return combined(term);
    }

    private static TermText combined(Term term) {
        if (term instanceof Term.Contains contains) {
            return infix(contains.element(), " in ", contains.collection(), COMPARISON, false);
        }
        if (term instanceof Term.Compare compare) {
            return infix(compare.left(), " " + compare.operator() + " ", compare.right(), COMPARISON, false);
        }
        if (term instanceof Term.Concat concat) {
            return new TermText(list(concat.parts(), part -> print(part).within(PRODUCT), " + ", "", ""), SUM);
        }
        if (term instanceof Term.Arithmetic sum) {
            return infix(sum.left(), " " + sum.operator() + " ", sum.right(), sum.operator() == '*' ? PRODUCT : SUM,
                    sum.operator() != '-');
        }
        if (term instanceof Term.Not not) {
            return new TermText("!" + print(not.operand()).within(NOT), NOT);
        }
        if (term instanceof Term.And and) {
            return infix(and.left(), " & ", and.right(), AND, true);
        }
        if (term instanceof Term.Or or) {
            return infix(or.left(), " | ", or.right(), OR, true);
        }
        Term.Conditional choice = (Term.Conditional) term;
        return new TermText("if " + of(choice.condition()) + " then " + of(choice.then()) + " else "
                + of(choice.otherwise()), CONDITIONAL);
    }

    private static TermText member(Term object, String name) {
        TermText owner = print(object);
        return path(owner.text.equals("this") ? name : owner.within(PATH) + "." + name);
    }

    private static TermText call(String function, List<Term> arguments) {
        return path(list(arguments, TermText::of, function + "(", ")"));
    }

    private static TermText infix(Term left, String operator, Term right, int binding, boolean associative) {
        return new TermText(print(left).within(binding) + operator
                + print(right).within(associative ? binding : binding + 1), binding);
    }

    private static TermText path(String text) {
        return new TermText(text, PATH);
    }

    private static <T> String list(List<T> items, Function<T, String> text, String open, String close) {
        return list(items, text, ", ", open, close);
    }

    private static <T> String list(List<T> items, Function<T, String> text, String between, String open,
            String close) {
        return items.stream().map(text).collect(Collectors.joining(between, open, close));
    }

    /** The text for a place that takes only what binds at least so tightly. */
    private String within(int least) {
        return binding >= least ? text : "(" + text + ")";
    }
}
