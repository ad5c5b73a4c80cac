/**
 * Negative cases driven by TLS-Attacker, a public attack library, over sockets: {@code parley-tls.jar} runs in processes of
 * its own, as server and as client.
 */
package dev.parley.attacker;
