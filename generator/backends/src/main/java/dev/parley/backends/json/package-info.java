/** The export of machines for other programs. */
package dev.parley.backends.json;
