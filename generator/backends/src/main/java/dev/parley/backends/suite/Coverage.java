package dev.parley.backends.suite;

import dev.parley.lang.model.Role;

/**
 * What the words of a role show.
 *
 * @param states how many states of the role can be told apart
 * @param extra how many states more a wrong machine may have and is noticed all the same
 * @param mostExtra the number that was asked for
 * @param most how many messages the words may have together
 * @param leftOut how many words of the method are left out because of that
 */
public record Coverage(Role role, int states, int extra, int mostExtra, long most, long leftOut) {
    /** What is covered, and what is not, as sentences. */
    @Override
    public String toString() {
        String tried = "no more than " + most + " messages are tried";
        if (leftOut > 0) {
            return "Each transition from one of " + states + " states that can be told apart, as far as possible with words of"
                    + " the Wp-method behind it: " + leftOut
                    + (leftOut == 1 ? " word is" : " words are") + " left out, since " + tried + ".";
        }
        return "The words of the Wp-method, which notice every mistake of a machine that has no more than " + extra
                + (extra == 1 ? " state" : " states") + " more than the " + states + " that can be told apart"
                + (extra < mostExtra ? " (not " + mostExtra + ", since " + tried + ")." : ".");
    }
}
