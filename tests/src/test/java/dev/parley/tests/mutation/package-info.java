/** Whether the generated tests notice every mistake that a generated machine can have in a transition. */
package dev.parley.tests.mutation;
