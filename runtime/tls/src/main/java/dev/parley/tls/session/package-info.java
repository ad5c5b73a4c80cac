/** Sessions that later handshakes may resume. */
package dev.parley.tls.session;
