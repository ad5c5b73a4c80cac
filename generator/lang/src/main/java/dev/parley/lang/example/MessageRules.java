package dev.parley.lang.example;

import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.Fact;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that a specification demands of a message, in the order in which its receiver looks at it. */
final class MessageRules {
    private final Inspection inspection;
    private final Script script;
    private final Spot body;
    private final Scope scope;

    MessageRules(Inspection inspection) {
        this.inspection = inspection;
        this.script = inspection.draft().script();
        this.body = inspection.draft().body(inspection.message());
        this.scope = inspection.draft().scope(inspection.message(), Scope.BEFORE_RULES);
    }

    /**
     * The first condition that is not met.
     *
     * @param keys what the keys are made of that change behind the message
     */
    Optional<Violation> first(List<Term> keys) {
        Optional<Violation> shape = body.type() instanceof Type.Struct ? new ShapeRules(inspection).of(body)
                : Optional.empty();
        return shape.or(this::length).or(this::alias).or(this::extensions).or(this::facts).or(this::rules)
                .or(this::ownRules).or(() -> keys(keys));
    }

    private Message message() {
        return script.message(inspection.message());
    }

    private Optional<Violation> length() {
        int length = Encoding.contentLength(body.type(), body.value());
        return inspection.demand(length <= message().content().limit(),
                () -> message() + " has " + length + " bytes, but at most " + message().content().limit() + " travel",
                message().span(), repairs -> List.of());
    }

    private Optional<Violation> alias() {
        return message().where().flatMap(where -> inspection.demand(where, true, scope,
                () -> message() + " needs " + Inspection.text(where), where.span()));
    }

    private Optional<Violation> extensions() {
        return script.tables().block(message()).flatMap(block -> block.rows().stream()
                .flatMap(row -> extension(block, row).stream()).findFirst());
    }

    /** What is there must have been offered, if the message answers another. */
    private Optional<Violation> extension(Tables.Block block, ExtensionTable.Row row) {
        if (Tables.extension((Value.Struct) body.value(), row).isEmpty()
                || block.column(row).orElseThrow().unsolicited()) {
            return Optional.empty();
        }
        return script.exchange(inspection.message()).map(Run.Exchange::sent).flatMap(block.table()::answerOf)
                .flatMap(answer -> offered(answer, row));
    }

    private Optional<Violation> offered(ExtensionTable.Answer answer, ExtensionTable.Row row) {
        Optional<Place> request = Stream.iterate(inspection.message() - 1, i -> i >= 0, i -> i - 1)
                .filter(i -> script.exchange(i).map(Run.Exchange::sent).filter(answer::isAbout).isPresent()).findFirst()
                .map(Place::body);
        boolean offers = request.flatMap(inspection.draft()::spot)
                .flatMap(r -> Tables.extension((Value.Struct) r.value(), row)).isPresent();
        return inspection.demand(offers, () -> answer.request() + " does not offer the extension " + row.type().name(),
                row.type().span(), repairs -> Stream.concat(
                        request.stream().flatMap(r -> repairs.extensions().adding(r, row).stream()),
                        repairs.extensions().removing(body.place(), row).stream()).toList());
    }

    private Optional<Violation> facts() {
        return script.facts(inspection.message()).stream().flatMap(fact -> fact(fact).stream()).findFirst();
    }

    private Optional<Violation> fact(Fact fact) {
        boolean told = script.isTold(fact.name());
        if (fact.value().isEmpty()) {
            return inspection.demand(!told, () -> "fact '" + fact.name() + "' has no definition", fact.span(),
                    repairs -> List.of());
        }
        Term value = fact.value().get();
        boolean wanted = script.exchange(inspection.message()).or(script::beside).orElseThrow().facts()
                .contains(fact.name());
        Optional<Violation> wrong = told ? inspection.demand(value, wanted, scope,
                () -> "fact '" + fact.name() + "' is to be " + wanted + ", so " + Inspection.text(value)
                        + (wanted ? " must hold" : " must not hold"), fact.span())
                : inspection.demandThere(value, scope);
        return wrong.or(() -> fact.requires().filter(r -> script.run().isPresent())
                .flatMap(requires -> requires(fact, requires)));
    }

    private Optional<Violation> requires(Fact fact, Term requires) {
        Term condition = new Term.Or(new Term.Not(new Term.FactValue(fact.name(), fact.span()), fact.span()), requires,
                fact.span());
        return inspection.demand(condition, true, scope,
                () -> "fact '" + fact.name() + "' requires " + Inspection.text(requires), fact.span());
    }

    private Optional<Violation> rules() {
        List<Rule> rules = script.rules(inspection.message());
        return Stream.iterate(0, i -> i < rules.size(), i -> i + 1)
                .flatMap(i -> rule(rules.get(i), inspection.draft().scope(inspection.message(), i)).stream()).findFirst();
    }

    private Optional<Violation> rule(Rule rule, Scope here) {
        if (rule instanceof Rule.Require require) {
            return inspection.demand(require.condition(), true, here,
                    () -> "require " + Inspection.text(require.condition()) + " is not met", require.span());
        }
        if (rule instanceof Rule.Let let) {
            return guarded(let.guard(), here, List.of(let.value()));
        }
        if (rule instanceof Rule.Equation equation) {
            return guarded(equation.guard(), here, List.of(equation.field(), equation.value()));
        }
        return rule instanceof Rule.ReplaceTranscript replace ? inspection.demandThere(replace.value(), here)
                : Optional.empty();
    }

    /** What must be there unless the guard is false. */
    private Optional<Violation> guarded(Optional<Term> guard, Scope here, List<Term> needed) {
        Optional<Violation> undecided = guard.flatMap(g -> inspection.demandThere(g, here));
        boolean idle = undecided.isEmpty() && guard.filter(g -> inspection.value(g, here).isFalse()).isPresent();
        return undecided.isPresent() || idle ? undecided
                : needed.stream().flatMap(term -> inspection.demandThere(term, here).stream()).findFirst();
    }

    /** Of a message beside the flow, what is required of it alone. */
    private Optional<Violation> ownRules() {
        return script.beside().flatMap(exchange -> script.model().equationsOf(exchange.sent())).stream()
                .flatMap(equations -> equations.rules().stream())
                .filter(rule -> rule instanceof Rule.Require require
                        && !(inspection.value(require.condition(), scope) instanceof Datum.Missing))
                .flatMap(rule -> rule(rule, scope).stream()).findFirst();
    }

    private Optional<Violation> keys(List<Term> keys) {
        Scope behind = inspection.draft().scope(inspection.message(), Scope.AFTER_RULES);
        return keys.stream().flatMap(key -> inspection.demandThere(key, behind).stream()).findFirst();
    }
}
