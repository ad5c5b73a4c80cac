package dev.parley.attacker;

/** The attacker's side of one connection, after which it listens until the peer ends the connection. */
@FunctionalInterface
interface Script {
    /** Adds its moves. TLS-Attacker's messages remember what became of them, so each run makes fresh ones. */
    void write(Play play);
}
