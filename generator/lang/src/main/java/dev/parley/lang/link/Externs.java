package dev.parley.lang.link;

import dev.parley.lang.model.Extern;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The primitives that a specification declares. */
final class Externs {
    private final Declarations declared;
    private final Types types;
    private final ResultLengths lengths;
    private final Problems problems;
    private final Map<QualifiedName, Extern> made = new LinkedHashMap<>();

    Externs(Declarations declared, Types types, Constants constants, Problems problems) {
        this.declared = declared;
        this.types = types;
        this.lengths = new ResultLengths(constants, problems);
        this.problems = problems;
        for (Table.Entry<FunctionItem> entry : declared.functions.all()) {
            if (entry.item() instanceof FunctionItem.Primitive p) {
                made.put(entry.name(), make(entry, p.item()));
            }
        }
        for (Table.Entry<FunctionItem> entry : declared.functions.all()) {
            if (entry.item() instanceof FunctionItem.Primitive p) {
                p.item().verifiedBy().ifPresent(verifier -> check(made.get(entry.name()), verifier));
            }
        }
    }

    List<Extern> all() {
        return List.copyOf(made.values());
    }

    List<QualifiedName> foreignTypes() {
        return declared.types.all().stream().filter(e -> e.item() instanceof Item.ExternType).map(Table.Entry::name)
                .toList();
    }

    Optional<Extern> find(QualifiedName name) {
        return Optional.ofNullable(made.get(name));
    }

    private Extern make(Table.Entry<FunctionItem> entry, Item.Extern item) {
        List<Type.Parameter> parameters = new ArrayList<>();
        for (Item.Formal formal : item.parameters()) {
            if (parameters.stream().anyMatch(p -> p.name().equals(formal.name().text()))) {
                problems.report("duplicate-name", formal.name().span(), "'" + entry.name()
                        + "' already has a parameter '" + formal.name() + "'");
            }
            parameters.add(new Type.Parameter(formal.name().text(), types.value(entry.namespace(), formal.type())));
        }
        ValueType result = types.value(entry.namespace(), item.result());
        return new Extern(entry.name(), item.slow(), List.copyOf(parameters), result,
                item.length().map(length -> lengths.of(length, result, parameters, entry.namespace())), item.verifiedBy()
                .flatMap(v -> declared.functions.find(entry.namespace(), v)).map(Table.Entry::name), entry.span());
    }

    private void check(Extern signer, Name name) {
        Optional<Extern> verifier = signer.verifiedBy().flatMap(this::find);
        if (verifier.isEmpty()) {
            problems.unknown("extern", name.text(), name.span(),
                    made.values().stream().map(e -> e.name().name()).toList());
            return;
        }
        List<ValueType> wanted = new ArrayList<>(signer.parameters().stream().map(Type.Parameter::type).toList());
        wanted.add(signer.result());
        List<ValueType> given = verifier.get().parameters().stream().map(Type.Parameter::type).toList();
        if (!given.equals(wanted) || !verifier.get().result().equals(ValueType.BOOL)) {
            problems.add(Diagnostic.of("verifier", name.span(), "'" + name + "' cannot verify '" + signer.name().name()
                    + "': it must take " + String.join(", ", wanted.stream().map(ValueType::toString).toList())
                    + " and say true or false").note(verifier.get().span(), "it takes "
                    + String.join(", ", given.stream().map(ValueType::toString).toList()) + " and gives "
                    + verifier.get().result()));
        }
        if (!signer.result().equals(ValueType.BYTES)) {
            problems.report("verifier", signer.span(), "what is verified must be bytes, not " + signer.result());
        }
    }
}
