package dev.parley.testkit;

import dev.parley.wire.MessageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a policy says: the messages of one role in order, and its options. It remembers what the machine could send. */
public final class Script {
    private final List<Example> messages;
    private final Set<String> options;
    private final List<Set<? extends MessageKind>> offers = new ArrayList<>();
    private int position;

    Script(List<Example> messages, Set<String> options) {
        this.messages = messages;
        this.options = options;
    }

    /** The script has nothing more to say: the machine went beyond the path. */
    static final class EndException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        EndException(MessageKind wanted) {
            super("it goes on to send " + wanted.label());
        }
    }

    /**
     * The content of the message that is to be sent next.
     *
     * @throws IllegalStateException if the script has another one next, or none
     */
    public <T> T draft(MessageKind kind, Class<T> type) {
        offer(Set.of(kind));
        Example next = next(kind);
        if (next.kind() != kind) {
            throw new IllegalStateException("it sends " + kind.label() + " instead of " + next);
        }
        return type.cast(next.content());
    }

    /**
     * The one of several messages that is to be sent next.
     *
     * @throws IllegalStateException if the script has none next
     */
    public <M extends MessageKind> M choose(Set<M> enabled) {
        offer(enabled);
        MessageKind next = next(enabled.iterator().next()).kind();
        return enabled.stream().filter(kind -> kind == next).findFirst()
                .orElseThrow(() -> new IllegalStateException("it cannot send " + next.label()));
    }

    /** Whether a private option is set, such as {@code S.option}. */
    public boolean isSet(String option) {
        return options.contains(option);
    }

    /** A message was sent. */
    void sent(MessageKind kind) {
        offer(Set.of(kind));
        next(kind);
        position++;
    }

    /** What the machine could send after so many of its messages; empty if it does not send there. */
    Set<? extends MessageKind> offered(int sent) {
        return sent < offers.size() ? offers.get(sent) : Set.of();
    }

    private void offer(Set<? extends MessageKind> kinds) {
        if (offers.size() == position) {
            offers.add(Set.copyOf(kinds));
        }
    }

    private Example next(MessageKind wanted) {
        if (position >= messages.size()) {
            throw new EndException(wanted);
        }
        return messages.get(position);
    }
}
