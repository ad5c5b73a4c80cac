package dev.parley.lang.link;

import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.ExtensionRow;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables that say which body an extension has in which message. */
final class ExtensionLinker {
    private static final List<String> VIOLATIONS = List.of("duplicate", "unsolicited", "misplaced");

    private final Declarations declared;
    private final Types types;
    private final AlertNames alerts;
    private final List<Framing> framings;
    private final TermLinker constants;
    private final Problems problems;

    ExtensionLinker(Declarations declared, Types types, AlertNames alerts, List<Framing> framings,
            TermLinker constants, Problems problems) {
        this.declared = declared;
        this.types = types;
        this.alerts = alerts;
        this.framings = framings;
        this.constants = constants;
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
        List<ExtensionTable.Column> columns = new ArrayList<>();
        Map<QualifiedName, Span> seen = new HashMap<>();
        for (ExtensionRow.Column column : written.columns()) {
            Optional<Type.Struct> holder = holder(column.message(), extension, namespace);
            Optional<Type.Struct> body = struct(column.body(), namespace);
            if (holder.isEmpty() || body.isEmpty()) {
                continue;
            }
            Span first = seen.putIfAbsent(holder.get().name(), column.message().span());
            if (first != null) {
                problems.duplicate("column", column.message().text(), column.message().span(), first);
            } else {
                columns.add(new ExtensionTable.Column(holder.get().name(), body.get(), column.unsolicited(),
                        column.required().map(alerts::find), arguments(body.get(), holder.get(), column.body())));
            }
        }
        return type.map(t -> new ExtensionTable.Row(t, List.copyOf(columns)));
    }

    /** The struct of a column or answer, which must hold extensions. */
    private Optional<Type.Struct> holder(Name name, Type.Struct extension, String namespace) {
        Optional<Type.Struct> struct = struct(name, namespace);
        boolean holds = struct.filter(s -> s.fields().stream().anyMatch(f -> f.type() instanceof Type.VarVector v
                && v.element().equals(extension))).isPresent();
        if (struct.isPresent() && !holds && !Unknown.is(struct.get())
                && struct.get().fields().stream().noneMatch(f -> Unknown.is(f.type()))) {
            problems.report("extensions", name.span(), "'" + name + "' has no field that holds extensions",
                    "it needs a field such as " + extension.name().name() + " extensions<0..2^16-1>;");
            return Optional.empty();
        }
        return struct;
    }

    private Optional<Type.Struct> struct(Name name, String namespace) {
        Optional<Table.Entry<Item>> entry = declared.types.find(namespace, name, Item.Struct.class::isInstance)
                .or(() -> declared.types.find(namespace, name));
        if (entry.isPresent() && entry.get().item() instanceof Item.Alias alias) {
            problems.report("extensions", name.span(), "'" + name + "' is a message of the wire type '" + alias.wire()
                    + "'; extensions belong to wire types", "write " + alias.wire());
            return Optional.empty();
        }
        Optional<Type.Struct> struct = types.findStruct(namespace, name);
        if (struct.isEmpty()) {
            problems.unknown("struct", name.text(), name.span(), declared.types.visibleFrom(namespace));
        }
        return struct;
    }

    private List<ExtensionTable.Answer> answers(Placed<Item.Extensions> written, Type.Struct extension) {
        List<ExtensionTable.Answer> answers = new ArrayList<>();
        Map<QualifiedName, Span> seen = new HashMap<>();
        for (Item.Extensions.Answer answer : written.item().answers()) {
            Optional<Type.Struct> message = holder(answer.message(), extension, written.namespace());
            Optional<Type.Struct> request = holder(answer.request(), extension, written.namespace());
            if (message.isPresent() && request.isPresent()) {
                Span first = seen.putIfAbsent(message.get().name(), answer.message().span());
                if (first != null) {
                    problems.duplicate("answer", answer.message().text(), answer.message().span(), first);
                }
                answers.add(new ExtensionTable.Answer(message.get().name(), request.get().name()));
            }
        }
        return List.copyOf(answers);
    }

    /** Bodies are read with their message, so only what is known then can be an argument. */
    private List<Term> arguments(Type.Struct body, Type.Struct holder, Name written) {
        List<Term> arguments = new ArrayList<>();
        for (ParameterUse use : types.usesOf(body)) {
            Optional<Term> argument = typeCode(use, holder, written.span())
                    .or(() -> constant(use, body.name().namespace())).or(() -> constant(use, ""));
            if (argument.isEmpty()) {
                problems.add(Diagnostic.of("unsupplied-parameter", written.span(), "'" + body.name()
                        + "' needs a value for '"
                        + use.name() + "', and the column of '" + holder.name() + "' gives none")
                        .note(use.span(), "it is used here")
                        .hint("write parameter " + use.name() + " = …; with a constant"));
            }
            arguments.add(argument.orElseGet(() -> Unknown.term(written.span())));
        }
        return List.copyOf(arguments);
    }

    private Optional<Term> typeCode(ParameterUse use, Type.Struct holder, Span span) {
        return use.origin().flatMap(origin -> framings.stream()
                .filter(f -> f.struct().name().equals(origin.struct()) && f.field().equals(origin.field())).findFirst())
                .flatMap(f -> f.codeOf(holder).map(code -> new Term.CodeValue(f.type(), code, span)));
    }

    private Optional<Term> constant(ParameterUse use, String namespace) {
        return declared.parameters.stream()
                .filter(p -> p.namespace().equals(namespace) && p.item().name().text().equals(use.name())).findFirst()
                .map(p -> constants.link(p.item().value(), Context.of(namespace, Subject.NONE),
                        use.parameter().type()));
    }
}
