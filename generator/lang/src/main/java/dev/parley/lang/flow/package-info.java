/** The meaning of a flow: its positions, its global semantics, and its projection to one machine per role. */
package dev.parley.lang.flow;
