package dev.parley.lang.link;

import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Statement;

/** A declaration that an expression can name as a value. */
sealed interface ValueItem {
    /** {@code T X = value;} */
    record Constant(Item.Constant item) implements ValueItem {
    }

    /** {@code fact x in M = …;} */
    record Fact(Item.Fact item) implements ValueItem {
    }

    /** {@code let x = …;} in a block about a message. */
    record Let(Item.On block, Statement.Let item) implements ValueItem {
    }

    /** {@code x = …;} in a schedule. */
    record Binding(Item.Schedule.Entry item) implements ValueItem {
    }

    /** {@code define x = …;} */
    record Macro(Item.Define item) implements ValueItem {
    }
}
