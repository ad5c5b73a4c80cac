/** TLS without sockets or threads: configuration, engine, and a blocking connection on top. */
package dev.parley.tls;
