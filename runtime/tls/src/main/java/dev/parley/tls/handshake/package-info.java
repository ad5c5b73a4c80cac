/**
 * What each side decides and computes: the policies that fill the free fields of messages, and the primitives that the
 * equations of the specification call. Nothing here knows an order of messages.
 */
package dev.parley.tls.handshake;
