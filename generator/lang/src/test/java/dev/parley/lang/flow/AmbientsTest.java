package dev.parley.lang.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.parley.lang.Compilation;
import dev.parley.lang.check.Flows;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.source.Diagnostic;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Messages beside the flow of TLS 1.3: none of them is refused or lost, and the main messages stay as they are. */
class AmbientsTest {
    private static final Compilation TLS13 = TlsFlows.compile("tls13-ambients.parley");
    private static final int BUDGET = 1 << 20;

    private static ProtocolModel with(List<Ambient> ambients) {
        return with(ambients, TLS13.model());
    }

    private static ProtocolModel with(List<Ambient> ambients, ProtocolModel m) {
        return new ProtocolModel(m.name(), m.types(), m.constants(), m.envelope(), m.roles(), m.alerts(), m.tables(),
                m.messages(), m.facts(), m.options(), m.entry(), ambients, m.equations(), m.schedule(), m.epochs(),
                m.externTypes(), m.externs(), m.arguments(), m.exports());
    }

    private static Predicate<Ambient> of(String... messages) {
        Set<String> names = Set.of(messages);
        return ambient -> names.contains(ambient.role() + "." + ambient.block().get(0).message());
    }

    private static List<Ambient> chosen(Predicate<Ambient> wanted) {
        return TLS13.model().ambients().stream().filter(wanted).toList();
    }

    private static void assertHolds(int most, Predicate<Ambient> wanted) {
        assertInstanceOf(Verdict.Holds.class, Composition.test(with(chosen(wanted)), TLS13.machines(), most, BUDGET));
    }

    private static Verdict.Failure failure(Predicate<Ambient> wanted, UnaryOperator<Ambient> change) {
        List<Ambient> changed = chosen(wanted).stream().map(change).toList();
        return assertInstanceOf(Verdict.Fails.class, Composition.test(with(changed), TLS13.machines(), 1, BUDGET)).failure();
    }

    private static Ambient effects(Ambient a, Set<Ambient.Effect> effects) {
        return new Ambient(a.role(), a.block(), a.under(), a.after(), a.until(), a.guard(), a.then(), a.unless(),
                a.clears(), a.sets(), a.asks(), a.answers(), a.accept(), a.skip(), a.prompt(), effects, a.span());
    }

    @Test
    void earlyDataIsAcceptedOrSkipped() {
        assertHolds(2, of("C.ApplicationData"));
    }

    @Test
    void dataAndTicketsFlowAsSoonAsTheirKeysAreThere() {
        assertHolds(1, of("C.ApplicationData", "S.ApplicationData", "S.NewSessionTicket"));
    }

    @Test
    void dummiesOfBothRolesAreDropped() {
        assertHolds(2, of("C.ChangeCipherSpec", "S.ChangeCipherSpec"));
    }

    @Test
    void keysAreUpdatedInBothLanes() {
        assertHolds(1, of("C.KeyUpdate", "S.KeyUpdate", "S.ApplicationData"));
    }

    @Test
    void aClientIsAuthenticatedAfterTheHandshake() {
        assertHolds(2, of("S.CertificateRequest", "C.Certificate"));
    }

    @Test
    void anAlertIsReadUnderTheKeysBefore() {
        assertHolds(1, of("C.Alert", "S.Alert"));
    }

    @Test
    void withoutLagAnAlertArrivesUnderTheWrongKeys() {
        assertEquals(Verdict.Failure.EPOCH,
                failure(of("C.Alert"), a -> effects(a, EnumSet.of(Ambient.Effect.FATAL))));
    }

    @Test
    void dataThatIsNeitherAcceptedNorSkippedBlocksItsLane() {
        assertEquals(Verdict.Failure.DEADLOCK, failure(of("C.ApplicationData"),
                a -> a.skip().isEmpty() ? a : new Ambient(a.role(), a.block(), a.under(), a.after(), a.until(), a.guard(),
                        a.then(), a.unless(), a.clears(), a.sets(), a.asks(), a.answers(), a.accept(),
                        Optional.empty(), a.prompt(), a.effects(), a.span())));
    }

    @Test
    void dummiesWithoutAGuardCollideWithTheRealChangeCipherSpecOfTls12() {
        ProtocolModel both = TlsFlows.compile("tls-ambients.parley").model();
        List<Ambient> unguarded = both.ambients().stream().map(a -> a.effects().isEmpty() ? a : new Ambient(a.role(),
                a.block(), a.under(), a.after(), a.until(), Optional.empty(), a.then(), a.unless(), a.clears(), a.sets(),
                a.asks(), a.answers(), a.accept(), a.skip(), a.prompt(), a.effects(), a.span())).toList();
        assertEquals(Set.of("deterministic"), Flows.check(with(unguarded, both)).diagnostics().stream()
                .map(Diagnostic::code).collect(Collectors.toSet()));
    }

    @Test
    void recordsEndWhereTheRfcSaysSo() {
        assertEquals(Set.of("C.ClientHello", "S.ServerHello13", "C.EndOfEarlyData", "C.Finished", "S.Finished",
                "C.KeyUpdate", "S.KeyUpdate"), TlsFlows.client(TLS13).recordEnding().stream().map(Object::toString)
                .collect(Collectors.toSet()));
    }
}
