package dev.parley.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the contents of records, or the pieces of a stream, into messages, and hands them to a machine one by one. */
final class Intake {
    /** Who takes messages. */
    interface Receiver {
        /** Takes a message of the flow or beside it. */
        void accept(Arrival in) throws ProtocolException;

        /** Takes a message that can only be beside the flow. */
        void acceptBeside(Arrival in) throws ProtocolException;
    }

    private final Map<Integer, Content> contents = new HashMap<>();
    private final List<Inbox> inboxes = new ArrayList<>();
    private final DefaultAlerts alerts;
    private final ReadLane lane;
    private final Receiver receiver;
    private Arrival current;

    Intake(List<Content> contents, DefaultAlerts alerts, ReadLane lane, Receiver receiver) {
        this.alerts = alerts;
        this.lane = lane;
        this.receiver = receiver;
        for (Content content : contents) {
            this.contents.put(content.tag(), content);
            if (content.form() == Content.Form.FRAMED || content.form() == Content.Form.STREAM) {
                inboxes.add(new Inbox(content));
            }
        }
    }

    /** The kind of content with that tag, or null. */
    Content content(int tag) {
        return contents.get(tag);
    }

    /** Takes a record's content: hands it over if it is a message, or keeps it until {@link #acceptNext}. */
    void take(int tag, Bytes bytes) throws ProtocolException {
        Content content = contents.get(tag);
        if (content == null) {
            throw new ProtocolException(alerts.unexpected(), "unknown content " + tag);
        }
        boolean partial = inboxes.stream().anyMatch(inbox -> inbox.content() != content && inbox.length() > 0);
        for (Inbox inbox : inboxes) {
            if (inbox.content() == content) {
                add(inbox, bytes, partial);
                return;
            }
        }
        takeWhole(arrival(content, MessageKind.NONE, bytes), partial);
    }

    /** A message that fills its record, by itself. */
    Arrival whole(int tag, Bytes bytes) throws ProtocolException {
        Content content = contents.get(tag);
        if (content == null || content.form() != Content.Form.WHOLE) {
            throw new ProtocolException(alerts.unexpected(), "late content " + tag);
        }
        return arrival(content, MessageKind.NONE, bytes);
    }

    private void add(Inbox inbox, Bytes bytes, boolean interleaved) throws ProtocolException {
        boolean empty = bytes.isEmpty() && inbox.content().form() == Content.Form.FRAMED;
        if (empty || interleaved) {
            // RFC 5246 section 6.2.1: zero-length fragments of framed types must not be sent.
            throw new ProtocolException(alerts.unexpected(),
                    (empty ? "an empty" : "an interleaved") + " fragment of content " + inbox.content().tag());
        }
        inbox.add(bytes);
    }

    /** A message that fills its record; between the fragments of another one it can only come beside the flow. */
    private void takeWhole(Arrival in, boolean interleaved) throws ProtocolException {
        if (in.body().length() > in.content().limit()) {
            throw new ProtocolException(alerts.malformed(), "more than " + in.content().limit() + " bytes in " + in);
        }
        if (!interleaved) {
            receiver.accept(in);
        } else if (in.content().form() == Content.Form.WHOLE) {
            receiver.acceptBeside(in);
        } else {
            throw new ProtocolException(alerts.unexpected(), in + " within another message");
        }
    }

    /** Hands the next message over that is complete; false if there is none. */
    boolean acceptNext() throws ProtocolException {
        for (Inbox inbox : inboxes) {
            Bytes frame = inbox.frame(alerts.malformed());
            if (frame != null) {
                return accept(inbox, arrival(inbox.content(), inbox.typeCode(), frame));
            }
        }
        return false;
    }

    private boolean accept(Inbox inbox, Arrival in) throws ProtocolException {
        current = in;
        try {
            receiver.accept(in);
        } catch (DecodeException e) {
            if (isIncomplete(inbox, e)) {
                return false;
            }
            throw e;
        } finally {
            current = null;
        }
        inbox.consume(in.frame().length());
        return true;
    }

    private static boolean isIncomplete(Inbox inbox, DecodeException e) {
        return inbox.content().form() == Content.Form.STREAM && e.isUnderflow()
                && inbox.length() <= inbox.content().limit();
    }

    /** How many bytes are waiting, those of the message that is being handed over not counted. */
    int unread() {
        int waiting = inboxes.stream().mapToInt(Inbox::length).sum();
        return current == null ? waiting : waiting - current.frame().length();
    }

    private Arrival arrival(Content content, int typeCode, Bytes frame) {
        return new Arrival(content, typeCode, frame, lane.epoch(), alerts.malformed());
    }
}
