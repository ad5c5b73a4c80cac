package dev.parley.lang.link;

import dev.parley.lang.model.Message;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Structs that RFC 5246 section 4.7 writes as {@code stream-ciphered}, {@code block-ciphered} or
 * {@code aead-ciphered}. Only the layer below the messages protects anything so: the structs can be declared, but no message can hold one.
 */
final class RecordLayer {
    private final Problems problems;
    private final Map<QualifiedName, Seal> sealed = new LinkedHashMap<>();

    RecordLayer(Problems problems) {
        this.problems = problems;
    }

    private record Seal(String word, Span span) {
    }

    void add(Type.Struct struct, String word, Span span) {
        sealed.put(struct.name(), new Seal(word, span));
    }

    void check(List<Message> messages) {
        Set<Type> seen = new HashSet<>();
        for (Message message : messages) {
            message.wire().ifPresent(wire -> check(wire, message, seen));
        }
    }

    private void check(Type type, Message message, Set<Type> seen) {
        if (type instanceof Type.Struct s && seen.add(s)) {
            Seal seal = sealed.get(s.name());
            if (seal != null) {
                problems.add(Diagnostic.of("record-layer", seal.span(), "message '" + message.name() + "' cannot be "
                        + seal.word() + ": the layer below the messages protects them")
                        .note(message.span(), "the message is here").hint("leave the record layer's structs out"));
            }
            s.fields().forEach(f -> check(f.type(), message, seen));
        } else if (type instanceof Type.FixedVector v) {
            check(v.element(), message, seen);
        } else if (type instanceof Type.VarVector v) {
            check(v.element(), message, seen);
        } else if (type instanceof Type.Select s) {
            s.arms().forEach(a -> a.fields().forEach(f -> check(f.type(), message, seen)));
            s.otherwise().ifPresent(a -> a.fields().forEach(f -> check(f.type(), message, seen)));
        }
    }
}
