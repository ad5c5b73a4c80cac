/** The PEM forms of certificates and keys, read with Bouncy Castle. */
package dev.parley.tls.certificate.bc;
