/** The Maven plugin: thin mojos around a delegate that knows no Maven. */
package dev.parley.maven;
