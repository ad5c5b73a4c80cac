package dev.parley.lang.link;

import dev.parley.lang.syntax.Item;

/** A declaration that an expression can call. */
sealed interface FunctionItem {
    /** {@code extern f(…): T;} */
    record Primitive(Item.Extern item) implements FunctionItem {
    }

    /** {@code define f(…) = e;} */
    record Macro(Item.Define item) implements FunctionItem {
    }
}
