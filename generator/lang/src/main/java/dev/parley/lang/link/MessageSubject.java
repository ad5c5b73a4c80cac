package dev.parley.lang.link;

import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The fields and extensions of a message that a block or fact is about. */
final class MessageSubject implements Subject {
    private final Sent sent;
    private final ExtensionTables tables;

    MessageSubject(Sent sent, ExtensionTables tables) {
        this.sent = sent;
        this.tables = tables;
    }

    @Override
    public List<Term> find(String name, Span span) {
        Optional<Term> self = self(span);
        if (self.isEmpty()) {
            return List.of();
        }
        List<Term> ways = Paths.to(name, self.get(), span);
        return !ways.isEmpty() ? ways
                : tables.find(sent.message(), name).map(b -> (Term) b.of(self.get(), span)).stream().toList();
    }

    @Override
    public Collection<String> names() {
        List<String> names = new ArrayList<>();
        wire().ifPresent(wire -> {
            names.addAll(Paths.names(new ValueType.Struct(wire)));
            names.addAll(tables.names(sent.message()));
        });
        return names;
    }

    @Override
    public Optional<Term> self(Span span) {
        return wire().map(wire -> new Term.This(new ValueType.Struct(wire), span));
    }

    @Override
    public Optional<Sent> sent() {
        return Optional.of(sent);
    }

    private Optional<Type.Struct> wire() {
        return sent.message().wire();
    }
}
