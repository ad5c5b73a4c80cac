/** The record layer: framing, protection and fragmentation (RFC 5246 section 6.2, RFC 9846 section 5), without sockets. */
package dev.parley.tls.record;
