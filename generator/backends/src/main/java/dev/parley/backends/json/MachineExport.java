package dev.parley.backends.json;

import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Next;
import dev.parley.lang.machine.Path;
import dev.parley.lang.machine.State;
import dev.parley.lang.machine.Transition;
import dev.parley.lang.machine.Transition.Condition;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns one machine into its part of the document. */
final class MachineExport {
    private final Machine machine;

    private MachineExport(Machine machine) {
        this.machine = machine;
    }

    static Exported.Machine of(Machine machine) {
        return new MachineExport(machine).machine();
    }

    private Exported.Machine machine() {
        return new Exported.Machine(machine.role().name(), machine.peer().name(),
                Path.of(machine.entry()).stream().map(this::entry).toList(),
                machine.states().stream().map(MachineExport::state).toList(),
                machine.epochs().stream().map(Epoch::name).toList(),
                machine.transitions().stream().map(this::transition).toList(),
                machine.ambients().stream().map(MachineExport::ambient).toList(),
                machine.recordEnding().stream().map(MachineExport::sent)
                        .sorted(Comparator.comparing(Exported.Sent::role).thenComparing(Exported.Sent::message)).toList());
    }

    private Exported.Entry entry(Path path) {
        return new Exported.Entry(text(Condition.all(path.conditions())), keys(path.rekeys()), path.to());
    }

    private static Exported.State state(State state) {
        return new Exported.State(state.name(), lower(state.kind()), state.span().cite());
    }

    private Exported.Transition transition(Transition transition) {
        Message message = transition.move().sent().message();
        boolean alias = !message.wireName().equals(message.name());
        return new Exported.Transition(transition.from().name(), lower(transition.from().kind()), message.toString(),
                alias ? message.wireName().toString() : null, text(Condition.all(transition.conditions())),
                transition.move().epochs().stream().map(Epoch::name).toList(), keys(transition.rekeys()),
                transition.to(), transition.move().span().cite());
    }

    private List<Exported.KeyChange> keys(List<Next.Rekey> rekeys) {
        return rekeys.stream().map(r -> new Exported.KeyChange(r.lane().name(),
                r.lane().equals(machine.role()) ? "write" : "read", r.epoch().name(), r.span().cite())).toList();
    }

    private static Exported.Ambient ambient(Ambient ambient) {
        return new Exported.Ambient(ambient.role().name(),
                ambient.block().stream().map(p -> new Exported.Part(p.message().toString(), text(p.guard()))).toList(),
                ambient.under().map(Epoch::name).orElse(null), ambient.after().map(MachineExport::sent).orElse(null),
                ambient.until().map(MachineExport::sent).orElse(null), text(ambient.guard()),
                ambient.then().map(MachineExport::key).orElse(null), ambient.unless().orElse(null),
                ambient.clears().orElse(null), ambient.sets().map(MachineExport::duty).orElse(null),
                ambient.asks().orElse(null), ambient.answers().orElse(null), text(ambient.accept()),
                text(ambient.skip()), text(ambient.prompt()), ambient.effects().stream().sorted().map(MachineExport::lower).toList(),
                ambient.span().cite());
    }

    private static Exported.Key key(FlowStep.Key key) {
        return new Exported.Key(key.role().name(), key.epoch().name(), text(key.guard()));
    }

    private static Exported.Duty duty(Ambient.Duty duty) {
        return new Exported.Duty(duty.name(), text(duty.guard()));
    }

    private static Exported.Sent sent(Sent sent) {
        return new Exported.Sent(sent.role().name(), sent.message().toString());
    }

    private static String text(Optional<Term> guard) {
        return guard.map(TermText::of).orElse(null);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
