package dev.parley.lang.link;

import dev.parley.lang.model.Sent;
import dev.parley.lang.syntax.Expr;
import dev.parley.lang.syntax.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an expression stands.
 *
 * @param namespace where its names are looked up first
 * @param subject whose fields it can name; hidden while a definition is expanded
 * @param sent the message at hand, also within definitions
 * @param hasTranscript whether there is a message at hand before which a transcript is
 * @param bound what the parameters of the definition stand for
 * @param expanding the definitions that are being expanded, to find those that use themselves
 * @param pending the statements of the block that do not yet hold here: this one and those behind it
 */
record Context(String namespace, Subject subject, Optional<Sent> sent, boolean hasTranscript, Map<String, Bound> bound,
        List<String> expanding, List<Statement> pending) {
    /** An argument of a definition, understood where it was written. */
    record Bound(Expr expr, Context context) {
    }

    static Context of(StructScope scope) {
        return of(scope.namespace(), Subject.of(scope));
    }

    static Context of(String namespace, Subject subject) {
        return new Context(namespace, subject, subject.sent(), subject.sent().isPresent(), Map.of(), List.of(),
                List.of());
    }

    /** The context of a definition's body. */
    Context within(String definition, String home, Map<String, Bound> arguments) {
        List<String> deeper = new ArrayList<>(expanding);
        deeper.add(definition);
        return new Context(home, Subject.NONE, sent, hasTranscript, new LinkedHashMap<>(arguments),
                List.copyOf(deeper), pending);
    }

    Context withPending(List<Statement> statements) {
        return new Context(namespace, subject, sent, hasTranscript, bound, expanding, List.copyOf(statements));
    }
}
