/** The {@code parley-tls} command: a thin face of the runtime. */
package dev.parley.tools;
