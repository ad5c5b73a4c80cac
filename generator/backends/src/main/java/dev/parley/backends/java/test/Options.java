package dev.parley.backends.java.test;

import dev.parley.lang.model.Role;

/** What scripts call the private options of roles. */
final class Options {
    private Options() {
    }

    /** {@code S.option} */
    static String name(Role role, String option) {
        return role + "." + option;
    }
}
