package dev.parley.lang.link;

import dev.parley.lang.model.Message;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Messages that are part of a wire type: {@code message M is W where c}. */
final class AliasLinker {
    private final Declarations declared;
    private final Messages messages;
    private final ExtensionTables tables;
    private final TermLinker terms;
    private final Problems problems;

    AliasLinker(Declarations declared, Messages messages, ExtensionTables tables, TermLinker terms,
            Problems problems) {
        this.declared = declared;
        this.messages = messages;
        this.tables = tables;
        this.terms = terms;
        this.problems = problems;
    }

    void link() {
        for (Table.Entry<Item> entry : declared.types.all()) {
            if (entry.item() instanceof Item.Alias alias) {
                wire(alias.wire(), entry.namespace()).ifPresent(wire -> messages.add(new Message(entry.name(),
                        wire.wire(), wire.content(), wire.type(), alias.where().map(w -> checked(terms.link(w,
                        Context.of(entry.namespace(), subject(wire.wire().get())), ValueType.BOOL))), entry.span())));
            }
        }
    }

    private Optional<Message> wire(Name name, String namespace) {
        Optional<Table.Entry<Item>> type = declared.types.find(namespace, name, i -> !(i instanceof Item.Alias));
        if (type.isEmpty() && declared.types.find(namespace, name).isPresent()) {
            problems.report("message-alias", name.span(), "'" + name + "' is itself defined by another message",
                    "name the struct");
            return Optional.empty();
        }
        Optional<Message> message = type.isPresent()
                ? messages.within(type.get().namespace(), type.get().name().name(), name.span())
                : messages.find(namespace, name);
        if (message.isEmpty() && type.isPresent()) {
            problems.report("not-a-message", name.span(), "'" + name + "' is not in the envelope, so it never travels");
        } else if (message.isEmpty()) {
            problems.unknown("message", name.text(), name.span(), messages.names(namespace));
        } else if (message.get().wire().isEmpty()) {
            problems.report("message-alias", name.span(), "'" + name
                    + "' has no fields that a condition could look at");
            return Optional.empty();
        }
        return message;
    }

    private Subject subject(Type.Struct wire) {
        return new Subject() {
            @Override
            public List<Term> find(String name, Span span) {
                Optional<Type.Field> field = wire.find(name);
                if (field.isPresent()) {
                    return List.of(new Term.Local(name, ValueTypes.of(field.get().type()), span));
                }
                return tables.anywhere(wire, name)
                        .map(b -> (Term) b.of(new Term.This(new ValueType.Struct(wire), span), span)).stream().toList();
            }

            @Override
            public Collection<String> names() {
                List<String> names = new ArrayList<>(wire.fields().stream().map(Type.Field::name).toList());
                names.addAll(tables.namesAnywhere(wire));
                return names;
            }
        };
    }

    /**
     * Alternatives are told apart by these conditions, so they must be simple enough to compare. Constants come to stand
     * on the right.
     */
    private Term checked(Term where) {
        if (where instanceof Term.And and) {
            return new Term.And(checked(and.left()), checked(and.right()), and.span());
        }
        if (!isSimple(where) && !Unknown.is(where)) {
            problems.report("message-alias", where.span(), "this condition is too rich to tell messages apart by",
                    "join by &: field == constant, field != constant, present(extension), absent(extension)");
        }
        return where instanceof Term.Compare compare && isConstant(compare.left())
                ? new Term.Compare(compare.operator(), compare.right(), compare.left(), compare.span()) : where;
    }

    private static boolean isSimple(Term term) {
        if (term instanceof Term.Not not) {
            return not.operand() instanceof Term.Present || Unknown.is(not.operand());
        }
        if (term instanceof Term.Compare compare) {
            boolean equality = compare.operator().equals("==") || compare.operator().equals("!=");
            return equality && (compare.left() instanceof Term.Local && isConstant(compare.right())
                    || compare.right() instanceof Term.Local && isConstant(compare.left()));
        }
        return term instanceof Term.Present;
    }

    private static boolean isConstant(Term term) {
        return term instanceof Term.Int || term instanceof Term.CodeValue || term instanceof Term.Octets
                || Unknown.is(term);
    }
}
