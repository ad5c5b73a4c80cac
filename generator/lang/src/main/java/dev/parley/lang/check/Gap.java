package dev.parley.lang.check;

import dev.parley.lang.flow.Position;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Term;
import java.util.Optional;

/**
 * A term that is needed where what it names may not be there.
 *
 * @param term the message, span or value that is named
 * @param missing what is missing: a message, or the name of a value
 * @param needed where the message goes out with which it is needed
 * @param forKeys whether it is needed for the keys that protect that message, rather than for its equations
 * @param onlyFor the role that has the value, if the other has not
 */
record Gap(Term term, String missing, Position.Send needed, boolean forKeys, Optional<Role> onlyFor) {
}
