/** The handshakes of RFC 8448, and two more in its manner, as records to be replayed. */
package dev.parley.tests.rfc8448;
