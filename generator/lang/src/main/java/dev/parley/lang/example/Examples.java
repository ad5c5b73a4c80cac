package dev.parley.lang.example;

import dev.parley.lang.example.Outcome.Found;
import dev.parley.lang.example.Outcome.NotFound;
import dev.parley.lang.model.Extern;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds messages with which the machines of a protocol go through a given run. For each exchange there is a body that meets
 * everything that the specification demands of it: types, bounds, constants and conditions, the extension table, the facts
 * that the run tells, every {@code require}, and whatever equations, keys and parameters of structs look at.
 *
 * <p>Primitives are assumed to answer true where they answer with a truth value. Anything else that they make is opaque:
 * fields that equations define hold zeros of a legal length, for the machines to replace, and a condition that nobody can
 * decide without such values counts as met.
 *
 * <p>The search is bounded and deterministic; that it finds nothing does not prove that there is nothing. An instance
 * remembers what it found for the beginnings of runs, and is not for use by several threads at once.
 */
public final class Examples {
    private final ProtocolModel model;
    private final Journey journey;
    private final Map<Run, Outcome<Stage>> stages = new HashMap<>();

    /** How far a run was followed. */
    private record Stage(Journey.Point point, List<Value> bodies) {
    }

    private Examples(ProtocolModel model) {
        this.model = model;
        this.journey = new Journey(model);
    }

    /** Examples of a protocol, whose specification passed all checks. */
    public static Examples of(ProtocolModel model) {
        return new Examples(model);
    }

    /** A body for each exchange of the run: a {@link Value.Struct}, or {@link Value.Octets} for a raw message. */
    public Outcome<List<Value>> find(Run run) {
        Outcome<Stage> stage = stage(run);
        return stage instanceof Found<Stage> found ? new Found<>(found.example().bodies())
                : ((NotFound<Stage>) stage).of();
    }

    /** Some body that is a message by its types and its own condition; whether it ever comes in a flow is not looked at. */
    public Outcome<Value> sample(Message message) {
        return alone(Script.alone(model, message));
    }

    /**
     * Some body of a message beside the flow with these facts, which meets what is required of the message alone; whether it
     * ever comes in a flow is not looked at.
     */
    public Outcome<Value> beside(Run.Exchange exchange) {
        return alone(Script.beside(model, exchange, journey.told()));
    }

    /** Some code point: one that has an entry in its registry or a name, if any has. */
    public static Value.Code value(Type.Code type) {
        return Samples.code(type);
    }

    /**
     * Some value of the struct without parameters that a primitive gives. It meets what is required of it where it is used, as
     * far as that looks at nothing else.
     */
    public Outcome<Value> answer(Extern primitive) {
        Type.Struct struct = ((ValueType.Struct) primitive.result()).type();
        Message any = model.messages().get(0);
        return sample(new Message(struct.name(), Optional.of(struct), any.content(), Optional.empty(),
                Answers.required(model, primitive), struct.span()));
    }

    private Outcome<Value> alone(Script script) {
        Draft empty = new Draft(script, List.of());
        Outcome<Draft> draft = new Search(journey.nowhere(), List.of()).from(empty.and(new Samples(empty).body(0)));
        return draft instanceof Found<Draft> found ? new Found<>(found.example().bodies().get(0))
                : ((NotFound<Draft>) draft).of();
    }

    private Outcome<Stage> stage(Run run) {
        Outcome<Stage> known = stages.get(run);
        if (known == null) {
            known = run.exchanges().isEmpty() ? start(run) : extended(run, stage(run.first(run.exchanges().size() - 1)));
            stages.put(run, known);
        }
        return known;
    }

    private Outcome<Stage> start(Run run) {
        Outcome<Journey.Point> start = journey.start(run.options());
        return start instanceof Found<Journey.Point> point ? new Found<>(new Stage(point.example(), List.of()))
                : ((NotFound<Journey.Point>) start).of();
    }

    private Outcome<Stage> extended(Run run, Outcome<Stage> beginning) {
        if (!(beginning instanceof Found<Stage> stage)) {
            return beginning;
        }
        int last = run.exchanges().size() - 1;
        Outcome<Journey.Point> step = journey.step(stage.example().point(), run.exchanges().get(last));
        if (!(step instanceof Found<Journey.Point> point)) {
            return ((NotFound<Journey.Point>) step).of();
        }
        Draft before = new Draft(Script.of(model, run, journey.told()), stage.example().bodies());
        Outcome<Draft> draft = new Search(point.example(), stage.example().bodies())
                .from(before.and(new Samples(before).body(last)));
        return draft instanceof Found<Draft> found
                ? new Found<>(new Stage(point.example(), found.example().bodies())) : ((NotFound<Draft>) draft).of();
    }
}
