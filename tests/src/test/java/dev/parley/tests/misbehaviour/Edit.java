package dev.parley.tests.misbehaviour;

import dev.parley.wire.Bytes;
import dev.parley.wire.MessageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Changes a flight of messages before it is sent; leaves flights alone that do not have what it looks for. */
@FunctionalInterface
interface Edit {
    /** The flight to send instead. */
    List<Event> apply(List<Event> flight);

    /** Changes nothing. */
    static Edit none() {
        return flight -> flight;
    }

    /** Leaves a message out. */
    static Edit skip(MessageKind kind) {
        return instead(kind);
    }

    /** Leaves the keys as they are. */
    static Edit keepKeys() {
        return each(event -> event instanceof Event.NewKeys ? List.of() : List.of(event));
    }

    /** Sends a message twice. */
    static Edit repeat(MessageKind kind) {
        return each(event -> event.sends(kind) ? List.of(event, event) : List.of(event));
    }

    /** Exchanges two messages. */
    static Edit swap(MessageKind first, MessageKind second) {
        return flight -> {
            List<Event> swapped = new ArrayList<>(flight);
            int i = indexOf(first, flight);
            int j = indexOf(second, flight);
            if (i >= 0 && j >= 0) {
                swapped.set(i, flight.get(j));
                swapped.set(j, flight.get(i));
            }
            return swapped;
        };
    }

    /** Lets the first flight pass that the edit would change, and changes the next one. */
    static Edit second(Edit edit) {
        AtomicBoolean passed = new AtomicBoolean();
        return flight -> {
            List<Event> changed = edit.apply(flight);
            return changed.equals(flight) || passed.getAndSet(true) ? changed : flight;
        };
    }

    /** Sends something in front of a message. */
    static Edit before(MessageKind kind, Event... inserted) {
        return each(event -> event.sends(kind) ? join(List.of(inserted), List.of(event)) : List.of(event));
    }

    /** Sends something behind a message. */
    static Edit after(MessageKind kind, Event... inserted) {
        return each(event -> event.sends(kind) ? join(List.of(event), List.of(inserted)) : List.of(event));
    }

    /** Sends something in place of a message. */
    static Edit instead(MessageKind kind, Event... replacement) {
        return each(event -> event.sends(kind) ? List.of(replacement) : List.of(event));
    }

    /** Sends a message with another body, in a frame that fits. */
    static Edit body(MessageKind kind, UnaryOperator<Bytes> change) {
        return new Change(kind, sent -> Messages.framed(kind, change.apply(Messages.body(sent))));
    }

    /** Sends a message with other bytes, frame included. */
    static Edit bytes(MessageKind kind, UnaryOperator<Bytes> change) {
        return new Change(kind, sent -> new Event.Sent(sent.contentType(), change.apply(sent.content())));
    }

    /** Changes one message, which is then the one to be refused. */
    record Change(MessageKind kind, UnaryOperator<Event.Sent> change) implements Edit {
        @Override
        public List<Event> apply(List<Event> flight) {
            return each(event -> List
                    .of(event instanceof Event.Sent sent && sent.sends(kind) ? change.apply(sent) : event))
                    .apply(flight);
        }
    }

    /** Changes every event on its own. */
    static Edit each(Function<Event, List<Event>> change) {
        return flight -> flight.stream().map(change).flatMap(List::stream).toList();
    }

    /** This change and then another one. */
    default Edit then(Edit next) {
        return flight -> next.apply(apply(flight));
    }

    private static int indexOf(MessageKind kind, List<Event> flight) {
        for (int i = 0; i < flight.size(); i++) {
            if (flight.get(i).sends(kind)) {
                return i;
            }
        }
        return -1;
    }

    private static List<Event> join(List<Event> first, List<Event> second) {
        List<Event> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }
}
