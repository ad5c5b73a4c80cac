package dev.parley.backends;

import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Move;
import dev.parley.lang.machine.Next;
import dev.parley.lang.machine.State;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Content;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.SourceFile;
import dev.parley.lang.source.Span;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The guest's side of a small protocol about doors, built by hand with every feature that a machine can have. */
public final class Doors {
    private static final SourceFile FILE = new SourceFile("doors.parley", "");
    private static final Role GUEST = new Role("G", "guest");
    private static final Role PORTER = new Role("P", "porter");
    private static final Epoch PLAIN = new Epoch(Epoch.PLAIN, List.of(), Map.of(), at(1));
    private static final Epoch INSIDE = new Epoch("inside", List.of(), Map.of(), at(2));
    private static final Term KNOWN = new Term.FactValue("known", at(3));
    private static final Term LATE = new Term.Compare(">=", new Term.Local("hour", ValueType.INT,
            at(4)), new Term.Int(22, at(4)), at(4));
    private static final Sent KNOCK = new Sent(GUEST, message("Knock"));
    private static final Sent ANSWER = new Sent(PORTER, alias("Open", "Answer"));
    private static final Sent REFUSAL = new Sent(PORTER, alias("Refuse", "Answer"));
    private static final Sent ENTER = new Sent(GUEST, message("Enter"));

    private Doors() {
    }

    /** A machine with branches, key changes of both lanes, guards, an alias and ambients. */
    public static Machine guest() {
        Next inside = new Next.Rekey(PORTER, INSIDE, at(12), new Next.Goto("INSIDE"));
        Next open = new Next.Branch(KNOWN, new Next.Branch(LATE, new Next.Goto("await name"), inside),
                new Next.Goto("ENTERING"));
        List<State> states = List.of(
                state("START", State.Kind.SEND, 10, move(KNOCK, Optional.empty(), new Next.Goto("WAIT"), 10)),
                state("WAIT", State.Kind.RECEIVE, 11, move(ANSWER, Optional.empty(), open, 11),
                        move(REFUSAL, Optional.of(new Term.Not(KNOWN, at(11))), new Next.Goto("END"), 12)),
                state("await name", State.Kind.RECEIVE, 13,
                        move(ANSWER, Optional.empty(), new Next.Goto("ENTERING"), 13)),
                state("ENTERING", State.Kind.SEND, 14, move(ENTER, Optional.of(new Term.Seen(List.of(ANSWER), at(14))),
                        new Next.Rekey(GUEST, INSIDE, at(14), inside), 14)),
                state("INSIDE", State.Kind.END, 15), state("END", State.Kind.END, 16));
        return new Machine(GUEST, PORTER, new Next.Goto("START"), states, List.of(PLAIN, INSIDE), ambients(),
                Set.of(ENTER, ANSWER));
    }

    private static List<Ambient> ambients() {
        Optional<Ambient.Duty> thanks = Optional.of(new Ambient.Duty("thanks", Optional.of(KNOWN)));
        FlowStep.Key key = new FlowStep.Key(GUEST, PLAIN, Optional.empty(), at(20));
        Ambient bell = new Ambient(GUEST, List.of(new Ambient.Part(message("Bell"), Optional.empty()),
                new Ambient.Part(message("Shout"), Optional.of(LATE))), Optional.of(INSIDE), Optional.of(KNOCK),
                Optional.of(ENTER), Optional.of(KNOWN), Optional.of(key), Optional.of("thanks"), Optional.of("thanks"),
                thanks, Optional.of("who"), Optional.empty(), Optional.of(KNOWN), Optional.of(LATE),
                Optional.of(KNOWN), Set.of(), at(20));
        Ambient bye = new Ambient(PORTER, List.of(new Ambient.Part(message("Bye"), Optional.empty())),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("who"),
                Optional.empty(), Optional.empty(), Optional.empty(), EnumSet.of(Ambient.Effect.LAG, Ambient.Effect.FATAL), at(21));
        return List.of(bell, bye);
    }

    private static State state(String name, State.Kind kind, int line, Move... moves) {
        return new State(name, kind, List.of(moves), at(line));
    }

    private static Move move(Sent sent, Optional<Term> guard, Next next, int line) {
        return new Move(sent, guard, List.of(PLAIN), next, at(line));
    }

    private static Message message(String name) {
        return new Message(new QualifiedName("", name), Optional.empty(),
                new Content(Optional.empty(), true, Optional.empty(), true, Content.DEFAULT_LIMIT), Optional.empty(),
                Optional.empty(), at(1));
    }

    private static Message alias(String name, String wire) {
        Type.Struct struct = new Type.Struct(new QualifiedName("old", wire), List.of(), List.of(), at(1));
        return new Message(new QualifiedName("old", name), Optional.of(struct), message(name).content(),
                Optional.empty(), Optional.of(LATE), at(1));
    }

    private static Span at(int line) {
        return new Span(FILE, line, 1, 1);
    }
}
