/** Certificates: this side's credentials, whom it trusts, and whether to believe what a peer presents. */
package dev.parley.tls.certificate;
