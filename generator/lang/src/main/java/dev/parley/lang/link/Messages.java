package dev.parley.lang.link;

import dev.parley.lang.model.Content;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All messages: what the envelope holds, and the aliases of that. */
final class Messages {
    private final Types types;
    private final Map<QualifiedName, Message> all = new LinkedHashMap<>();
    private final Optional<Content> stream;

    /** Starts empty; on a stream every struct is a message as soon as it is used as one. */
    Messages(Types types, Optional<Content> stream) {
        this.types = types;
        this.stream = stream;
    }

    void add(Message message) {
        all.put(message.name(), message);
    }

    Optional<Message> exactly(QualifiedName name) {
        return Optional.ofNullable(all.get(name));
    }

    /** The message of that name, looked up like any other name. */
    Optional<Message> find(String namespace, Name name) {
        List<String> parts = name.parts();
        if (parts.size() == 2) {
            return within(parts.get(0), name.last(), name.span());
        }
        return parts.size() != 1 ? Optional.empty()
                : within(namespace, name.last(), name.span()).or(() -> within("", name.last(), name.span()));
    }

    /** The message of that name in exactly that namespace. */
    Optional<Message> within(String namespace, String name, Span span) {
        QualifiedName full = new QualifiedName(namespace, name);
        return exactly(full).or(() -> stream.flatMap(content -> types
                .findStruct(namespace, new Name(List.of(name), span)).filter(s -> s.name().equals(full))
                .map(s -> unframed(s, content))));
    }

    private Message unframed(Type.Struct struct, Content content) {
        Message message = new Message(struct.name(), Optional.of(struct), content, Optional.empty(), Optional.empty(),
                struct.span());
        add(message);
        return message;
    }

    List<Message> all() {
        return List.copyOf(all.values());
    }

    /** Names that {@link #find} understands. */
    List<String> names(String namespace) {
        List<String> names = new ArrayList<>();
        for (QualifiedName name : all.keySet()) {
            names.add(name.namespace().equals(namespace) ? name.name() : name.toString());
        }
        return names;
    }
}
