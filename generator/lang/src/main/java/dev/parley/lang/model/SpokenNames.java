package dev.parley.lang.model;

import java.util.HashSet;
import java.util.Set;

/** Names of messages as people say them: with the namespace only where another message has the rest of the name, too. */
public final class SpokenNames {
    private final Set<String> homonyms = new HashSet<>();

    /** The names of all messages of a protocol. */
    public SpokenNames(ProtocolModel model) {
        Set<String> known = new HashSet<>();
        for (Message message : model.messages()) {
            if (!known.add(message.name().name())) {
                homonyms.add(message.name().name());
            }
        }
    }

    /** {@code M}, or {@code namespace.M}. */
    public String of(Message message) {
        return of(message.name(), ".");
    }

    /** {@code R.M}, or {@code R.namespace.M}. */
    public String of(Sent sent) {
        return sent.role() + "." + of(sent.message());
    }

    /** The name with something else than a dot behind its namespace. */
    public String of(QualifiedName name, String separator) {
        return homonyms.contains(name.name()) && !name.namespace().isEmpty()
                ? name.namespace() + separator + name.name() : name.name();
    }
}
