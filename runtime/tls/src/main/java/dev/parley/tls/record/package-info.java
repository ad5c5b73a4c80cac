/** The record layer: framing, protection and fragmentation (RFC 5246 section 6.2), without sockets. */
package dev.parley.tls.record;
