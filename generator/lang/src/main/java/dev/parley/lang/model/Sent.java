package dev.parley.lang.model;

/** A message as sent by a role. */
public record Sent(Role role, Message message) {
    /** {@code R.M} */
    @Override
    public String toString() {
        return role + "." + message.name().name();
    }
}
