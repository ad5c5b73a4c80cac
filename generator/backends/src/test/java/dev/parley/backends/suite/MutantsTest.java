package dev.parley.backends.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.parley.lang.Compilation;
import dev.parley.lang.machine.Machine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MutantsTest {
    @Test
    void aSmallProtocolHasNoMutantThatIsMissed() {
        KillTable table = KillTable.of(Protocols.socks5());
        System.out.println(table);
        assertEquals(List.of(), table.survivors());
        // What a guard asks, the Request too, is before it.
        assertEquals(List.of("client has before C.Request, too, C's Data beside the flow",
                "server has before C.Request, too, C's Data beside the flow"), table.equivalent());
    }

    @Test
    void aLargeProtocolHasNoMutantThatIsMissed() {
        KillTable table = KillTable.of(Protocols.tls());
        System.out.println(table);
        assertEquals(List.of(), table.survivors());
        // Spans beside the flow often hold by the flow alone; of the others, two guards do, where one version excludes the other.
        assertEquals(2, table.equivalent().stream().filter(m -> !m.endsWith(" beside the flow")).count());
    }

    @Test
    void mistakesBesideTheFlowAreNotMissed() {
        KillTable table = KillTable.of(Protocols.beside());
        System.out.println(table);
        assertEquals(List.of(), table.survivors());
        assertEquals(EQUIVALENT, table.equivalent());
    }

    @Test
    void aMachineIsItsOwnEquivalent() {
        Compilation socks5 = Protocols.socks5();
        for (Machine machine : socks5.machines()) {
            assertInstanceOf(Equivalence.Equivalent.class, new Equivalence(socks5.model(), machine).of(machine));
        }
    }

    @Test
    void twoStatesThatNobodyCanTellApartMakeAnEquivalentMutant() {
        Compilation protocol = Protocols.text(TWINS);
        Machine host = protocol.machines().get(1);
        Equivalence equivalence = new Equivalence(protocol.model(), host);
        List<String> equivalent = Mutants.of(protocol.model(), host).stream()
                .filter(mutant -> equivalence.of(mutant.machine()) instanceof Equivalence.Equivalent)
                .map(Mutant::sentence).toList();
        assertEquals(List.of("host in DECIDING after Yes goes to REFUSED instead of ADMITTED",
                "host in DECIDING after No goes to ADMITTED instead of REFUSED"), equivalent);
    }

    @Test
    void aDifferenceIsShownByAShortestWord() {
        Compilation protocol = Protocols.text(TWINS);
        Machine guest = protocol.machines().get(0);
        Mutant silent = Mutants.of(protocol.model(), guest).stream()
                .filter(mutant -> mutant.sentence().equals("guest in KNOCKING never sends Knock")).findFirst().orElseThrow();
        Equivalence.Verdict verdict = new Equivalence(protocol.model(), guest).of(silent.machine());
        assertEquals(List.of(new Letter.Start(Set.of())),
                assertInstanceOf(Equivalence.Separated.class, verdict).word());
        assertFalse(new Rehearsal(protocol.model(), silent.machine()).passes(
                TransitionSuite.of(protocol.model(), protocol.machines(), test -> Optional.empty())));
    }

    private static final List<String> EQUIVALENT = List.of(
            "guest in WAIT_AGAIN_OR_ENTRY after Again always does as if offers",
            "guest does not ask the guard of G's Goods beside the flow",
            "guest has before G.Confirm, too, G's Goods beside the flow",
            "guest does not ask the guard of D's Renew beside the flow",
            "guest has before G.Confirm, too, G's Renew beside the flow",
            "guest still has the duty owed after G's Renew beside the flow",
            "guest does not ask the guard of D's Ask beside the flow",
            "guest has before G.Confirm, too, G's Paper Stamp beside the flow",
            "door in SEND_AGAIN_OR_ENTRY after Again always does as if offers",
            "door does not ask the guard of G's Goods beside the flow",
            "door always accepts G's Goods beside the flow",
            "door has before G.Confirm, too, G's Paper Stamp beside the flow");

    private static final String TWINS = """
            protocol party;
            roles guest G, host H;
            enum { knock(1), yes(2), no(3), thanks(4), (255) } Kind;
            enum { early(1), garbled(2), wrong(3), broken(4), (255) } Trouble;
            struct { } Knock;
            struct { } Yes;
            struct { } No;
            struct { } Thanks;
            struct {
                Kind kind;
                uint8 length;
                select (Kind) {
                    case knock:  Knock;
                    case yes:    Yes;
                    case no:     No;
                    case thanks: Thanks;
                } body;
            } Note;
            enum { note(1), (255) } Content;
            envelope Content { note: Note; }
            alerts Trouble { unexpected -> early; malformed -> garbled; forbidden -> wrong; internal -> broken; }
            flow party {
                @KNOCKING   G: Knock
                @DECIDING choice by H {
                                H: Yes
                    @ADMITTED   G: Thanks
                } or {
                                H: No
                    @REFUSED    G: Thanks
                }
                @OVER
            }
            """;
}
