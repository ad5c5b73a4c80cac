package dev.parley.lang.link;

import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import java.util.Optional;

/** The protocol's name, and the flow with which a run begins: the one of that name in the protocol's own namespace. */
final class EntryFlow {
    private final Declarations declared;
    private final Problems problems;
    private final Optional<Name> protocol;

    EntryFlow(Declarations declared, Problems problems) {
        this.declared = declared;
        this.problems = problems;
        this.protocol = declared.protocols.stream().findFirst().map(p -> p.item().name());
        if (protocol.isEmpty()) {
            problems.report("missing", declared.start(), "the protocol has no name",
                    "write protocol x; in the entry file");
        }
        declared.protocols.stream().skip(1).forEach(p -> problems.duplicate("name of the protocol,",
                protocol.get().text(), p.item().span(), protocol.get().span()));
    }

    String name() {
        return protocol.map(Name::text).orElse("?");
    }

    Optional<Table.Entry<Item.Flow>> find() {
        Optional<Table.Entry<Item.Flow>> entry = protocol.flatMap(p -> declared.flows.exactly("", p.text()));
        if (protocol.isPresent() && entry.isEmpty()) {
            problems.report("missing", protocol.get().span(), "the protocol has no flow of its name",
                    "a run begins with flow " + protocol.get() + " { … }");
        }
        return entry;
    }

    /** Reports flows that no run reaches. */
    void checkUsed(Traffic traffic) {
        for (Table.Entry<Item.Flow> flow : declared.flows.all()) {
            if (!traffic.isUsed(flow.name())) {
                problems.report("unused-flow", flow.span(), "flow '" + flow.name() + "' is never called",
                        "call it, or remove it");
            }
        }
    }
}
