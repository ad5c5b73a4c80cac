/** Concrete messages: values that a run of the flow can be made of. */
package dev.parley.lang.example;
