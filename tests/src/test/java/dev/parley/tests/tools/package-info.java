/** The command {@code parley-tls}. */
package dev.parley.tests.tools;
