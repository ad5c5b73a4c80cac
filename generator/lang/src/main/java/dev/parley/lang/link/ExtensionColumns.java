package dev.parley.lang.link;

import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.ExtensionRow;
import dev.parley.lang.syntax.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of a row: which body, and which rules, an extension has in each message. */
final class ExtensionColumns {
    private final Declarations declared;
    private final Types types;
    private final ExtensionHolders holders;
    private final AlertNames alerts;
    private final List<Framing> framings;
    private final TermLinker constants;
    private final Problems problems;

    ExtensionColumns(Declarations declared, Types types, ExtensionHolders holders, AlertNames alerts,
            List<Framing> framings, TermLinker constants, Problems problems) {
        this.declared = declared;
        this.types = types;
        this.holders = holders;
        this.alerts = alerts;
        this.framings = framings;
        this.constants = constants;
        this.problems = problems;
    }

    List<ExtensionTable.Column> of(ExtensionRow row, Type.Struct extension, String namespace) {
        Map<QualifiedName, ExtensionTable.Column> columns = new LinkedHashMap<>();
        Map<Type.Struct, ExtensionTable.Column> first = new HashMap<>();
        for (ExtensionRow.Column written : row.columns()) {
            Optional<ExtensionHolders.Holder> holder = holders.holding(written.message(), extension, namespace);
            Optional<Type.Struct> body = holders.struct(written.body(), namespace);
            if (holder.isPresent() && body.isPresent()) {
                ExtensionTable.Column column = column(written, holder.get(), body.get());
                ExtensionTable.Column same = columns.putIfAbsent(column.name(), column);
                ExtensionTable.Column other = first.putIfAbsent(column.holder(), column);
                if (same != null) {
                    problems.duplicate("column", written.message().text(), column.span(), same.span());
                } else if (other != null) {
                    checkBeside(other, column, holder.get());
                }
            }
        }
        return List.copyOf(columns.values());
    }

    private ExtensionTable.Column column(ExtensionRow.Column written, ExtensionHolders.Holder holder,
            Type.Struct body) {
        return new ExtensionTable.Column(holder.name(), holder.struct(), body, written.unsolicited(),
                written.required().map(alerts::find), written.last().map(alerts::find),
                arguments(body, holder.struct(), written.body()), written.message().span());
    }

    /** Two columns of one wire type: each for another of its messages, and alike in what a decoder cannot tell. */
    private void checkBeside(ExtensionTable.Column first, ExtensionTable.Column column,
            ExtensionHolders.Holder holder) {
        if (!holder.isPart() || first.name().equals(holder.struct().name())) {
            problems.add(Diagnostic.of("extensions", column.span(), "the columns of '" + first.name() + "' and '"
                    + column.name() + "' are for the same messages")
                    .note(first.span(), "the first one is here")
                    .hint("write one column for the wire type, or one for each message of it"));
        } else if (!first.last().equals(column.last())) {
            problems.add(Diagnostic.of("extensions", column.span(), "'" + first.name() + "' and '" + column.name()
                    + "' have one wire type, so the extension is the last of both or of none")
                    .note(first.span(), "the first one is here"));
        }
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
