package dev.parley.lang.syntax;

import static dev.parley.lang.syntax.Leaves.all;
import static dev.parley.lang.syntax.Leaves.maybe;

import dev.parley.lang.source.Diagnostics;
import dev.parley.lang.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds the declarations of one file. */
final class ItemBuilder extends ParleyBaseVisitor<Item> {
    private final Leaves leaves;
    private final ExprBuilder exprs;
    private final FieldBuilder fields;
    private final TableBuilder tables;
    private final StepBuilder steps;
    private final ClauseBuilder clauses;
    private final StatementBuilder statements;

    ItemBuilder(SourceFile source, Diagnostics problems) {
        leaves = new Leaves(source, problems);
        exprs = new ExprBuilder(leaves, problems);
        fields = new FieldBuilder(leaves, exprs);
        tables = new TableBuilder(leaves, exprs);
        steps = new StepBuilder(leaves, exprs);
        clauses = new ClauseBuilder(leaves, exprs, steps);
        statements = new StatementBuilder(leaves, exprs);
    }

    List<Item> items(ParleyParser.FileContext c) {
        return all(c.item(), this::visit);
    }

    /** Of a file that does not parse, only what it imports. */
    List<Item> imports(ParleyParser.FileContext c, Set<Integer> badLines) {
        return c.item().stream().filter(ParleyParser.ImportItemContext.class::isInstance)
                .filter(item -> item.exception == null && !badLines.contains(item.getStart().getLine())).map(this::visit).toList();
    }

    @Override
    public Item visitProtocolItem(ParleyParser.ProtocolItemContext c) {
        Name name = leaves.name(c.name());
        return new Item.Protocol(name, name.span());
    }

    @Override
    public Item visitNamespaceItem(ParleyParser.NamespaceItemContext c) {
        Name name = leaves.name(c.name());
        return new Item.Namespace(name, name.span());
    }

    @Override
    public Item visitImportItem(ParleyParser.ImportItemContext c) {
        return new Item.Import(leaves.text(c.STRING().getSymbol()), leaves.span(c.STRING().getSymbol()));
    }

    @Override
    public Item visitStructItem(ParleyParser.StructItemContext c) {
        Name name = leaves.name(c.name());
        List<Item.Formal> parameters = c.parameters() == null ? List.of() : leaves.formals(c.parameters().formal());
        return new Item.Struct(name, parameters, fields.fields(c.structBody().field()), name.span());
    }

    @Override
    public Item visitSelectItem(ParleyParser.SelectItemContext c) {
        Name name = leaves.name(c.name());
        Field body = fields.select(c.select(), Optional.empty(), Optional.empty());
        return new Item.Struct(name, List.of(), List.of(body), name.span());
    }

    @Override
    public Item visitSealedItem(ParleyParser.SealedItemContext c) {
        Name name = leaves.name(c.name());
        Field body = fields.sealed(c.sealed(), Optional.empty());
        return new Item.Struct(name, List.of(), List.of(body), name.span());
    }

    @Override
    public Item visitEnumItem(ParleyParser.EnumItemContext c) {
        Name name = leaves.name(c.name());
        return new Item.Enumeration(name, fields.enumBody(c.enumBody()), name.span());
    }

    @Override
    public Item visitTypeItem(ParleyParser.TypeItemContext c) {
        Name name = leaves.name(c.name());
        Name type = leaves.name(c.plainType());
        if (c.value() != null) {
            return new Item.Constant(name, type, exprs.value(c.value()), name.span());
        }
        return new Item.Typedef(name, type, maybe(c.vector(), fields::vector), name.span());
    }

    @Override
    public Item visitRegistryItem(ParleyParser.RegistryItemContext c) {
        return tables.registry(c);
    }

    @Override
    public Item visitEnvelopeItem(ParleyParser.EnvelopeItemContext c) {
        return tables.envelope(c);
    }

    @Override
    public Item visitAlertsItem(ParleyParser.AlertsItemContext c) {
        return tables.alerts(c);
    }

    @Override
    public Item visitExtensionsItem(ParleyParser.ExtensionsItemContext c) {
        return tables.extensions(c);
    }

    @Override
    public Item visitParameterItem(ParleyParser.ParameterItemContext c) {
        Name name = leaves.name(c.path());
        return new Item.Parameter(name, exprs.build(c.expr()), name.span());
    }

    @Override
    public Item visitRolesItem(ParleyParser.RolesItemContext c) {
        List<Item.Roles.Role> roles = all(c.roleDecl(),
                role -> new Item.Roles.Role(leaves.name(role.name(0)), leaves.name(role.name(1))));
        return new Item.Roles(roles, leaves.span(c.getStart()));
    }

    @Override
    public Item visitMessageItem(ParleyParser.MessageItemContext c) {
        Name name = leaves.name(c.name());
        return new Item.Alias(name, leaves.name(c.qualified()), exprs.maybe(c.expr()), name.span());
    }

    @Override
    public Item visitFactDeclaration(ParleyParser.FactDeclarationContext c) {
        Name name = leaves.name(c.name());
        return new Item.Fact(name, leaves.name(c.path()), exprs.maybe(c.definition), exprs.maybe(c.premise), name.span());
    }

    @Override
    public Item visitOptionDeclaration(ParleyParser.OptionDeclarationContext c) {
        Name name = leaves.name(c.name(1));
        return new Item.Option(leaves.name(c.name(0)), name, name.span());
    }

    @Override
    public Item visitOverrideDeclaration(ParleyParser.OverrideDeclarationContext c) {
        List<ParleyParser.NameContext> parts = c.path().name();
        Name message = leaves.name(c.path(), parts.subList(0, parts.size() - 1));
        Name field = leaves.name(parts.get(parts.size() - 1));
        return new Item.Override(message, field, maybe(c.bounds(), fields::bounds),
                c.optional != null, c.any != null, maybe(c.value(), exprs::value), maybe(c.alert, leaves::name),
                field.span());
    }

    @Override
    public Item visitAmbientItem(ParleyParser.AmbientItemContext c) {
        return new Item.Ambient(leaves.name(c.name()), block(c.ambientBody()), clauses.clauses(c.clause()),
                leaves.span(c.getStart()));
    }

    private List<Item.Ambient.Part> block(ParleyParser.AmbientBodyContext c) {
        if (c.qualified() != null) {
            return List.of(new Item.Ambient.Part(leaves.name(c.qualified()), Optional.empty()));
        }
        return all(c.ambientPart(),
                part -> new Item.Ambient.Part(leaves.name(part.qualified()), exprs.guard(part.guard())));
    }

    @Override
    public Item visitFlowDeclItem(ParleyParser.FlowDeclItemContext c) {
        Name name = leaves.name(c.name());
        List<Item> declarations = c.flowItem().stream().filter(i -> i.declaration() != null)
                .map(i -> visit(i.declaration())).toList();
        List<Step> body = c.flowItem().stream().filter(i -> i.step() != null).map(i -> steps.step(i.step())).toList();
        return new Item.Flow(name, declarations, body, name.span());
    }

    @Override
    public Item visitExternTypeItem(ParleyParser.ExternTypeItemContext c) {
        Name name = leaves.name(c.name());
        return new Item.ExternType(name, name.span());
    }

    @Override
    public Item visitExternItem(ParleyParser.ExternItemContext c) {
        Name name = leaves.name(c.name(0));
        return new Item.Extern(name, c.slow != null, leaves.formals(c.formal()), leaves.name(c.qualified()),
                maybe(c.extent(), fields::extent), maybe(c.name(1), leaves::name), name.span());
    }

    @Override
    public Item visitDefineItem(ParleyParser.DefineItemContext c) {
        Name name = leaves.name(c.name());
        List<Name> parameters = c.names() == null ? List.of() : leaves.names(c.names().name());
        return new Item.Define(name, parameters, exprs.build(c.expr()), name.span());
    }

    @Override
    public Item visitExportItem(ParleyParser.ExportItemContext c) {
        Name name = leaves.name(c.name());
        return new Item.Export(name, leaves.formals(c.formal()), exprs.build(c.expr()), name.span());
    }

    @Override
    public Item visitOnItem(ParleyParser.OnItemContext c) {
        Name message = leaves.name(c.path());
        return new Item.On(message, statements.statements(c.statement()), message.span());
    }

    @Override
    public Item visitScheduleItem(ParleyParser.ScheduleItemContext c) {
        return new Item.Schedule(all(c.scheduleEntry(), tables::scheduled), leaves.span(c.getStart()));
    }

    @Override
    public Item visitBareEpochItem(ParleyParser.BareEpochItemContext c) {
        Name name = leaves.name(c.name());
        return new Item.Epoch(name, List.of(), List.of(), name.span());
    }

    @Override
    public Item visitEpochItem(ParleyParser.EpochItemContext c) {
        Name name = leaves.name(c.name());
        return new Item.Epoch(name, leaves.formals(c.parameters().formal()), all(c.epochKeys(), tables::keys), name.span());
    }
}
