package dev.parley.lang.link;

import dev.parley.lang.model.Extern;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Expr;
import dev.parley.lang.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the text of a struct can speak about beyond its fields: constants, and code points by their type. */
class ConstantNames implements Names {
    private final Declarations declared;
    private final Codes codes;
    private final Constants constants;
    private final Types types;

    ConstantNames(Declarations declared, Codes codes, Constants constants, Types types) {
        this.declared = declared;
        this.codes = codes;
        this.constants = constants;
        this.types = types;
    }

    ConstantNames(ConstantNames same) {
        this(same.declared, same.codes, same.constants, same.types);
    }

    final Declarations declared() {
        return declared;
    }

    final Types types() {
        return types;
    }

    @Override
    public final Optional<Denoted> find(String name, Context context, Span span, TermLinker terms) {
        Optional<Denoted> found = within(context.namespace(), name, context, span, terms);
        if (found.isEmpty() && !context.namespace().isEmpty()) {
            found = within("", name, context, span, terms);
        }
        return found.or(() -> global(name));
    }

    /** What the name stands for wherever it is used. */
    Optional<Denoted> global(String name) {
        return declared.isNamespace(name) ? Optional.of(new Denoted.OfNamespace(name)) : Optional.empty();
    }

    @Override
    public final Optional<Denoted> within(String namespace, String name, Context context, Span span,
            TermLinker terms) {
        Optional<Table.Entry<ValueItem>> value = declared.values.exactly(namespace, name);
        if (value.isPresent()) {
            return Optional.of(new Denoted.Value(value(value.get(), context, span, terms)));
        }
        return other(namespace, name, context, span, terms)
                .or(() -> declared.types.exactly(namespace, name).flatMap(codes::of).map(Denoted.OfCode::new));
    }

    /** What the name stands for, if it is neither a value nor a type. */
    Optional<Denoted> other(String namespace, String name, Context context, Span span, TermLinker terms) {
        return Optional.empty();
    }

    /** A declared value where it is used. */
    Term value(Table.Entry<ValueItem> value, Context context, Span span, TermLinker terms) {
        if (value.item() instanceof ValueItem.Constant c) {
            return constants.term(value, c, types, span);
        }
        if (value.item() instanceof ValueItem.Macro m) {
            return terms.expand(value.name(), m.item(), List.of(), context, span);
        }
        return terms.misplaced(span, "'" + value.name()
                + "' belongs to a run of the protocol; a struct knows nothing of that");
    }

    @Override
    public List<String> visibleFrom(String namespace) {
        List<String> names = new ArrayList<>(declared.values.visibleFrom(namespace));
        names.addAll(declared.types.visibleFrom(namespace));
        return names;
    }

    @Override
    public List<String> visibleOf(Role role, String namespace) {
        return List.of();
    }

    @Override
    public Optional<Denoted> ofRole(Role role, String name, String namespace, Span span) {
        return Optional.empty();
    }

    @Override
    public List<Sent> sendings(Message message, Optional<Role> role) {
        return List.of();
    }

    @Override
    public boolean comesOnlyAfter(Sent message, Sent atHand) {
        return false;
    }

    @Override
    public Optional<Body> extension(Message message, String name) {
        return Optional.empty();
    }

    @Override
    public List<String> extensions(Message message) {
        return List.of();
    }

    @Override
    public Optional<Body> extension(Type.Struct struct, String name) {
        return Optional.empty();
    }

    @Override
    public List<String> extensions(Type.Struct struct) {
        return List.of();
    }

    @Override
    public Optional<Term> extensionFact(boolean accepted, Expr extension, Context context,
            Span span, TermLinker terms) {
        return Optional.of(terms.misplaced(span,
                "what was offered or accepted belongs to a run of the protocol; a struct knows nothing of that"));
    }

    @Override
    public final Optional<Table.Entry<FunctionItem>> function(Name name, String namespace) {
        return declared.functions.find(namespace, name);
    }

    @Override
    public List<String> functions(String namespace) {
        List<String> names = new ArrayList<>(declared.functions.visibleFrom(namespace));
        names.addAll(Collector.Reserved.FUNCTIONS);
        return names;
    }

    /** The text of a struct is linked when nobody knows yet what other structs are like. */
    @Override
    public Optional<Type.Struct> struct(Name name, String namespace) {
        return Optional.empty();
    }

    @Override
    public Optional<Extern> primitive(Table.Entry<FunctionItem> function) {
        return Optional.empty();
    }
}
