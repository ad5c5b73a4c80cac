package dev.parley.testkit;

/** Something else happened than should. */
final class Deviation extends Exception {
    private static final long serialVersionUID = 1L;

    Deviation(String what) {
        super(what);
    }

    Deviation(String what, Exception cause) {
        super(what, cause);
    }
}
