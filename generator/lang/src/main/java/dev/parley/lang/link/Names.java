package dev.parley.lang.link;

import dev.parley.lang.model.Extern;
import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Expr;
import dev.parley.lang.syntax.Name;
import java.util.List;
import java.util.Optional;

/** What expressions can speak about beyond their subject. */
interface Names {
    /** What a plain name stands for. */
    Optional<Denoted> find(String name, Context context, Span span, TermLinker terms);

    /** What a name stands for in exactly that namespace. */
    Optional<Denoted> within(String namespace, String name, Context context, Span span, TermLinker terms);

    /** All plain names that can be used in a namespace, for suggestions. */
    List<String> visibleFrom(String namespace);

    /** The names of all messages and options of a role, for suggestions. */
    List<String> visibleOf(Role role, String namespace);

    /** A message or option of a role. */
    Optional<Denoted> ofRole(Role role, String name, String namespace, Span span);

    /** The sendings of a message in the flow, by one role or by any. */
    List<Sent> sendings(Message message, Optional<Role> role);

    /** Whether a message can only come after the one at hand. */
    boolean comesOnlyAfter(Sent message, Sent atHand);

    /** The body that an extension of that name has in a message. */
    Optional<Body> extension(Message message, String name);

    /** The body that an extension of that name has in a struct inside a message. */
    Optional<Body> extension(Type.Struct struct, String name);

    /** The extensions that a message can hold. */
    List<String> extensions(Message message);

    /** The extensions that a struct inside a message can hold. */
    List<String> extensions(Type.Struct struct);

    /** Whether an extension was offered, or accepted; absent if its name means nothing. */
    Optional<Term> extensionFact(boolean accepted, Expr extension, Context context, Span span, TermLinker terms);

    /** The function of that name. */
    Optional<Table.Entry<FunctionItem>> function(Name name, String namespace);

    /** The names of all functions. */
    List<String> functions(String namespace);

    /** A struct that values can be made of, if structs can be made here. */
    Optional<Type.Struct> struct(Name name, String namespace);

    /** A declared primitive, if primitives can be called here. */
    Optional<Extern> primitive(Table.Entry<FunctionItem> function);

    /** An extension's row and column. */
    record Body(ExtensionTable.Row row, ExtensionTable.Column column) {
        Term.ExtensionOf of(Term message, Span span) {
            return new Term.ExtensionOf(message, row, column, span);
        }
    }
}
