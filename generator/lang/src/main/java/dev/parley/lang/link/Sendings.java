package dev.parley.lang.link;

import dev.parley.lang.model.Message;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import java.util.List;
import java.util.Optional;

/** Reads names of messages and of their senders. */
final class Sendings {
    private final Declarations declared;
    private final Roles roles;
    private final Messages messages;
    private final Problems problems;

    Sendings(Declarations declared, Roles roles, Messages messages, Problems problems) {
        this.declared = declared;
        this.roles = roles;
        this.messages = messages;
        this.problems = problems;
    }

    /** The message of that name; one that never travels, or does not exist, is reported. */
    Optional<Message> message(String namespace, Name name) {
        Optional<Message> message = messages.find(namespace, name);
        if (message.isEmpty()) {
            Optional<Table.Entry<Item>> type = declared.types.find(namespace, name);
            if (type.isEmpty()) {
                problems.unknown("message", name.text(), name.span(), messages.names(namespace));
            } else if (!(type.get().item() instanceof Item.Alias)) {
                problems.report("not-a-message", name.span(), "'" + name
                        + "' is not in the envelope, so it never travels",
                        "give it a case in a frame, or a content of its own");
            }
        }
        return message;
    }

    Optional<Sent> sent(Name role, Name message, String namespace) {
        Optional<Role> sender = roles.find(role);
        Optional<Message> sent = message(namespace, message);
        return sender.isEmpty() || sent.isEmpty() ? Optional.empty()
                : Optional.of(new Sent(sender.get(), sent.get()));
    }

    /** The only one of several sendings; none or several are reported. */
    static Optional<Sent> one(List<Sent> all, String written, Span span, Problems problems) {
        if (all.isEmpty()) {
            problems.report("never-sent", span, "the flow never has '" + written + "' sent");
        } else if (all.size() > 1) {
            List<String> names = all.stream().map(Sent::toString).toList();
            problems.report("ambiguous-name", span, "'" + written + "' is sent more than once: as "
                    + String.join(" and as ", names), "write " + String.join(" or ", names));
        }
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** The role in front of a name such as {@code R.M}, if there is one. */
    Optional<Role> roleOf(Name name) {
        return name.parts().size() < 2 ? Optional.empty() : roles.named(name.parts().get(0));
    }

    /** The name without the role in front. */
    Name withoutRole(Name name) {
        return roleOf(name).isEmpty() ? name
                : new Name(List.copyOf(name.parts().subList(1, name.parts().size())), name.span());
    }

    Roles roles() {
        return roles;
    }

    Messages messages() {
        return messages;
    }
}
