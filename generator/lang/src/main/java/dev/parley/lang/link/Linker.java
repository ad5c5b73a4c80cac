package dev.parley.lang.link;

import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Argument;
import dev.parley.lang.model.Binding;
import dev.parley.lang.model.Equations;
import dev.parley.lang.model.Fact;
import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.Option;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The second stage: resolves all names of a specification and checks all types. */
public final class Linker {
    private final Problems problems = new Problems();

    private Linker() {
    }

    /**
     * Links a specification.
     *
     * @param tree what the parser read; at least one file
     * @return the model, absent if there is any problem; every problem that was found, in the order of their places
     */
    public static Result<ProtocolModel> link(SyntaxTree tree) {
        Linker linker = new Linker();
        ProtocolModel model = linker.model(Collector.collect(tree, linker.problems));
        return new Result<>(Optional.of(model).filter(m -> linker.problems.isEmpty()), linker.problems.sorted());
    }

    private ProtocolModel model(Declarations declared) {
        EntryFlow entry = new EntryFlow(declared, problems);
        Roles roles = new Roles(declared, problems);
        Codes codes = new Codes(declared, problems);
        AlertNames alerts = new AlertNames(declared, codes, problems);
        Constants constants = new Constants(declared, codes, problems);
        FieldChange change = new FieldChange(constants, alerts, problems);
        FlowOverrides flowOverrides = new FlowOverrides(declared, change, alerts, problems);
        Overrides overrides = new Overrides(declared, change, flowOverrides, problems);
        RecordLayer recordLayer = new RecordLayer(problems);
        Types types = new Types(declared, codes, constants, overrides, alerts, recordLayer, problems);
        List<Type> allTypes = types.all();
        overrides.checkUsed(types);

        EnvelopeLinker envelope = new EnvelopeLinker(declared, codes, types, problems);
        ConstantNames constantNames = new ConstantNames(declared, codes, constants, types);
        TermLinker constantTerms = new TermLinker(constantNames, problems);
        ExtensionTables tables = new ExtensionTables(new ExtensionLinker(declared, types, alerts, roles,
                envelope, constantTerms, problems).link());
        Messages messages = envelope.messages();
        new AliasLinker(declared, messages, tables, constantTerms, problems).link();
        new BodyChoices(messages, problems).check(tables.all());

        Sendings sendings = new Sendings(declared, roles, messages, problems);
        Optional<Table.Entry<Item.Flow>> start = entry.find();
        Traffic traffic = new Traffic(declared, sendings, start);
        entry.checkUsed(traffic);

        ModelNames names = new ModelNames();
        declared.values.all().forEach(v -> names.of(v.name()));
        Blocks blocks = new Blocks(declared, sendings, traffic, tables, problems);
        Definitions definitions = new Definitions(names, blocks, problems);
        Arguments arguments = new Arguments(declared, types, problems);
        Externs externs = new Externs(declared, types, constants, problems);
        ExtensionFacts extensionFacts = new ExtensionFacts(tables, traffic, names, problems);
        TermLinker terms = new TermLinker(new ProtocolNames(constantNames, sendings, traffic, tables, definitions,
                arguments, externs, extensionFacts, names), problems);
        Guards guards = new Guards(terms, problems);
        Deterministic deterministic = new Deterministic(problems);

        List<Argument> allArguments = arguments.all(terms);
        new Supplies(types, envelope.framings(), allArguments, problems).check(traffic.all());
        recordLayer.check(messages.all());
        StreamEnds.check(messages.all(), problems);
        List<Fact> facts = new ArrayList<>(new FactLinker(declared, blocks, names, terms, guards,
                deterministic).link());
        BlockLinker rules = new BlockLinker(declared, blocks, roles, alerts, terms, definitions, names,
                problems);
        List<Equations> equations = rules.link(flowOverrides.rules(traffic));
        List<Binding> schedule = schedule(declared, definitions, names, terms, deterministic);
        Epochs epochs = new Epochs(declared, types, roles, terms, problems);
        List<FlowStep> steps = start.map(new FlowLinker(declared, sendings, epochs, guards, problems)::link)
                .orElse(List.of());
        List<Ambient> ambients = new AmbientLinker(declared, sendings, blocks, epochs, guards, problems).link();
        facts.addAll(extensionFacts.all());
        return new ProtocolModel(entry.name(), allTypes, constants.all(types), envelope.envelope(), roles.all(),
                alerts.alerts(), tables.all(), messages.all(), List.copyOf(facts), options(declared, roles), steps,
                ambients, equations, schedule, epochs.all(), externs.foreignTypes(), externs.all(), allArguments,
                new Exports(types, terms, problems).link(declared));
    }

    private static List<Binding> schedule(Declarations declared, Definitions definitions, ModelNames names,
            TermLinker terms, Deterministic deterministic) {
        List<Binding> schedule = new ArrayList<>();
        for (Table.Entry<ValueItem> entry : declared.values.all()) {
            if (entry.item() instanceof ValueItem.Binding) {
                Term value = deterministic.check(definitions.value(entry, 0, terms));
                schedule.add(new Binding(names.of(entry.name()), value, entry.span()));
            }
        }
        return List.copyOf(schedule);
    }

    private List<Option> options(Declarations declared, Roles roles) {
        List<Option> options = new ArrayList<>();
        Map<String, Span> seen = new HashMap<>();
        for (Placed<Item.Option> written : declared.options) {
            String name = written.item().role() + "." + written.item().name();
            Span first = seen.putIfAbsent(name, written.item().span());
            Optional<Role> role = roles.find(written.item().role());
            if (first != null) {
                problems.duplicate("option", name, written.item().span(), first);
            } else if (role.isPresent()) {
                options.add(new Option(role.get(), written.item().name().text(), written.item().span()));
            }
        }
        return List.copyOf(options);
    }
}
