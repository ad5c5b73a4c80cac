/** One face for all implementations that the matrix of interoperability is run against. */
package dev.parley.tests.matrix.peer;
