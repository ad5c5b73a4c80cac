/** The primitives from Bouncy Castle's lightweight API; nothing is registered with the JDK. */
package dev.parley.tls.crypto.bc;
