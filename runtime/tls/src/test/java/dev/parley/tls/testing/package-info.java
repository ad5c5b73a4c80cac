/** Certificates for tests, of this module and (as its test-jar) of others. */
package dev.parley.tls.testing;
