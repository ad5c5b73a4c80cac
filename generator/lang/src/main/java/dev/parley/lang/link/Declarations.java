package dev.parley.lang.link;

import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Everything that a specification declares, by kind and namespace, before any name in it is understood. */
final class Declarations {
    /** Structs, enumerations, typedefs, foreign types and message aliases: they share their names. */
    final Table<Item> types = new Table<>("type or message");
    final Table<ValueItem> values = new Table<>("value");
    final Table<FunctionItem> functions = new Table<>("function");
    final Table<Item.Flow> flows = new Table<>("flow");
    final Table<Item.Epoch> epochs = new Table<>("epoch");

    final List<Placed<Item.Protocol>> protocols = new ArrayList<>();
    final List<Placed<Item.Roles>> roles = new ArrayList<>();
    final List<Placed<Item.Envelope>> envelopes = new ArrayList<>();
    final List<Placed<Item.Alerts>> alerts = new ArrayList<>();
    final List<Placed<Item.Registry>> registries = new ArrayList<>();
    final List<Placed<Item.Extensions>> extensions = new ArrayList<>();
    final List<Placed<Item.Override>> overrides = new ArrayList<>();
    final List<FlowOverride> flowOverrides = new ArrayList<>();
    final List<Placed<Item.Parameter>> parameters = new ArrayList<>();
    final List<Placed<Item.Option>> options = new ArrayList<>();
    final List<Placed<Item.Ambient>> ambients = new ArrayList<>();
    final Table<Item.Export> exports = new Table<>("export");
    final List<Placed<Item.On>> blocks = new ArrayList<>();

    private final Set<String> namespaces = new TreeSet<>();
    private final Span start;

    Declarations(Span start) {
        this.start = start;
    }

    /** An override that holds for the messages of one flow. */
    record FlowOverride(String namespace, Item.Flow flow, Item.Override item) {
    }

    /** Where the specification starts: the place of what is missing altogether. */
    Span start() {
        return start;
    }

    void addNamespace(String name) {
        namespaces.add(name);
    }

    boolean isNamespace(String name) {
        return namespaces.contains(name);
    }

    Set<String> namespaces() {
        return namespaces;
    }
}
