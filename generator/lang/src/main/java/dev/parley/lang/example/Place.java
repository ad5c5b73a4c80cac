package dev.parley.lang.example;

import dev.parley.lang.model.ExtensionTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a value stands.
 *
 * @param message the index of the exchange
 * @param steps the way from its body
 */
record Place(int message, List<Step> steps) {
    /** From a value to one inside. */
    sealed interface Step {
        /** Into a struct, or into the arm of a select. */
        record Field(String name) implements Step {
        }

        /** Into a vector, or to a byte. */
        record Element(int index) implements Step {
        }

        /** Into the body of an extension; a message has one of each row. */
        record Extension(ExtensionTable.Row row, ExtensionTable.Column column) implements Step {
            @Override
            public boolean equals(Object other) {
                return other instanceof Extension that && row.type().name().equals(that.row.type().name());
            }

            @Override
            public int hashCode() {
                return row.type().name().hashCode();
            }
        }
    }

    static Place body(int message) {
        return new Place(message, List.of());
    }

    Place then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Place(message, List.copyOf(longer));
    }

    Place field(String name) {
        return then(new Step.Field(name));
    }
}
