package dev.parley.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.testkit.Game.Epoch;
import dev.parley.testkit.Game.Fault;
import dev.parley.testkit.Game.Kind;
import dev.parley.wire.Bytes;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final Set<Kind> BESIDE = Set.of(Kind.CHAT, Kind.BYE);
    private static final Stage ASKING = new Stage("ASKING", Set.of(Kind.ASK), Set.of(), Epoch.PLAIN, Epoch.PLAIN, false);
    private static final Stage TELLING = new Stage("TELLING", Set.of(), BESIDE, Epoch.SHUT, Epoch.PLAIN, false);
    private static final Stage OVER = new Stage("OVER", Set.of(), BESIDE, Epoch.SHUT, Epoch.PLAIN, true);
    private static final Example ASK = Example.of(Kind.ASK, Bytes.of(1, 2));
    private static final Example TELL = Example.of(Kind.TELL, Bytes.of(3));
    private static final Example CHAT = Example.of(Kind.CHAT, Bytes.of(4));
    private static final Example BYE = Example.of(Kind.BYE, Bytes.of(5));
    private static final String ASKED = "after\n    asker  ASK  under PLAIN  ASKING -> TELLING  game:1\n";

    private static Path asked(Fault... faults) {
        return Path.start(Game.faulty(faults), ASKING).sends(ASK, TELLING);
    }

    private static Path told(Fault... faults) {
        return asked(faults).receives(TELL, OVER);
    }

    @Test
    void aSoundMachinePasses() {
        Trial.after(Path.start(Game.A, ASKING), "game:1").arrives();
        Trial.after(told(), "game:2").arrives();
        Trial.after(asked(), "game:2").refuses(ASK, Game.UNEXPECTED);
        Trial.after(asked(), "game:2").takes(CHAT, Fate.DELIVERED);
        Trial.after(asked(), "game:2").takes(BYE, Fate.ENDS_LANE);
        Trial.after(asked(), "game:2").sends(CHAT);
        Trial.after(told(), "game:2").sends(BYE);
        Trial.after(asked(), "game:2").withholds(TELL);
        Trial.after(asked().sendsBeside(CHAT, Fate.DELIVERED).receivesBeside(CHAT, Fate.DELIVERED).receives(TELL, OVER),
                "game:2").refuses(TELL, Game.UNEXPECTED);
    }

    @Test
    void anotherStateThanNamedIsTold() {
        fails(told(Fault.STUBBORN), Trial::arrives, """
                asker takes TELL and reaches OVER (game:2)
                but taking TELL led to TELLING, not OVER
                after
                    asker   ASK   under PLAIN  ASKING -> TELLING   game:1
                    teller  TELL  under PLAIN  TELLING -> TELLING  game:2
                """);
    }

    @Test
    void aMessageThatIsTakenInsteadOfRefusedIsTold() {
        fails(asked(Fault.RECKLESS), trial -> trial.refuses(ASK, Game.UNEXPECTED),
                "asker in TELLING refuses ASK with code 10 (game:2)\nbut it was taken, in TELLING\n" + ASKED);
    }

    @Test
    void anotherAlertIsTold() {
        fails(asked(), trial -> trial.refuses(ASK, Game.MALFORMED), "asker in TELLING refuses ASK with code 50 (game:2)\n"
                + "but it is refused with code 10 (message type 1 of content 1 under PLAIN in state TELLING)\n" + ASKED);
    }

    @Test
    void aMessageBesideTheFlowThatIsLostIsTold() {
        fails(asked(Fault.DEAF), trial -> trial.takes(CHAT, Fate.DELIVERED),
                "asker in TELLING delivers CHAT (game:2)\nbut it took []\n" + ASKED);
        fails(asked(Fault.DEAF).receivesBeside(CHAT, Fate.DELIVERED), Trial::arrives,
                "asker sends ASK and reaches TELLING (game:2)\nbut it took []\n" + ASKED);
    }

    @Test
    void aLaneThatDoesNotEndIsTold() {
        fails(asked(Fault.SLOPPY), trial -> trial.takes(BYE, Fate.ENDS_LANE),
                "asker in TELLING takes BYE and reads no more (game:2)\nbut it reads on true, not false\n" + ASKED);
    }

    @Test
    void whatMayBeSentBesideTheFlowIsLookedAtInEveryStage() {
        fails(told(Fault.SILENT), trial -> trial.sends(CHAT), "asker in OVER may send CHAT (game:2)\n"
                + "but beside the flow it may send BYE, not BYE, CHAT\n" + ASKED);
        fails(told(Fault.CHATTY), trial -> trial.withholds(TELL), "asker in OVER may not send TELL (game:2)\n"
                + "but beside the flow it may send BYE, CHAT, PASS, not BYE, CHAT\n" + ASKED);
    }

    @Test
    void otherKeysThanThoseOfTheStageAreTold() {
        Stage plain = new Stage("TELLING", Set.of(), BESIDE, Epoch.PLAIN, Epoch.PLAIN, false);
        fails(Path.start(Game.A, ASKING).sends(ASK, plain), Trial::arrives,
                "asker sends ASK and reaches TELLING (game:2)\nbut its keys are of SHUT, not PLAIN\n" + ASKED);
    }

    @Test
    void aFlowThatIsNotOverIsTold() {
        Stage over = new Stage("TELLING", Set.of(), BESIDE, Epoch.SHUT, Epoch.PLAIN, true);
        fails(Path.start(Game.A, ASKING).sends(ASK, over), Trial::arrives,
                "asker sends ASK and reaches TELLING (game:2)\nbut it is done false, not true\n" + ASKED);
    }

    @Test
    void anotherChoiceThanThatOfTheStageIsTold() {
        Pairing teller = new Pairing("teller", Game.A.peerMachine(), "asker", Game.A.machine(), Game.A.kinds());
        Stage waiting = new Stage("ASKING", Set.of(), BESIDE, Epoch.PLAIN, Epoch.PLAIN, false);
        Stage telling = new Stage("TELLING", Set.of(Kind.TELL), Set.of(), Epoch.PLAIN, Epoch.SHUT, false);
        fails(Path.start(teller, waiting).receives(ASK, telling), Trial::arrives,
                "teller takes ASK and reaches TELLING (game:2)\nbut in TELLING it can send PASS, TELL, not TELL\n" + ASKED);
    }

    @Test
    void aPeerThatFallsSilentIsTold() {
        fails(asked().receives(TELL, OVER).receives(TELL, OVER), Trial::arrives, """
                asker takes TELL and reaches OVER (game:2)
                but the teller does not send TELL
                after
                    asker   ASK   under PLAIN  ASKING -> TELLING  game:1
                    teller  TELL  under PLAIN  TELLING -> OVER    game:2
                """);
    }

    private static void fails(Path path, Consumer<Trial> claim, String told) {
        AssertionError failure = assertThrows(AssertionError.class, () -> claim.accept(Trial.after(path, "game:2")));
        assertEquals(told, failure.getMessage());
    }
}
