package dev.parley.lang.syntax;

import static dev.parley.lang.syntax.Leaves.all;
import static dev.parley.lang.syntax.Leaves.maybe;

import java.util.List;
import java.util.Optional;

/** Builds the tables: registries, envelopes, alerts and extensions. */
final class TableBuilder {
    private final Leaves leaves;
    private final ExprBuilder exprs;

    TableBuilder(Leaves leaves, ExprBuilder exprs) {
        this.leaves = leaves;
        this.exprs = exprs;
    }

    Item.Registry registry(ParleyParser.RegistryItemContext c) {
        Name type = leaves.name(c.qualified());
        List<Item.Formal> columns = all(c.columns().column(),
                column -> new Item.Formal(leaves.name(column.name()), leaves.name(column.qualified())));
        List<Item.Registry.Row> rows = all(c.entry(),
                entry -> new Item.Registry.Row(leaves.name(entry.name()), all(entry.value(), exprs::value)));
        return new Item.Registry(type, columns, rows, type.span());
    }

    Item.Envelope envelope(ParleyParser.EnvelopeItemContext c) {
        Name type = leaves.name(c.name());
        return new Item.Envelope(type, all(c.content(), this::content), type.span());
    }

    private Content content(ParleyParser.ContentContext context) {
        if (context instanceof ParleyParser.RawContentContext raw) {
            return content(Optional.of(leaves.name(raw.name(0))), true, leaves.name(raw.name(1)), raw.contentRule());
        } else if (context instanceof ParleyParser.FramedContentContext framed) {
            return content(Optional.of(leaves.name(framed.name())), false, leaves.name(framed.qualified()),
                    framed.contentRule());
        }
        Name message = leaves.name(((ParleyParser.StreamContentContext) context).name());
        return content(Optional.empty(), true, message, List.of());
    }

    private Content content(Optional<Name> tag, boolean raw, Name type, List<ParleyParser.ContentRuleContext> rules) {
        List<Name> more = only(rules, ParleyParser.TypeRuleContext.class).map(r -> leaves.name(r.qualified())).toList();
        boolean transcript = only(rules, ParleyParser.TranscriptRuleContext.class).findAny().isPresent();
        Optional<Item.Number> limit = only(rules, ParleyParser.LimitRuleContext.class)
                .map(r -> leaves.number(r.number())).findFirst();
        return new Content(tag, raw, Leaves.concat(List.of(type), more), transcript, limit.map(Item.Number::value),
                tag.orElse(type).span());
    }

    private static <T> java.util.stream.Stream<T> only(List<?> all, Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast);
    }

    Item.Alerts alerts(ParleyParser.AlertsItemContext c) {
        Name type = leaves.name(c.qualified());
        return new Item.Alerts(type, all(c.alertRule(), this::alert), type.span());
    }

    private Item.Alerts.Rule alert(ParleyParser.AlertRuleContext c) {
        return new Item.Alerts.Rule(leaves.name(c.name(0)), leaves.name(c.name(1)));
    }

    Item.Extensions extensions(ParleyParser.ExtensionsItemContext c) {
        Name type = leaves.name(c.qualified());
        List<ExtensionRow> rows = only(c.extensionRow(), ParleyParser.BodyRowContext.class)
                .map(row -> new ExtensionRow(leaves.name(row.name()), all(row.extensionColumn(), this::column))).toList();
        List<Item.Extensions.Answer> answers = only(c.extensionRow(), ParleyParser.AnswerRowContext.class)
                .map(row -> new Item.Extensions.Answer(leaves.name(row.path(0)), leaves.name(row.path(1)))).toList();
        List<Item.Alerts.Rule> alerts = only(c.extensionRow(), ParleyParser.AlertRowContext.class)
                .map(row -> alert(row.alertRule())).toList();
        return new Item.Extensions(type, rows, answers, alerts, type.span());
    }

    private ExtensionRow.Column column(ParleyParser.ExtensionColumnContext c) {
        boolean unsolicited = only(c.extensionRule(), ParleyParser.UnsolicitedRuleContext.class).findAny().isPresent();
        Optional<Name> required = only(c.extensionRule(), ParleyParser.RequiredRuleContext.class)
                .map(rule -> leaves.name(rule.name())).findFirst();
        Optional<Name> last = only(c.extensionRule(), ParleyParser.LastRuleContext.class)
                .map(rule -> leaves.name(rule.name())).findFirst();
        return new ExtensionRow.Column(leaves.name(c.qualified(0)), leaves.name(c.qualified(1)), unsolicited, required,
                last);
    }

    /** A row of a schedule. */
    Item.Schedule.Entry scheduled(ParleyParser.ScheduleEntryContext c) {
        return new Item.Schedule.Entry(leaves.name(c.name()), exprs.build(c.expr()));
    }

    /** A row of an epoch. */
    Item.Epoch.Keys keys(ParleyParser.EpochKeysContext c) {
        return new Item.Epoch.Keys(leaves.name(c.name()), exprs.list(c.expr()));
    }
}
