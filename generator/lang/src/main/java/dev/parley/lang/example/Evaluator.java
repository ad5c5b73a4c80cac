package dev.parley.lang.example;

import dev.parley.lang.model.Fact;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says what terms come to over the messages of a draft, as the machines would see it. Primitives that answer with a truth
 * value answer true; whatever else they make is opaque, as are the fields that the machines compute with them.
 */
final class Evaluator {
    private final Draft draft;
    private final Script script;
    private final Map<Instant, Datum> known = new HashMap<>();

    /** A name at a time. */
    private record Instant(String name, int message, int rule) {
    }

    Evaluator(Draft draft) {
        this.draft = draft;
        this.script = draft.script();
    }

    Datum of(Term term, Scope scope) {
        if (term instanceof Term.And and) {
            Datum left = of(and.left(), scope);
            return left.isTrue() || left instanceof Datum.Opaque ? both(left, of(and.right(), scope)) : left;
        }
        if (term instanceof Term.Or or) {
            Datum left = of(or.left(), scope);
            return left.isFalse() || left instanceof Datum.Opaque ? either(left, of(or.right(), scope)) : left;
        }
        if (term instanceof Term.Not not) {
            Datum operand = of(not.operand(), scope);
            return operand instanceof Datum.Truth truth ? Datum.of(!truth.value()) : operand;
        }
        if (term instanceof Term.Conditional choice) {
            Datum condition = of(choice.condition(), scope);
            return condition instanceof Datum.Truth truth ? of(truth.value() ? choice.then() : choice.otherwise(), scope)
                    : condition;
        }
        if (term instanceof Term.Compare || term instanceof Term.Contains) {
            Datum result = Operators.of(term, this, scope);
            return result instanceof Datum.Missing missing && missing.doubtful() ? Datum.FALSE : result;
        }
        return term instanceof Term.Local || term instanceof Term.This || term instanceof Term.Earlier
                || term instanceof Term.FactValue || term instanceof Term.OptionValue || term instanceof Term.Seen
                || term instanceof Term.Named || term instanceof Term.Transcript ? name(term, scope) : part(term, scope);
    }

    private static Datum both(Datum left, Datum right) {
        return right.isTrue() ? left : right;
    }

    private static Datum either(Datum left, Datum right) {
        return right.isFalse() ? left : right;
    }

    private Datum name(Term term, Scope scope) {
        if (term instanceof Term.Local local) {
            return local(local, scope);
        }
        if (term instanceof Term.This) {
            return new Datum.Known(draft.bodies().get(scope.message()));
        }
        if (script.run().isEmpty()) {
            return Datum.OPAQUE;
        }
        if (term instanceof Term.Earlier earlier) {
            int index = script.last(earlier.message(), latest(scope));
            return index < 0 ? new Datum.Missing(term, scope, false) : new Datum.Known(draft.bodies().get(index));
        }
        if (term instanceof Term.FactValue fact) {
            return fact(fact.fact(), scope);
        }
        if (term instanceof Term.OptionValue option) {
            return Datum.of(script.run().get().options().contains(new Run.Setting(option.role(), option.option())));
        }
        if (term instanceof Term.Seen seen) {
            return Datum.of(seen.messages().stream().anyMatch(sent -> script.last(sent, scope.message()) >= 0));
        }
        return term instanceof Term.Named named ? named(named, scope) : Datum.OPAQUE;
    }

    /** The message at hand has no body while its first one is being made. */
    private int latest(Scope scope) {
        return Math.min(scope.message(), draft.bodies().size() - 1);
    }

    private Datum local(Term.Local local, Scope scope) {
        Optional<Scope> holding = scope.holding(local.name());
        if (holding.isPresent()) {
            return script.isComputed(holding.get().place().field(local.name())) ? Datum.OPAQUE
                    : new Datum.Known(holding.get().fields().get(local.name()));
        }
        Scope.Bound bound = scope.parameters().get(local.name());
        if (bound == null) {
            return new Datum.Missing(local, scope, true);
        }
        Datum value = of(bound.value(), bound.scope());
        return value instanceof Datum.Missing missing ? missing.certain() : value;
    }

    /** The fact as it is after the latest message: false until a message carries it. */
    private Datum fact(String name, Scope scope) {
        for (int i = latest(scope); i >= 0; i--) {
            for (Fact fact : script.facts(i)) {
                if (fact.name().equals(name)) {
                    return script.isTold(name) ? Datum.of(script.exchange(i).orElseThrow().facts().contains(name))
                            : definition(fact, i);
                }
            }
        }
        return Datum.FALSE;
    }

    /** What the definition of a fact comes to for an exchange. */
    Datum definition(Fact fact, int index) {
        return fact.value().map(value -> remembered(new Instant("fact " + fact.name(), index, Scope.BEFORE_RULES),
                () -> of(value, draft.scope(index, Scope.BEFORE_RULES)))).orElse(Datum.OPAQUE);
    }

    /** What defines a name at a time, and where that definition stands. */
    Optional<Scope.Bound> defined(String name, Scope scope) {
        for (int i = scope.message(); i >= 0; i--) {
            List<Rule> rules = script.rules(i);
            int end = i == scope.message() ? Math.min(scope.rule(), rules.size()) : rules.size();
            for (int rule = end - 1; rule >= 0; rule--) {
                if (rules.get(rule) instanceof Rule.Let let && let.name().equals(name)) {
                    Scope there = draft.scope(i, rule);
                    if (let.guard().isEmpty() || !of(let.guard().get(), there).isFalse()) {
                        return Optional.of(new Scope.Bound(let.value(), there));
                    }
                }
            }
        }
        return script.model().schedule().stream().filter(b -> b.name().equals(name)).findFirst()
                .map(b -> new Scope.Bound(b.value(), Scope.at(scope.message(), scope.rule())));
    }

    private Datum named(Term.Named named, Scope scope) {
        return remembered(new Instant(named.name(), scope.message(), scope.rule()), () -> defined(named.name(), scope)
                .map(bound -> of(bound.value(), bound.scope())).orElse(new Datum.Missing(named, scope, false)));
    }

    private Datum remembered(Instant instant, Supplier<Datum> compute) {
        Datum value = known.get(instant);
        if (value == null) {
            value = compute.get();
            known.put(instant, value);
        }
        return value;
    }

    private Datum part(Term term, Scope scope) {
        if (term instanceof Term.FieldOf field) {
            return field(field, scope);
        }
        if (term instanceof Term.ArmOf arm) {
            Datum select = of(arm.select(), scope);
            return select instanceof Datum.Known known && !((Value.Choice) known.value()).arm().name()
                    .equals(arm.arm().name()) ? new Datum.Missing(arm, scope, false) : select;
        }
        if (term instanceof Term.ExtensionOf extension) {
            return extension(extension, scope);
        }
        if (term instanceof Term.Present present) {
            Datum body = of(present.extension(), scope);
            return body instanceof Datum.Missing missing && missing.part() == present.extension() ? Datum.FALSE
                    : body instanceof Datum.Missing || body instanceof Datum.Opaque ? body : Datum.TRUE;
        }
        if (term instanceof Term.AttributeOf attribute) {
            Datum code = of(attribute.code(), scope);
            return code instanceof Datum.Known known ? Codes.attribute((Value.Code) known.value(), attribute.column())
                    .<Datum>map(Datum.Known::new).orElse(new Datum.Missing(attribute, scope, true)) : code;
        }
        if (term instanceof Term.Registered registered) {
            Datum code = of(registered.code(), scope);
            return code instanceof Datum.Known known ? Datum.of(Codes.isRegistered((Value.Code) known.value())) : code;
        }
        Datum value = Operators.of(term, this, scope);
        return term instanceof Term.ElementOf && value instanceof Datum.Known
                && draft.place(term, scope).filter(script::isComputed).isPresent() ? Datum.OPAQUE : value;
    }

    private Datum field(Term.FieldOf field, Scope scope) {
        Datum object = of(field.object(), scope);
        if (!(object instanceof Datum.Known known)) {
            return object;
        }
        if (draft.place(field, scope).filter(script::isComputed).isPresent()) {
            return Datum.OPAQUE;
        }
        Map<String, Value> fields = known.value() instanceof Value.Choice choice ? choice.fields()
                : ((Value.Struct) known.value()).fields();
        Value value = fields.get(field.field().name());
        return value != null ? new Datum.Known(value) : new Datum.Missing(field, scope, field.field().optional());
    }

    private Datum extension(Term.ExtensionOf extension, Scope scope) {
        Datum message = of(extension.message(), scope);
        if (!(message instanceof Datum.Known known)) {
            return message;
        }
        return Tables.extension((Value.Struct) known.value(), extension.row())
                .<Datum>map(e -> new Datum.Known(e.body())).orElse(new Datum.Missing(extension, scope, true));
    }
}
