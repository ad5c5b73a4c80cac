/** What backends share: the files that they make. */
package dev.parley.backends;
