/** Java code for a protocol: codecs for its types, written with JavaPoet. */
package dev.parley.backends.java;
