package dev.parley.tests.mutation;

import dev.parley.backends.suite.Mutant;
import dev.parley.lang.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which mutants are compiled and tested, as the property {@code parley.mutants} says. */
enum Selection {
    /** For each place of the specification one mistake of each kind. */
    PLACES {
        @Override
        List<Mutant> of(List<Mutant> all) {
            Map<Place, List<Mutant>> places = new LinkedHashMap<>();
            all.stream().filter(Mutant::representative).forEach(mutant -> places
                    .computeIfAbsent(new Place(mutant.kind(), mutant.span()), place -> new ArrayList<>()).add(mutant));
            List<Mutant> chosen = new ArrayList<>();
            // Not always the first one, so that mistakes vary from place to place.
            places.values().forEach(alike -> chosen.add(alike.get(chosen.size() % alike.size())));
            return chosen;
        }
    },
    /** All mistakes, but of those that differ in nothing but the state that a transition leads to only one. */
    REPRESENTATIVE {
        @Override
        List<Mutant> of(List<Mutant> all) {
            return all.stream().filter(Mutant::representative).toList();
        }
    },
    /** All. */
    ALL {
        @Override
        List<Mutant> of(List<Mutant> all) {
            return all;
        }
    };

    private record Place(Mutant.Kind kind, Span span) {
    }

    /** What the build asks for. */
    static Selection asked() {
        return valueOf(System.getProperty("parley.mutants", "places").toUpperCase(Locale.ROOT));
    }

    abstract List<Mutant> of(List<Mutant> all);
}
