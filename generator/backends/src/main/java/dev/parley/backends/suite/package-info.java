/** Which tests show that an implementation of a role's machine has neither a wrong, a missing nor a needless transition. */
package dev.parley.backends.suite;
