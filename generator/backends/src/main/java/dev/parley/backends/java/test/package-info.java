/** From test cases to JUnit tests that drive the generated codecs and machines. */
package dev.parley.backends.java.test;
