/** The primitives from the JDK's own providers, and signatures by keys that only their provider can use. */
package dev.parley.tls.crypto.jdk;
