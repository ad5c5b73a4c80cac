/** Handshakes and data with other implementations. */
package dev.parley.tests.interop;
