package dev.parley.lang.link;

import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Structs made of values: {@code Label(length, text)}. */
final class Constructions {
    private final TermLinker terms;
    private final Problems problems;

    Constructions(TermLinker terms, Problems problems) {
        this.terms = terms;
        this.problems = problems;
    }

    Term link(Type.Struct struct, Expr.Call call, Context context) {
        Optional<String> obstacle = obstacle(struct);
        if (Unknown.is(struct) || obstacle.isPresent()) {
            obstacle.ifPresent(why -> problems.report("construction", call.span(),
                    "no value of " + struct.name() + " can be made here: " + why,
                    "make a value of what is inside, or join bytes with +"));
            return Unknown.term(call.span());
        }
        List<Type.Field> fields = struct.fields().stream().filter(field -> field.constant().isEmpty()).toList();
        if (fields.size() != call.arguments().size()) {
            problems.report("arguments", call.span(), "'" + call.function() + "' takes "
                    + Problems.count(fields.size(), "value") + ", but there are " + call.arguments().size(),
                    fields.isEmpty() ? "it has no fields that vary"
                            : "one for each field: " + String.join(", ", fields.stream().map(Type.Field::name).toList()));
            return Unknown.term(call.span());
        }
        List<Term> arguments = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            arguments.add(terms.link(call.arguments().get(i), context, ValueTypes.of(fields.get(i).type())));
        }
        return new Term.Construct(struct, List.copyOf(arguments), call.span());
    }

    /** Why only decoding makes such a value. */
    private static Optional<String> obstacle(Type.Struct struct) {
        if (!struct.parameters().isEmpty()) {
            return Optional.of("it depends on " + struct.parameters().get(0).name());
        }
        return struct.fields().stream().flatMap(field -> obstacle(field).stream()).findFirst();
    }

    private static Optional<String> obstacle(Type.Field field) {
        if (field.type() instanceof Type.Select) {
            return Optional.of("what " + field.name() + " holds is selected");
        }
        return field.optional() ? Optional.of(field.name() + " may be absent") : Optional.empty();
    }
}
