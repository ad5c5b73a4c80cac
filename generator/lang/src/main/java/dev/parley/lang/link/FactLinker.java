package dev.parley.lang.link;

import dev.parley.lang.model.Fact;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Declared facts. */
final class FactLinker {
    private final Declarations declared;
    private final Blocks blocks;
    private final ModelNames names;
    private final TermLinker terms;
    private final Guards guards;
    private final Deterministic deterministic;

    FactLinker(Declarations declared, Blocks blocks, ModelNames names, TermLinker terms, Guards guards,
            Deterministic deterministic) {
        this.declared = declared;
        this.blocks = blocks;
        this.names = names;
        this.terms = terms;
        this.guards = guards;
        this.deterministic = deterministic;
    }

    List<Fact> link() {
        List<Fact> facts = new ArrayList<>();
        for (Table.Entry<ValueItem> entry : declared.values.all()) {
            if (entry.item() instanceof ValueItem.Fact fact) {
                Optional<Sent> carrier = blocks.find(fact.item().message(), entry.namespace(), true);
                Subject subject = carrier.map(blocks::subject).orElse(Subject.UNKNOWN);
                Optional<Term> value = fact.item().value()
                        .map(v -> terms.link(v, Context.of(entry.namespace(), subject), ValueType.BOOL))
                        .map(deterministic::check);
                Optional<Term> requires = guards.link(fact.item().requires(), entry.namespace());
                carrier.ifPresent(c -> facts.add(new Fact(names.of(entry.name()), c, value, requires, entry.span())));
            }
        }
        return facts;
    }
}
