/** Which provider stands for which primitive. */
package dev.parley.tls.crypto.suite;
