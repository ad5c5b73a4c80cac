package dev.parley.lang.link;

import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Clause;
import dev.parley.lang.syntax.Expr;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import dev.parley.lang.syntax.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Messages beside the flow. */
final class AmbientLinker {
    private final Declarations declared;
    private final Sendings sendings;
    private final Blocks blocks;
    private final Epochs epochs;
    private final Guards guards;
    private final Problems problems;
    private final Set<String> duties = new TreeSet<>();
    private final Set<String> questions = new TreeSet<>();

    AmbientLinker(Declarations declared, Sendings sendings, Blocks blocks, Epochs epochs, Guards guards,
            Problems problems) {
        this.declared = declared;
        this.sendings = sendings;
        this.blocks = blocks;
        this.epochs = epochs;
        this.guards = guards;
        this.problems = problems;
        for (Placed<Item.Ambient> ambient : declared.ambients) {
            of(Clause.Sets.class, ambient.item()).forEach(c -> duties.add(c.duty().text()));
            of(Clause.Asks.class, ambient.item()).forEach(c -> questions.add(c.question().text()));
        }
    }

    List<Ambient> link() {
        List<Ambient> all = new ArrayList<>();
        declared.ambients.forEach(a -> link(a.item(), a.namespace()).ifPresent(all::add));
        return List.copyOf(all);
    }

    private Optional<Ambient> link(Item.Ambient written, String namespace) {
        checkOnce(written);
        Optional<Role> role = sendings.roles().find(written.role());
        List<Ambient.Part> block = new ArrayList<>();
        for (Item.Ambient.Part part : written.block()) {
            Optional<Term> guard = guards.link(part.guard(), namespace);
            sendings.message(namespace, part.message()).ifPresent(m -> block.add(new Ambient.Part(m, guard)));
        }
        Optional<Epoch> under = one(Clause.Under.class, written).flatMap(c -> epochs.find(c.epoch(), namespace));
        Optional<Sent> after = sent(one(Clause.After.class, written).map(Clause.After::message), namespace);
        Optional<Sent> until = sent(one(Clause.Until.class, written).map(Clause.Until::message), namespace);
        Optional<FlowStep.Key> then = one(Clause.Then.class, written).flatMap(c -> key(c.key(), namespace));
        Set<Ambient.Effect> effects = EnumSet.noneOf(Ambient.Effect.class);
        of(Clause.Effect.class, written).forEach(c -> effects.add(Ambient.Effect.valueOf(c.kind().name())));
        Optional<Term> guard = guard(one(Clause.If.class, written).map(Clause.If::guard), namespace);
        Optional<Term> accept = guard(one(Clause.Accept.class, written).map(Clause.Accept::guard), namespace);
        Optional<Term> skip = guard(one(Clause.Skip.class, written).map(Clause.Skip::guard), namespace);
        Optional<Ambient.Duty> sets = one(Clause.Sets.class, written)
                .map(c -> new Ambient.Duty(c.duty().text(), guards.link(c.guard(), namespace)));
        Optional<String> unless = known("duty", one(Clause.Unless.class, written).map(Clause.Unless::duty), duties,
                "sets");
        Optional<String> clears = known("duty", one(Clause.Clears.class, written).map(Clause.Clears::duty), duties,
                "sets");
        Optional<String> asks = one(Clause.Asks.class, written).map(c -> c.question().text());
        Optional<String> answers = known("question", one(Clause.Answers.class, written).map(Clause.Answers::question),
                questions, "asks");
        Optional<Term> prompt = one(Clause.Prompt.class, written).map(c -> prompt(c, block, namespace));
        return role.filter(r -> !block.isEmpty()).map(r -> new Ambient(r, List.copyOf(block), under, after, until,
                guard, then, unless, clears, sets, asks, answers, accept, skip, prompt, Collections.unmodifiableSet(effects),
                written.span()));
    }

    /** A machine can make a message by itself only if nobody has to decide about anything in it. */
    private Term prompt(Clause.Prompt written, List<Ambient.Part> block, String namespace) {
        for (Ambient.Part part : block) {
            Optional<String> open = part.message().undecided();
            if (block.size() > 1 || open.isPresent()) {
                problems.report("prompt", written.span(), block.size() > 1
                        ? "nobody would decide about the messages of a block"
                        : "nobody would decide about " + open.get() + " of '" + part.message() + "'",
                        "prompt is for messages of one content only, such as a struct of constants");
                break;
            }
        }
        return written.guard().map(g -> guards.link(g, namespace)).orElse(new Term.Bool(true, written.span()));
    }

    private Optional<Term> guard(Optional<Expr> written, String namespace) {
        return guards.link(written, namespace);
    }

    private Optional<Sent> sent(Optional<Name> name, String namespace) {
        return name.flatMap(n -> blocks.find(n, namespace, false));
    }

    private Optional<FlowStep.Key> key(Step.Key written, String namespace) {
        Optional<Role> role = sendings.roles().find(written.role());
        Optional<Term> guard = guards.link(written.guard(), namespace);
        return role.flatMap(r -> epochs.entered(written.epoch(), r, namespace)
                .map(e -> new FlowStep.Key(r, e, guard, written.span())));
    }

    private Optional<String> known(String kind, Optional<Name> name, Set<String> known, String source) {
        name.filter(n -> !known.contains(n.text())).ifPresent(n -> {
            if (known.isEmpty()) {
                problems.report("unknown-name", n.span(), "there is no " + kind + " '" + n + "'",
                        "some ambient message must have " + source + " " + n);
            } else {
                problems.unknown(kind, n.text(), n.span(), known);
            }
        });
        return name.map(Name::text);
    }

    /** A clause can stand once; effects once each. */
    private void checkOnce(Item.Ambient written) {
        Map<Object, Span> seen = new HashMap<>();
        for (Clause clause : written.clauses()) {
            Object kind = clause instanceof Clause.Effect e ? e.kind() : clause.getClass();
            Span first = seen.putIfAbsent(kind, clause.span());
            if (first != null) {
                problems.duplicate("clause of this kind for", written.block().get(0).message().text(), clause.span(),
                        first);
            }
        }
    }

    private static <T extends Clause> List<T> of(Class<T> kind, Item.Ambient written) {
        return written.clauses().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static <T extends Clause> Optional<T> one(Class<T> kind, Item.Ambient written) {
        return of(kind, written).stream().findFirst();
    }
}
