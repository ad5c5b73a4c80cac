/** Java code for the roles of a protocol: one state machine each, and what both share. */
package dev.parley.backends.java.machine;
