/** What generated codecs and machines call: bytes, readers, writers, and the machine's base types. */
package dev.parley.wire;
