package dev.parley.wire;

/**
 * One message of the flow, for traces.
 *
 * @param sent whether this side sent it
 * @param from the state that it was sent or received in
 * @param to the state that it led to
 * @param epoch the epoch under which it travelled
 * @param spec the step of the flow, as {@code file:line}
 */
public record Step(boolean sent, MessageKind message, String from, String to, String epoch, String spec) {
}
