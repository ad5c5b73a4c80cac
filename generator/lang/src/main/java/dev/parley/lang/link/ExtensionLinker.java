package dev.parley.lang.link;

import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.ExtensionRow;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables that say which body an extension has in which message. */
final class ExtensionLinker {
    private static final List<String> VIOLATIONS = List.of("duplicate", "unsolicited", "misplaced");

    private final Declarations declared;
    private final Types types;
    private final AlertNames alerts;
    private final Roles roles;
    private final ExtensionHolders holders;
    private final ExtensionColumns columns;
    private final Problems problems;

    ExtensionLinker(Declarations declared, Types types, AlertNames alerts, Roles roles, EnvelopeLinker envelope,
            TermLinker constants, Problems problems) {
        this.declared = declared;
        this.types = types;
        this.alerts = alerts;
        this.roles = roles;
        this.holders = new ExtensionHolders(declared, types, envelope.messages(), problems);
        this.columns = new ExtensionColumns(declared, types, holders, alerts, envelope.framings(), constants,
                problems);
        this.problems = problems;
    }

    List<ExtensionTable> link() {
        List<ExtensionTable> tables = new ArrayList<>();
        Map<QualifiedName, Span> seen = new HashMap<>();
        for (Placed<Item.Extensions> written : declared.extensions) {
            Optional<Type.Struct> extension = extension(written);
            Span first = extension.map(e -> seen.putIfAbsent(e.name(), written.item().span())).orElse(null);
            if (first != null) {
                problems.duplicate("table for", written.item().type().text(), written.item().span(), first);
            } else if (extension.isPresent()) {
                tables.add(table(written, extension.get()));
            }
        }
        return List.copyOf(tables);
    }

    private Optional<Type.Struct> extension(Placed<Item.Extensions> written) {
        Name name = written.item().type();
        Optional<Type.Struct> struct = types.findStruct(written.namespace(), name);
        if (struct.isEmpty()) {
            problems.unknown("struct", name.text(), name.span(), declared.types.visibleFrom(written.namespace()));
            return struct;
        }
        List<Type.Field> fields = struct.get().fields();
        if (fields.size() != 2 || !(fields.get(0).type() instanceof Type.Code code) || code.width() == 0
                || !(fields.get(1).type() instanceof Type.VarOpaque)) {
            if (!Unknown.is(struct.get()) && fields.stream().noneMatch(f -> Unknown.is(f.type()))) {
                problems.add(Diagnostic.of("extensions", name.span(), "'" + name
                        + "' does not have the shape of an extension")
                        .note(struct.get().span(), "it is declared here")
                        .hint("an extension is a code point, then opaque bytes behind a length"));
            }
            return Optional.empty();
        }
        return struct;
    }

    private ExtensionTable table(Placed<Item.Extensions> written, Type.Struct extension) {
        Type.Code code = (Type.Code) extension.fields().get(0).type();
        List<ExtensionTable.Row> rows = new ArrayList<>();
        Map<String, Span> seen = new HashMap<>();
        for (ExtensionRow row : written.item().rows()) {
            Span first = seen.putIfAbsent(row.type().text(), row.type().span());
            if (first != null) {
                problems.duplicate("row", row.type().text(), row.type().span(), first);
            } else {
                row(row, code, extension, written.namespace()).ifPresent(rows::add);
            }
        }
        checkLast(rows);
        Map<String, Type.Enumerator> violations = violations(written.item());
        return new ExtensionTable(extension, List.copyOf(rows), answers(written, extension),
                violations.get("duplicate"), violations.get("unsolicited"), violations.get("misplaced"));
    }

    private Map<String, Type.Enumerator> violations(Item.Extensions written) {
        Map<String, Type.Enumerator> violations = new HashMap<>();
        Map<String, Span> seen = new HashMap<>();
        for (Item.Alerts.Rule rule : written.alerts()) {
            Span first = seen.putIfAbsent(rule.kind().text(), rule.kind().span());
            if (!VIOLATIONS.contains(rule.kind().text())) {
                problems.unknown("kind of violation", rule.kind().text(), rule.kind().span(), VIOLATIONS);
            } else if (first != null) {
                problems.duplicate("rule for", rule.kind().text(), rule.kind().span(), first);
            } else {
                violations.put(rule.kind().text(), alerts.find(rule.alert()));
            }
        }
        VIOLATIONS.forEach(kind -> violations.putIfAbsent(kind, alerts.alerts().forbidden()));
        return violations;
    }

    private Optional<ExtensionTable.Row> row(ExtensionRow written, Type.Code code, Type.Struct extension,
            String namespace) {
        Optional<Type.Enumerator> type = CodePoints.find(code, written.type().text(), written.type().span(), problems);
        List<ExtensionTable.Column> bodies = columns.of(written, extension, namespace);
        return type.map(t -> new ExtensionTable.Row(t, bodies));
    }

    /** Of each struct at most one extension can be the last. */
    private void checkLast(List<ExtensionTable.Row> rows) {
        Map<Type.Struct, ExtensionTable.Column> seen = new HashMap<>();
        for (ExtensionTable.Row row : rows) {
            Set<Type.Struct> here = new HashSet<>();
            for (ExtensionTable.Column column : row.columns()) {
                if (column.last().isPresent() && here.add(column.holder())) {
                    ExtensionTable.Column first = seen.putIfAbsent(column.holder(), column);
                    if (first != null) {
                        problems.add(Diagnostic.of("extensions", column.span(), "two extensions of '"
                                + column.holder().name() + "' cannot both be the last")
                                .note(first.span(), "the first one is here"));
                    }
                }
            }
        }
    }

    private List<ExtensionTable.Answer> answers(Placed<Item.Extensions> written, Type.Struct extension) {
        List<ExtensionTable.Answer> answers = new ArrayList<>();
        Map<List<Object>, Span> seen = new HashMap<>();
        for (Item.Extensions.Answer answer : written.item().answers()) {
            Optional<Role> sender = sender(answer.message());
            Name name = sender.isEmpty() ? answer.message()
                    : new Name(answer.message().parts().subList(1, answer.message().parts().size()),
                            answer.message().span());
            Optional<ExtensionHolders.Holder> message = holders.answer(name, extension, written.namespace());
            Optional<ExtensionHolders.Holder> request = holders.request(answer.request(), extension,
                    written.namespace());
            if (message.isPresent() && request.isPresent()) {
                Span first = seen.putIfAbsent(List.of(sender, message.get().name()), name.span());
                if (first != null) {
                    problems.duplicate("answer", answer.message().text(), name.span(), first);
                }
                answers.add(new ExtensionTable.Answer(sender, message.get().name(), request.get().name()));
            }
        }
        return List.copyOf(answers);
    }

    private Optional<Role> sender(Name message) {
        return message.parts().size() < 2 ? Optional.empty() : roles.named(message.parts().get(0));
    }
}
