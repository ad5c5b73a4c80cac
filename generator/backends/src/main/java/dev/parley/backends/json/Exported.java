package dev.parley.backends.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The document of {@link MachinesJson}. Components are the properties, in this order; lists are always there, a
 * property that is {@code null} here is left out. {@code spec} is {@code file:line}; messages carry their full names,
 * such as {@code namespace.Name}; guards are in the notation of the specification.
 *
 * @param format always {@code parley-machines}
 * @param version the version of this schema: raised when a property changes its meaning or goes, not when one is added
 * @param protocol the protocol's name
 * @param roles both roles
 * @param machines one a role, in the order of the roles
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Exported(String format, int version, String protocol, List<Role> roles, List<Machine> machines) {
    /** A role: the short name that everything else refers to, and the long one. */
    record Role(String name, String title) {
    }

    /**
     * What one role does.
     *
     * @param entry how the role comes to rest first; with several, the guards decide
     * @param states in the order of the flow
     * @param epochs the stages of protection, in the order of the text; {@code plain} is unprotected
     * @param recordEnding after these messages a record must end, since keys change
     */
    record Machine(String role, String peer, List<Entry> entry, List<State> states, List<String> epochs,
            List<Transition> transitions, List<Ambient> ambients, List<Sent> recordEnding) {
    }

    /** A way into the machine. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(String guard, List<KeyChange> keys, String to) {
    }

    /**
     * A resting place.
     *
     * @param kind {@code send}: it sends one of its transitions' messages; {@code receive}: it waits for one of them;
     *     {@code end}: the flow is over
     */
    record State(String name, String kind, String spec) {
    }

    /**
     * One way from a state to another.
     *
     * @param direction {@code send} or {@code receive}
     * @param wire the type that is seen on the wire, if the message is a part of that type
     * @param guard what must hold, if anything, once the message's own facts are known
     * @param epochs the epochs of the sender's lane in which the message can travel, usually one
     * @param keys key changes right after the message
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Transition(String from, String direction, String message, String wire, String guard, List<String> epochs,
            List<KeyChange> keys, String to, String spec) {
    }

    /**
     * A key change.
     *
     * @param lane the role whose messages it protects
     * @param direction {@code write} for the lane's own machine, {@code read} for its peer's
     */
    record KeyChange(String lane, String direction, String epoch, String spec) {
    }

    /** A message as sent by a role. */
    record Sent(String role, String message) {
    }

    /**
     * A message, or a contiguous block of messages, that may come beside the flow and moves no state.
     *
     * @param sender the role that may send it
     * @param under only while the sender's lane is in this epoch
     * @param after only once this was sent
     * @param until only before this was sent
     * @param guard binds the sender
     * @param then the key change that follows it
     * @param unless not while this duty stands
     * @param clears the duty that sending it fulfils
     * @param sets the duty that receiving it sets
     * @param asks the question that it opens
     * @param answers the question that it needs open, and closes
     * @param accept when the receiver processes it
     * @param skip when the receiver discards it unopened
     * @param effects of {@code closes}, {@code fatal}, {@code dropped}, {@code lag}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ambient(String sender, List<Part> messages, String under, Sent after, Sent until, String guard, Key then,
            String unless, String clears, Duty sets, String asks, String answers, String accept, String skip,
            String prompt, List<String> effects, String spec) {
    }

    /** A message of an ambient's block, and when it is in the block. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Part(String message, String guard) {
    }

    /** {@code key lane = epoch if guard} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Key(String lane, String epoch, String guard) {
    }

    /** {@code sets name if guard} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Duty(String name, String guard) {
    }
}
