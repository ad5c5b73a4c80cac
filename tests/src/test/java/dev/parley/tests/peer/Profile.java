package dev.parley.tests.peer;

import java.util.List;

/** How much of a matrix runs: representatives by default, everything with {@code -Pfull}. */
public final class Profile {
    private static final String PROPERTY = "parley.profile";

    private Profile() {
    }

    /** Whether everything runs. */
    public static boolean isFull() {
        return "full".equals(System.getProperty(PROPERTY));
    }

    /** What runs in this profile. */
    public static <T> List<T> choose(List<T> representatives, List<T> everything) {
        return isFull() ? everything : representatives;
    }
}
