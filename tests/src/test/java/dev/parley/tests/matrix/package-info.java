/** What Parley does with each peer in each role: the cells, the peers' limits, and the table at the end of the run. */
package dev.parley.tests.matrix;
