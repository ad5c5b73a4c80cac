package dev.parley.wire;

import java.util.ArrayList;
import java.util.List;

/** Lists of elements that never change. */
public final class Elements {
    private Elements() {
    }

    /**
     * A copy with another element in place of one.
     *
     * @throws IndexOutOfBoundsException if there is none of that index
     */
    public static <T> List<T> with(List<T> list, int index, T element) {
        List<T> copy = new ArrayList<>(list);
        copy.set(index, element);
        return List.copyOf(copy);
    }
}
