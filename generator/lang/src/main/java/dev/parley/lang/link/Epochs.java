package dev.parley.lang.link;

import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Epochs with their keys. */
final class Epochs {
    private final Declarations declared;
    private final Types types;
    private final Roles roles;
    private final Problems problems;
    private final ModelNames names = new ModelNames();
    private final Epoch plain;
    private final Map<QualifiedName, Epoch> made = new LinkedHashMap<>();

    Epochs(Declarations declared, Types types, Roles roles, TermLinker terms, Problems problems) {
        this.declared = declared;
        this.types = types;
        this.roles = roles;
        this.problems = problems;
        this.plain = new Epoch(names.unique(Epoch.PLAIN), List.of(), Map.of(), declared.start());
        for (Table.Entry<Item.Epoch> entry : declared.epochs.all()) {
            if (entry.item().name().text().equals(Epoch.PLAIN)) {
                problems.report("duplicate-name", entry.span(), "'plain' is the epoch in which every lane begins",
                        "call it something else");
            } else {
                made.put(entry.name(), epoch(entry, keys(entry, terms)));
            }
        }
    }

    /** All epochs, the unprotected one first. */
    List<Epoch> all() {
        List<Epoch> all = new ArrayList<>();
        all.add(plain);
        all.addAll(made.values());
        return List.copyOf(all);
    }

    private Epoch epoch(Table.Entry<Item.Epoch> entry, Map<Role, List<Term>> keys) {
        List<Type.Parameter> parameters = new ArrayList<>();
        for (Item.Formal formal : entry.item().parameters()) {
            parameters.add(new Type.Parameter(formal.name().text(), types.value(entry.namespace(), formal.type())));
        }
        return new Epoch(names.of(entry.name()), List.copyOf(parameters), keys, entry.span());
    }

    private Map<Role, List<Term>> keys(Table.Entry<Item.Epoch> entry, TermLinker terms) {
        Map<Role, List<Term>> keys = new LinkedHashMap<>();
        for (Item.Epoch.Keys written : entry.item().keys()) {
            List<Item.Formal> parameters = entry.item().parameters();
            if (written.values().size() != parameters.size()) {
                problems.report("arguments", written.role().span(), "epoch '" + entry.name().name() + "' needs "
                        + Problems.count(parameters.size(), "value") + " for a lane, but there are "
                        + written.values().size());
            }
            List<Term> values = new ArrayList<>();
            for (int i = 0; i < Math.min(parameters.size(), written.values().size()); i++) {
                values.add(new Deterministic(problems).check(terms.link(written.values().get(i),
                        Context.of(entry.namespace(), Subject.NONE),
                        types.value(entry.namespace(), parameters.get(i).type()))));
            }
            Optional<Role> role = roles.find(written.role());
            if (role.isPresent() && keys.putIfAbsent(role.get(), List.copyOf(values)) != null) {
                problems.report("duplicate-name", written.role().span(), "the keys of '" + role.get()
                        + "' are given before");
            }
        }
        return Collections.unmodifiableMap(keys);
    }

    /** The epoch of that name, which a role's lane enters; an unknown one, or one without keys for it, is reported. */
    Optional<Epoch> entered(Name name, Role lane, String namespace) {
        Optional<Epoch> epoch = find(name, namespace);
        epoch.filter(e -> !e.suits(lane)).ifPresent(e -> problems.add(
                Diagnostic.of("missing", name.span(), "epoch '" + e.name() + "' has no keys for the lane of '" + lane
                        + "'").note(e.span(), "it is declared here").hint("write " + lane + " = (…);")));
        return epoch;
    }

    /** The epoch of that name; an unknown one is reported. */
    Optional<Epoch> find(Name name, String namespace) {
        if (name.text().equals(Epoch.PLAIN)) {
            return Optional.of(plain);
        }
        Optional<Table.Entry<Item.Epoch>> entry = declared.epochs.find(namespace, name);
        if (entry.isEmpty()) {
            List<String> known = new ArrayList<>(declared.epochs.visibleFrom(namespace));
            known.add(Epoch.PLAIN);
            problems.unknown("epoch", name.text(), name.span(), known);
        }
        return entry.map(e -> made.get(e.name()));
    }
}
