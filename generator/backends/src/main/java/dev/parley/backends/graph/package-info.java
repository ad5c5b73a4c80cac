/** Drawings of machines. */
package dev.parley.backends.graph;
