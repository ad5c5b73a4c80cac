/** The rules that a flow must keep, one class each, and the way from a model to machines. */
package dev.parley.lang.check;
