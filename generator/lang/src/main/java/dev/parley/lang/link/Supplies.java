package dev.parley.lang.link;

import dev.parley.lang.model.Argument;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether every message that is sent has values for the parameters of its struct. */
final class Supplies {
    private final Types types;
    private final List<Framing> framings;
    private final List<Argument> arguments;
    private final Problems problems;

    Supplies(Types types, List<Framing> framings, List<Argument> arguments, Problems problems) {
        this.types = types;
        this.framings = framings;
        this.arguments = arguments;
        this.problems = problems;
    }

    void check(Set<Sent> sendings) {
        Set<Span> reported = new HashSet<>();
        for (Sent sent : sendings) {
            Message message = sent.message();
            for (ParameterUse use : message.wire().map(types::usesOf).orElse(List.of())) {
                Optional<Argument> argument = argument(message, use);
                if (argument.isPresent()) {
                    checkType(argument.get(), use);
                } else if (!isTypeCode(message.wire().get(), use) && reported.add(use.span())) {
                    String home = message.wire().get().name().namespace();
                    problems.add(Diagnostic.of("unsupplied-parameter", use.span(), "nothing says what '" + use.name()
                            + "' is in message '" + message.name() + "'")
                            .hint("write parameter " + use.name() + " = …;" + (home.isEmpty() ? "" : " in namespace " + home)));
                }
            }
        }
    }

    private Optional<Argument> argument(Message message, ParameterUse use) {
        Stream<String> namespaces = Stream.of(message.name().namespace(), message.wire().get().name().namespace(), "");
        return namespaces.flatMap(namespace -> arguments.stream().filter(a -> a.namespace().equals(namespace)
                && a.name().equals(use.name()))).findFirst();
    }

    private void checkType(Argument argument, ParameterUse use) {
        if (!Unknown.is(argument.value()) && !Unknown.is(use.parameter().type())
                && !argument.value().type().equals(use.parameter().type())) {
            problems.add(Diagnostic.of("parameter-conflict", use.span(), "'" + use.name() + "' is "
                    + Conversions.describe(use.parameter().type()) + " here, but its value is "
                    + Conversions.describe(argument.value().type()))
                    .note(argument.value().span(), "the value is here"));
        }
    }

    private boolean isTypeCode(Type.Struct wire, ParameterUse use) {
        return use.origin().filter(origin -> framings.stream().anyMatch(f -> f.struct().name().equals(origin.struct())
                && f.field().equals(origin.field()) && f.codeOf(wire).isPresent())).isPresent();
    }
}
