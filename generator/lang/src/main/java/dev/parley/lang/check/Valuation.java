package dev.parley.lang.check;

import dev.parley.lang.flow.Guards;
import dev.parley.lang.flow.Position;
import dev.parley.lang.flow.View;
import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;
import java.util.List;
import java.util.stream.Collectors;

/** Says what is true in a view, as far as a choice looks at it. */
final class Valuation {
    private Valuation() {
    }

    /** {@code x and not y}, over what the guards of the choice read. */
    static String text(Position.Choice choice, View view, Vocabulary vocabulary) {
        List<Term> atoms = choice.arms().stream().flatMap(arm -> arm.guard().stream())
                .flatMap(g -> Guards.atoms(g).stream()).toList();
        String values = atoms.stream()
                .map(atom -> (vocabulary.holds(atom, view.known()) ? "" : "not ") + TermText.of(atom)).distinct()
                .collect(Collectors.joining(" and "));
        return values.isEmpty() ? "it is reached" : values;
    }
}
