package dev.parley.lang.link;

import dev.parley.lang.model.Extern;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Expr;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What expressions about a run of the protocol can speak about. */
final class ProtocolNames extends ConstantNames {
    private final Sendings sendings;
    private final Traffic traffic;
    private final ExtensionTables tables;
    private final Definitions definitions;
    private final Arguments arguments;
    private final Externs externs;
    private final ExtensionFacts extensionFacts;
    private final ModelNames names;

    ProtocolNames(ConstantNames constants, Sendings sendings, Traffic traffic, ExtensionTables tables,
            Definitions definitions, Arguments arguments, Externs externs, ExtensionFacts extensionFacts,
            ModelNames names) {
        super(constants);
        this.sendings = sendings;
        this.traffic = traffic;
        this.tables = tables;
        this.definitions = definitions;
        this.arguments = arguments;
        this.externs = externs;
        this.extensionFacts = extensionFacts;
        this.names = names;
    }

    @Override
    Optional<Denoted> global(String name) {
        Optional<Denoted> role = sendings.roles().named(name).map(Denoted.OfRole::new);
        return role.or(() -> super.global(name));
    }

    @Override
    Optional<Denoted> other(String namespace, String name, Context context, Span span, TermLinker terms) {
        QualifiedName full = new QualifiedName(namespace, name);
        if (arguments.isWritten(full)) {
            return Optional.of(new Denoted.Value(arguments.value(full, terms, span)));
        }
        return sendings.messages().within(namespace, name, span)
                .<Denoted>map(m -> new Denoted.OfMessage(m, Optional.empty())).or(() -> broken(namespace, name, span));
    }

    @Override
    Term value(Table.Entry<ValueItem> value, Context context, Span span, TermLinker terms) {
        if (value.item() instanceof ValueItem.Fact) {
            return new Term.FactValue(names.of(value.name()), span);
        }
        return value.item() instanceof ValueItem.Let || value.item() instanceof ValueItem.Binding
                ? definitions.use(value, context, span, terms) : super.value(value, context, span, terms);
    }

    @Override
    public Optional<Denoted> ofRole(Role role, String name, String namespace, Span span) {
        boolean option = declared().options.stream().anyMatch(o -> o.item().role().text().equals(role.name())
                && o.item().name().text().equals(name));
        if (option) {
            return Optional.of(new Denoted.Value(new Term.OptionValue(role, name, span)));
        }
        return sendings.messages().find(namespace, new Name(List.of(name), span))
                .<Denoted>map(m -> new Denoted.OfMessage(m, Optional.of(role)))
                .or(() -> broken(namespace, name, span)).or(() -> broken("", name, span));
    }

    /** A message whose declaration was reported to be wrong. */
    private Optional<Denoted> broken(String namespace, String name, Span span) {
        return declared().types.exactly(namespace, name).filter(e -> e.item() instanceof Item.Alias)
                .map(e -> new Denoted.Value(Unknown.term(span)));
    }

    @Override
    public List<String> visibleFrom(String namespace) {
        List<String> all = new ArrayList<>(super.visibleFrom(namespace));
        all.addAll(sendings.messages().names(namespace));
        sendings.roles().all().forEach(r -> all.add(r.name()));
        return all;
    }

    @Override
    public List<String> visibleOf(Role role, String namespace) {
        List<String> all = new ArrayList<>(sendings.messages().names(namespace));
        declared().options.stream().filter(o -> o.item().role().text().equals(role.name()))
                .forEach(o -> all.add(o.item().name().text()));
        return all;
    }

    @Override
    public List<Sent> sendings(Message message, Optional<Role> role) {
        return traffic.of(message, role);
    }

    @Override
    public boolean comesOnlyAfter(Sent message, Sent atHand) {
        return traffic.comesOnlyAfter(message, atHand);
    }

    @Override
    public Optional<Body> extension(Message message, String name) {
        return tables.find(message, name);
    }

    @Override
    public List<String> extensions(Message message) {
        return tables.names(message);
    }

    @Override
    public Optional<Body> extension(Type.Struct struct, String name) {
        return tables.find(struct, name);
    }

    @Override
    public List<String> extensions(Type.Struct struct) {
        return tables.names(struct);
    }

    @Override
    public Optional<Term> extensionFact(boolean accepted, Expr extension, Context context, Span span,
            TermLinker terms) {
        return extensionFacts.of(accepted, extension, context, span, terms);
    }

    @Override
    public Optional<Type.Struct> struct(Name name, String namespace) {
        return types().findStruct(namespace, name);
    }

    @Override
    public List<String> functions(String namespace) {
        List<String> names = new ArrayList<>(super.functions(namespace));
        names.addAll(types().structNames(namespace));
        return names;
    }

    @Override
    public Optional<Extern> primitive(Table.Entry<FunctionItem> function) {
        return externs.find(function.name());
    }
}
