package dev.parley.backends.java.machine;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.java.Identifiers;
import dev.parley.backends.java.Names;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Move;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Export;
import dev.parley.lang.model.Extern;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.Option;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.SpokenNames;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The Java names of what only machines have: messages as constants and fields, states, facts, values, keys. */
public final class MachineNames {
    private static final Set<String> MACHINE_MEMBERS = Set.of("start", "receive", "receiveLate", "resume", "pendingTask",
            "isReading", "isDone", "isClosed", "isSending", "isSettled", "mayLag", "maySend", "sendAmbient",
            "skipsUnreadable", "close", "state", "enter", "proceed", "accept", "acceptBeside", "acceptLate", "admits",
            "declines", "mayPass", "sendBeside", "wipe", "later", "writesUnder", "readsUnder", "writeUnder", "readUnder",
            "frame", "departure", "decode", "transmit", "transmitLast", "moved", "deliver", "endPeerLane", "endOwnLane",
            "unexpected", "require", "requireOffered", "requirePlaced", "truncated", "sameLength", "defined", "wiped", "prompt",
            "sendIfAllowed", "requireAnswerable", "requireAvailable",
            "replaced", "choose", "transcript", "policy",
            "primitives", "transport", "sent", "received", "enabled", "in", "out", "kind", "body", "message", "getClass",
            "hashCode", "equals", "toString", "clone", "finalize", "notify", "notifyAll", "wait");
    private static final Set<String> ENUM_MEMBERS = Set.of("CONTENTS", "ALERTS");

    private final Names names;
    private final Set<Sent> sent = new LinkedHashSet<>();
    private final SpokenNames spoken;
    private final Identifiers members = Identifiers.members(MACHINE_MEMBERS);
    private final Identifiers messages = Identifiers.members(ENUM_MEMBERS);
    private final Identifiers epochs = Identifiers.members(Set.of());
    private final Identifiers functions = Identifiers.members(MACHINE_MEMBERS);
    private final Map<Role, Identifiers> states = new HashMap<>();

    /** The names of the machines of the model. */
    public MachineNames(ProtocolModel model, List<Machine> machines, Names names) {
        this.names = names;
        this.spoken = new SpokenNames(model);
        machines.forEach(machine -> machine.states()
                .forEach(state -> state.moves().stream().map(Move::sent).forEach(sent::add)));
        model.messages().forEach(m -> messages.give(m.name(), Names.upperSnake(spoken.of(m.name(), "_"))));
        model.epochs().forEach(e -> epochs.give(e.name(), Names.upperSnake(e.name())));
        model.externs().forEach(e -> functions.give(e.name(), Names.camel(e.name().name())));
        sent.forEach(s -> members.give(s, field(s)));
        model.ambients().forEach(this::nameParts);
        model.facts().forEach(f -> members.give(List.of("fact", f.name()), Names.camel(f.name())));
        lets(model).forEach(let -> members.give(List.of("value", let), Names.camel(let)));
        model.schedule().forEach(b -> members.give(List.of("value", b.name()), Names.camel(b.name())));
        model.exports().forEach(e -> members.give(List.of("export", e.name()), Names.camel(e.name())));
        model.options().forEach(o -> functions.give(o, Names.camel(o.name())));
        model.ambients().forEach(this::nameDuties);
        model.ambients().stream().filter(a -> a.prompt().isPresent())
                .forEach(a -> members.give(List.of("prompted", a.span()), "prompted" + Names.pascal(field(first(a)))));
        for (Machine machine : machines) {
            Identifiers own = states.computeIfAbsent(machine.role(), r -> Identifiers.members(Set.of()));
            machine.states().forEach(state -> own.give(state.name(), Names.upperSnake(state.name())));
        }
    }

    private static Stream<String> lets(ProtocolModel model) {
        return model.equations().stream().flatMap(e -> e.rules().stream())
                .filter(Rule.Let.class::isInstance).map(rule -> ((Rule.Let) rule).name()).distinct();
    }

    private void nameParts(Ambient ambient) {
        for (Ambient.Part part : ambient.block()) {
            Sent beside = new Sent(ambient.role(), part.message());
            members.give(List.of("beside", beside), field(beside));
        }
    }

    private static Sent first(Ambient ambient) {
        return new Sent(ambient.role(), ambient.block().get(0).message());
    }

    private void nameDuties(Ambient ambient) {
        Stream.of(ambient.unless(), ambient.clears(), ambient.sets().map(Ambient.Duty::name)).flatMap(o -> o.stream())
                .forEach(duty -> members.give(List.of("duty", duty), Names.camel(duty)));
        Stream.of(ambient.asks(), ambient.answers()).flatMap(o -> o.stream())
                .forEach(question -> members.give(List.of("question", question), "open" + Names.pascal(question)));
    }

    /** Every main message of the flow with its sender, in the order of the flow. */
    Set<Sent> sent() {
        return sent;
    }

    private String field(Sent message) {
        QualifiedName name = message.message().name();
        boolean both = sent.stream().map(Sent::message).filter(message.message()::equals).count() > 1;
        return both ? Names.camel(message.role().title()) + Names.pascal(spoken.of(name, "_"))
                : Names.camel(spoken.of(name, "_"));
    }

    /** What a message is called in traces. */
    public String label(Message message) {
        return spoken.of(message);
    }

    /** The enumeration of all messages. */
    public ClassName messageEnum() {
        return names.common("Message");
    }

    /** The enumeration of all epochs. */
    public ClassName epochEnum() {
        return names.common("Epoch");
    }

    /** The interface of what the surroundings supply. */
    public ClassName primitives() {
        return names.common("Primitives");
    }

    /** The keys of an epoch. */
    ClassName keys(Epoch epoch) {
        return names.common(Names.pascal(epoch.name()) + "Keys");
    }

    /** The enumeration of a role's states. */
    public ClassName stateEnum(Role role) {
        return names.machine(role).nestedClass("State");
    }

    /** The constant of a message. */
    public CodeBlock constant(Message message) {
        return CodeBlock.of("$T.$L", messageEnum(), simpleConstant(message));
    }

    /** The constant of a message without its class. */
    public String simpleConstant(Message message) {
        return messages.get(message.name());
    }

    /** The constant of an epoch. */
    public CodeBlock constant(Epoch epoch) {
        return CodeBlock.of("$T.$L", epochEnum(), simpleConstant(epoch));
    }

    String simpleConstant(Epoch epoch) {
        return epochs.get(epoch.name());
    }

    CodeBlock state(Role role, String state) {
        return CodeBlock.of("$T.$L", stateEnum(role), simpleState(role, state));
    }

    String simpleState(Role role, String state) {
        return states.get(role).get(state);
    }

    /** The predicate that tells an alias from the other messages of its wire type. */
    String predicate(Message message) {
        return "is" + Names.pascal(spoken.of(message.name(), "_"));
    }

    /** The field and accessor of a main message, and the method of a policy that drafts it. */
    public String message(Sent message) {
        return members.get(message);
    }

    /** The variable of a message beside the flow. */
    String beside(Sent message) {
        return members.get(List.of("beside", message));
    }

    String fact(String fact) {
        return members.get(List.of("fact", fact));
    }

    /** The field of a {@code let}, the method of a value of the schedule. */
    String value(String name) {
        return members.get(List.of("value", name));
    }

    String duty(String duty) {
        return members.get(List.of("duty", duty));
    }

    /** The field that tells whether a machine sent by itself what it sends once. */
    String prompted(Ambient ambient) {
        return members.get(List.of("prompted", ambient.span()));
    }

    /** The method for what a machine tells whoever uses it. */
    String export(Export export) {
        return members.get(List.of("export", export.name()));
    }

    String question(String question) {
        return members.get(List.of("question", question));
    }

    /** The method of a policy that tells an option. */
    public String option(Option option) {
        return functions.get(option);
    }

    /** The method of a primitive. */
    public String function(Extern extern) {
        return function(extern.name());
    }

    String function(QualifiedName extern) {
        return functions.get(extern);
    }

    /** The method that makes the keys of a role's lane. */
    String keys(Role lane, Epoch epoch) {
        return Names.camel(lane.title()) + Names.pascal(epoch.name()) + "Keys";
    }

    /** Whether machines have a member of that name, which a variable had better not hide. */
    boolean isMember(String name) {
        return members.isTaken(name);
    }

    /** A method about a main message, such as {@code readHello}. */
    String method(String verb, Sent message) {
        String name = message(message);
        return verb + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
