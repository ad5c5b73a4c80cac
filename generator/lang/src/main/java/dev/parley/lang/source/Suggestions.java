package dev.parley.lang.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant. */
public final class Suggestions {
    private static final int LONGEST = 100;

    private Suggestions() {
    }

    /** The candidate that looks most like the name, if any is near enough: about one slip in three letters. */
    public static Optional<String> closest(String name, Collection<String> candidates) {
        int tolerance = Math.max(1, name.length() / 3);
        if (name.length() < 2 || name.length() > LONGEST) {
            return Optional.empty();
        }
        return candidates.stream().filter(c -> !c.equals(name) && Math.abs(c.length() - name.length()) <= tolerance)
                .filter(c -> distance(name, c) <= tolerance)
                .min(Comparator.comparingInt((String c) -> distance(name, c)).thenComparing(Comparator.naturalOrder()));
    }

    /** As a hint: {@code did you mean 'x'?} */
    public static Optional<String> didYouMean(String name, Collection<String> candidates) {
        return closest(name, candidates).map(c -> "did you mean '" + c + "'?");
    }

    /** Letters inserted, left out, replaced or swapped with their neighbour, whatever their case. */
    static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
