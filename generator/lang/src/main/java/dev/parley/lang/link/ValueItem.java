package dev.parley.lang.link;

import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A declaration that an expression can name as a value. */
sealed interface ValueItem {
    /** {@code T X = value;} */
    record Constant(Item.Constant item) implements ValueItem {
    }

    /** {@code fact x in M = …;} */
    record Fact(Item.Fact item) implements ValueItem {
    }

    /** {@code let x = …;} in blocks about messages: in each at most once, and what ran last counts. */
    record Let(List<Definition> definitions) implements ValueItem {
        /** One of the places where it is defined. */
        record Definition(Item.On block, Statement.Let item) {
        }

        Let and(Definition another) {
            List<Definition> all = new ArrayList<>(definitions);
            all.add(another);
            return new Let(List.copyOf(all));
        }

        /** Which definition stands there. */
        OptionalInt indexOf(Statement.Let written) {
            return IntStream.range(0, definitions.size()).filter(i -> definitions.get(i).item() == written).findFirst();
        }
    }

    /** {@code x = …;} in a schedule. */
    record Binding(Item.Schedule.Entry item) implements ValueItem {
    }

    /** {@code define x = …;} */
    record Macro(Item.Define item) implements ValueItem {
    }
}
