/**
 * The cryptography that a TLS endpoint needs, as one small interface per primitive, collected in {@link
 * dev.parley.tls.crypto.Crypto}. Nothing here names a provider; the bindings are in sibling packages.
 */
package dev.parley.tls.crypto;
