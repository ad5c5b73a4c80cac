package dev.parley.backends.java.machine;

import dev.parley.lang.Compilation;

/** The specification of a shop for tests of other packages. */
public final class ShopSpecification {
    private ShopSpecification() {
    }

    /** All stages up to the machines. */
    public static Compilation compile() {
        return Shop.load().compilation();
    }
}
