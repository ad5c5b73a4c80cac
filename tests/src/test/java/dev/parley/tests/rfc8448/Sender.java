package dev.parley.tests.rfc8448;

/** Who sent a record. */
public enum Sender {
    /** The client. */
    CLIENT,
    /** The server. */
    SERVER
}
