/** Other implementations to talk to, and the means to do so: processes, sockets, and memory. */
package dev.parley.tests.peer;
