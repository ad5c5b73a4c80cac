package dev.parley.lang.link;

import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import dev.parley.lang.syntax.Statement;
import dev.parley.lang.syntax.SyntaxTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sorts the items of all files into {@link Declarations}. */
final class Collector {
    private static final Set<String> BUILT_IN_TYPES = Set.of("uint8", "uint16", "uint24", "uint32", "uint64", "opaque",
            "bytes", "secret", "string", "int", "bool");

    private final Problems problems;
    private final Declarations declared;
    private String namespace = "";

    private Collector(Span start, Problems problems) {
        this.problems = problems;
        this.declared = new Declarations(start);
    }

    static Declarations collect(SyntaxTree tree, Problems problems) {
        Collector collector = new Collector(new Span(tree.files().get(0).source(), 1, 1, 1), problems);
        ImportOrder.of(tree).forEach(collector::add);
        return collector.declared;
    }

    private void add(SyntaxTree.File file) {
        namespace = "";
        for (Item item : file.items()) {
            if (item instanceof Item.Namespace n) {
                namespace = n.name().text();
                declared.addNamespace(namespace);
            } else {
                add(item);
            }
        }
    }

    private void add(Item item) {
        if (!addType(item) && !addTable(item) && !addFlow(item)) {
            addValue(item);
        }
    }

    private boolean addType(Item item) {
        if (item instanceof Item.Struct s) {
            type(s.name(), s);
        } else if (item instanceof Item.Enumeration e) {
            type(e.name(), e);
        } else if (item instanceof Item.Typedef t) {
            type(t.name(), t);
        } else if (item instanceof Item.ExternType e) {
            type(e.name(), e);
        } else if (item instanceof Item.Alias a) {
            type(a.name(), a);
        } else {
            return false;
        }
        return true;
    }

    private void type(Name name, Item item) {
        if (BUILT_IN_TYPES.contains(name.text())) {
            problems.report("duplicate-name", name.span(), "'" + name + "' is a type of the language itself",
                    "call it something else");
        } else {
            declared.types.declare(namespace, name, item, problems);
        }
    }

    private boolean addTable(Item item) {
        if (item instanceof Item.Registry r) {
            declared.registries.add(new Placed<>(namespace, r));
        } else if (item instanceof Item.Envelope e) {
            declared.envelopes.add(new Placed<>(namespace, e));
        } else if (item instanceof Item.Alerts a) {
            declared.alerts.add(new Placed<>(namespace, a));
        } else if (item instanceof Item.Extensions e) {
            declared.extensions.add(new Placed<>(namespace, e));
        } else if (item instanceof Item.Override o) {
            if (namesAField(o)) {
                declared.overrides.add(new Placed<>(namespace, o));
            }
        } else if (item instanceof Item.Parameter p) {
            declared.parameters.add(new Placed<>(namespace, p));
        } else {
            return false;
        }
        return true;
    }

    private boolean addFlow(Item item) {
        if (item instanceof Item.Protocol p) {
            declared.protocols.add(new Placed<>(namespace, p));
        } else if (item instanceof Item.Roles r) {
            declared.roles.add(new Placed<>(namespace, r));
        } else if (item instanceof Item.Option o) {
            declared.options.add(new Placed<>(namespace, o));
        } else if (item instanceof Item.Ambient a) {
            declared.ambients.add(new Placed<>(namespace, a));
        } else if (item instanceof Item.Epoch e) {
            declared.epochs.declare(namespace, e.name(), e, problems);
        } else if (item instanceof Item.Flow f) {
            declared.flows.declare(namespace, f.name(), f, problems);
            inside(f);
        } else {
            return false;
        }
        return true;
    }

    /** Facts and options that a flow declares belong to its namespace; overrides to its messages. */
    private void inside(Item.Flow flow) {
        for (Item item : flow.declarations()) {
            if (item instanceof Item.Override o && namesAField(o)) {
                declared.flowOverrides.add(new Declarations.FlowOverride(namespace, flow, o));
            } else if (!(item instanceof Item.Override)) {
                add(item);
            }
        }
    }

    private boolean namesAField(Item.Override override) {
        if (override.message().parts().isEmpty()) {
            problems.report("bad-override", override.span(), "an override names a struct and one of its fields",
                    "write override Struct." + override.field() + " …;");
        }
        return !override.message().parts().isEmpty();
    }

    private void addValue(Item item) {
        if (item instanceof Item.Constant c) {
            value(c.name(), new ValueItem.Constant(c));
        } else if (item instanceof Item.Fact f) {
            value(f.name(), new ValueItem.Fact(f));
        } else if (item instanceof Item.Define d && d.parameters().isEmpty()) {
            value(d.name(), new ValueItem.Macro(d));
        } else if (item instanceof Item.Define d) {
            function(d.name(), new FunctionItem.Macro(d));
        } else if (item instanceof Item.Export e) {
            declared.exports.declare(namespace, e.name(), e, problems);
        } else if (item instanceof Item.Extern e) {
            function(e.name(), new FunctionItem.Primitive(e));
        } else if (item instanceof Item.On on) {
            declared.blocks.add(new Placed<>(namespace, on));
            on.statements().stream().filter(Statement.Let.class::isInstance).map(Statement.Let.class::cast)
                    .forEach(let -> let(let.name(), new ValueItem.Let.Definition(on, let)));
        } else if (item instanceof Item.Schedule s) {
            s.entries().forEach(e -> value(e.name(), new ValueItem.Binding(e)));
        }
    }

    /** Another block may define the value anew. */
    private void let(Name name, ValueItem.Let.Definition definition) {
        Optional<Table.Entry<ValueItem>> known = declared.values.exactly(namespace, name.text());
        if (known.isEmpty() || !(known.get().item() instanceof ValueItem.Let let)) {
            value(name, new ValueItem.Let(List.of(definition)));
            return;
        }
        Optional<ValueItem.Let.Definition> same = let.definitions().stream()
                .filter(d -> d.block() == definition.block()).findFirst();
        if (same.isPresent()) {
            problems.duplicate("value", name.text(), name.span(), same.get().item().name().span());
        } else {
            declared.values.replace(known.get(), let.and(definition));
        }
    }

    private void value(Name name, ValueItem item) {
        if (Reserved.VALUES.contains(name.text())) {
            reserved(name);
        } else {
            declared.values.declare(namespace, name, item, problems);
        }
    }

    private void function(Name name, FunctionItem item) {
        if (Reserved.FUNCTIONS.contains(name.text())) {
            reserved(name);
        } else {
            declared.functions.declare(namespace, name, item, problems);
        }
    }

    private void reserved(Name name) {
        problems.report("duplicate-name", name.span(), "'" + name + "' has a meaning of its own in expressions",
                "call it something else");
    }

    /** What expressions understand without a declaration. */
    static final class Reserved {
        static final List<String> VALUES = List.of("this", "transcript", "true", "false");
        static final List<String> FUNCTIONS = List.of("seen", "present", "absent", "offered", "accepted", "nonempty",
                "length", "contains", "registered", "slice", "zeros");

        private Reserved() {
        }
    }
}
