/** Codecs: one class for each type of a protocol. */
package dev.parley.backends.java.codec;
