/** SOCKS 5 as a second protocol: the generated machines between sockets, against {@code curl} and against each other. */
package dev.parley.tests.socks5;
