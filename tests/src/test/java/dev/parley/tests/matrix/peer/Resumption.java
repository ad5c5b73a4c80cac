package dev.parley.tests.matrix.peer;

/** How a session is taken up again, if at all. */
public enum Resumption {
    /** There is one connection only. */
    NONE,
    /** By the identifier of RFC 5246 section 7.3; the peer neither asks for tickets nor gives them. */
    SESSION_IDENTIFIER,
    /** By a ticket (RFC 5077). */
    TICKET
}
