package dev.parley.lang.link;

import dev.parley.lang.model.Message;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import java.util.Optional;

/** What a name in an expression stands for. */
sealed interface Denoted {
    /** A value. */
    record Value(Term term) implements Denoted {
    }

    /** A message, perhaps as sent by one role only. */
    record OfMessage(Message message, Optional<Role> role) implements Denoted {
    }

    /** A role, in front of one of its messages or options. */
    record OfRole(Role role) implements Denoted {
    }

    /** A namespace, in front of what it declares. */
    record OfNamespace(String name) implements Denoted {
    }

    /** A code type, in front of one of its enumerators. */
    record OfCode(Type.Code code) implements Denoted {
    }
}
