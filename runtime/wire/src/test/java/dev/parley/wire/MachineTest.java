package dev.parley.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {
    private final Bell.Wire wire = new Bell.Wire();
    private final Bell bell = new Bell(wire);

    @Test
    void startingSendsWhatIsDueAndChangesKeysBehindIt() throws Exception {
        bell.start();

        assertEquals(List.of("send 22 0100000107 |", "write locked"), wire.log);
        assertEquals(List.of(new Step(true, Bell.Kind.RING, "RINGING", "WAITING", "plain", "bell.parley:1")), wire.steps);
        assertTrue(bell.isReading());
    }

    @Test
    void severalMessagesOfOneRecordAreTakenInOrder() throws Exception {
        bell.start();
        bell.receive(Bell.FRAMED, Bytes.fromHex("0200000104" + "0200000105" + "0200000100"));

        assertEquals(List.of(4, 5, 0), bell.answers);
        assertTrue(bell.isDone());
    }

    @Test
    void aMessageMayComeByteByByte() throws Exception {
        bell.start();
        Bytes message = Bytes.fromHex("0200000104");
        for (int i = 0; i < message.length(); i++) {
            assertEquals(List.of(), bell.answers);
            bell.receive(Bell.FRAMED, message.slice(i, 1));
        }
        assertEquals(List.of(4), bell.answers);
    }

    @Test
    void aMessageThatTheFlowDoesNotGiveIsUnexpected() throws Exception {
        bell.start();
        refused(Bell.UNEXPECTED, Bell.FRAMED, "0100000107");
    }

    @Test
    void anUnknownContentIsUnexpected() throws Exception {
        bell.start();
        refused(Bell.UNEXPECTED, 99, "00");
    }

    @Test
    void anEmptyFragmentIsUnexpected() throws Exception {
        bell.start();
        refused(Bell.UNEXPECTED, Bell.FRAMED, "");
    }

    @Test
    void bytesBehindTheBodyAreMalformed() throws Exception {
        bell.start();
        refused(Bell.MALFORMED, Bell.FRAMED, "020000020400");
    }

    @Test
    void aMessageBeyondTheLimitIsRefusedAtItsHeader() throws Exception {
        bell.start();
        refused(Bell.MALFORMED, Bell.FRAMED, "0200012d");
    }

    @Test
    void aMessageAtTheLimitIsAwaited() throws Exception {
        bell.start();
        bell.receive(Bell.FRAMED, Bytes.fromHex("0200012c"));
        assertFalse(bell.isClosed());
    }

    @Test
    void aWholeContentBeyondTheLimitIsMalformed() throws Exception {
        bell.start();
        refused(Bell.MALFORMED, Bell.WHOLE, "00".repeat(Bell.LIMIT + 1));
    }

    @Test
    void dataBetweenFragmentsIsUnexpected() throws Exception {
        bell.start();
        bell.receive(Bell.FRAMED, Bytes.fromHex("0200000102"));
        bell.receive(Bell.FRAMED, Bytes.fromHex("02"));
        refused(Bell.UNEXPECTED, Bell.RAW, "00");
    }

    @Test
    void aMessageBesideTheFlowMayComeBetweenFragments() throws Exception {
        bell.start();
        bell.receive(Bell.FRAMED, Bytes.fromHex("02"));
        bell.receive(Bell.WHOLE, Bytes.of(5));
        assertTrue(wire.log.contains("FINAL 05"));
    }

    @Test
    void keysCannotChangeWithinAMessage() throws Exception {
        bell.start();
        refused(Bell.UNEXPECTED, Bell.FRAMED, "0200000102" + "02");
        assertFalse(wire.log.contains("read locked"));
    }

    @Test
    void keysChangeBetweenMessages() throws Exception {
        bell.start();
        bell.receive(Bell.FRAMED, Bytes.fromHex("0200000102"));
        bell.receive(Bell.RAW, Bytes.of(8));

        assertEquals(List.of("read locked", "NOISE 08"), wire.log.subList(2, 4));
    }

    @Test
    void theEpochDecidesWhatMayComeBesideTheFlow() throws Exception {
        bell.start();
        refused(Bell.UNEXPECTED, Bell.RAW, "08");
    }

    @Test
    void slowWorkIsLeftToATaskAndWhatFollowsIsKept() throws Exception {
        boolean[] ran = new boolean[1];
        bell.slow = () -> ran[0] = true;
        bell.start();
        bell.receive(Bell.FRAMED, Bytes.fromHex("0200000101" + "0200000105"));

        assertFalse(ran[0]);
        assertFalse(bell.isReading());
        assertEquals(List.of(1), bell.answers);
        assertThrows(IllegalStateException.class, () -> bell.receive(Bell.RAW, Bytes.of(1)));
        assertThrows(IllegalStateException.class, bell::resume);

        Thread worker = new Thread(bell.pendingTask());
        worker.start();
        worker.join();
        assertTrue(ran[0]);
        assertEquals(List.of(1), bell.answers);

        bell.resume();
        assertEquals(List.of(1, 5), bell.answers);
        assertNull(bell.pendingTask());
    }

    @Test
    void aTaskRunsOnce() throws Exception {
        int[] runs = new int[1];
        bell.slow = () -> runs[0]++;
        bell.start();
        bell.receive(Bell.FRAMED, Bytes.fromHex("0200000101"));
        Runnable task = bell.pendingTask();
        task.run();
        task.run();
        assertEquals(1, runs[0]);
    }

    @Test
    void aFailingTaskFailsWhenResumed() throws Exception {
        bell.slow = () -> {
            throw new IllegalArgumentException("no");
        };
        bell.start();
        bell.receive(Bell.FRAMED, Bytes.fromHex("0200000101"));
        bell.pendingTask().run();

        ProtocolException e = assertThrows(ProtocolException.class, bell::resume);
        assertSame(Bell.INTERNAL, e.alert());
        assertEquals("no", e.getCause().getMessage());
        assertTrue(bell.isClosed());
    }

    @Test
    void closingKeepsAPendingTaskFromRunning() throws Exception {
        boolean[] ran = new boolean[1];
        bell.slow = () -> ran[0] = true;
        bell.start();
        bell.receive(Bell.FRAMED, Bytes.fromHex("0200000101"));
        Runnable task = bell.pendingTask();
        bell.close();
        task.run();

        assertFalse(ran[0]);
        assertTrue(bell.secret.isDestroyed());
    }

    @Test
    void closingUnderARunningTaskWipesBehindIt() throws Exception {
        boolean[] alive = new boolean[1];
        bell.slow = () -> {
            bell.close();
            alive[0] = !bell.secret.isDestroyed();
        };
        bell.start();
        bell.receive(Bell.FRAMED, Bytes.fromHex("0200000101"));
        bell.pendingTask().run();

        assertTrue(alive[0]);
        assertTrue(bell.secret.isDestroyed());
        bell.resume();
        assertTrue(bell.isClosed());
    }

    @Test
    void aFailureOfThisSideIsInternalAndClosesTheMachine() throws Exception {
        bell.start();
        refused(Bell.INTERNAL, Bell.FRAMED, "0200000103");
    }

    @Test
    void aViolationWithItsOwnAlertIsPassedOn() throws Exception {
        bell.start();
        refused(Bell.FORBIDDEN, Bell.FRAMED, "0200000109");
    }

    @Test
    void aClosedMachineIgnoresWhatArrives() throws Exception {
        bell.start();
        bell.close();
        bell.close();
        bell.receive(Bell.FRAMED, Bytes.fromHex("0200000109"));
        bell.resume();

        assertFalse(bell.maySend(Bell.Kind.FINAL));
        assertFalse(bell.isReading());
        assertThrows(IllegalStateException.class, () -> bell.sendAmbient(Bell.Kind.FINAL, Bytes.EMPTY));
    }

    @Test
    void whatFollowsTheEndOfThePeersLaneIsIgnored() throws Exception {
        bell.start();
        bell.receive(Bell.WHOLE, Bytes.EMPTY);
        bell.receive(Bell.FRAMED, Bytes.fromHex("0200000104"));

        assertEquals(List.of(), bell.answers);
        assertFalse(bell.isReading());
        assertTrue(bell.maySend(Bell.Kind.FINAL));
    }

    @Test
    void nothingIsSentBehindTheEndOfTheOwnLane() throws Exception {
        bell.start();
        bell.sendAmbient(Bell.Kind.FINAL, Bytes.of(1));

        assertEquals("send 21 01", wire.log.get(2));
        assertFalse(bell.maySend(Bell.Kind.NOISE));
    }

    @Test
    void aMessageBesideTheFlowWaitsUntilATaskIsDone() throws Exception {
        bell.start();
        assertTrue(bell.maySend(Bell.Kind.NOISE));
        bell.receive(Bell.FRAMED, Bytes.fromHex("0200000101"));
        assertFalse(bell.maySend(Bell.Kind.NOISE));
        bell.pendingTask().run();
        bell.resume();
        assertTrue(bell.maySend(Bell.Kind.NOISE));
    }

    @Test
    void aStepKeepsItsEpochWhateverPassesMeanwhile() throws Exception {
        bell.start();
        bell.receive(Bell.FRAMED, Bytes.fromHex("0200000101"));
        bell.sendAmbient(Bell.Kind.FINAL, Bytes.EMPTY);
        bell.pendingTask().run();
        bell.resume();
        assertEquals("plain", wire.steps.get(1).epoch());
    }

    @Test
    void nothingIsSentOrReceivedBeforeTheStart() {
        assertFalse(bell.maySend(Bell.Kind.FINAL));
        assertThrows(IllegalStateException.class, () -> bell.receive(Bell.RAW, Bytes.EMPTY));
    }

    @Test
    void aMachineStartsOnce() throws Exception {
        bell.start();
        assertThrows(IllegalStateException.class, bell::start);
        assertFalse(bell.isClosed());
    }

    @Test
    void theTransportMustNotCallBack() throws Exception {
        bell.start();
        wire.onAmbient = () -> assertThrows(IllegalStateException.class, () -> bell.receive(Bell.RAW, Bytes.EMPTY));
        bell.receive(Bell.WHOLE, Bytes.EMPTY);
        assertFalse(bell.isClosed());
    }

    private void refused(CodePoint alert, int contentType, String hex) {
        ProtocolException e = assertThrows(ProtocolException.class, () -> bell.receive(contentType, Bytes.fromHex(hex)));
        assertSame(alert, e.alert(), e.getMessage());
        assertTrue(bell.isClosed());
        assertTrue(bell.secret.isDestroyed());
    }
}
