package dev.parley.attacker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.rub.nds.tlsattacker.core.constants.AlertLevel;
import de.rub.nds.tlsattacker.core.protocol.ProtocolMessage;
import de.rub.nds.tlsattacker.core.protocol.message.AlertMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ApplicationMessage;
import de.rub.nds.tlsattacker.core.state.State;
import de.rub.nds.tlsattacker.core.workflow.action.ReceivingAction;
import de.rub.nds.tlsattacker.core.workflow.action.TlsAction;
import de.rub.nds.tlsattacker.transport.socket.SocketState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a script met.
 *
 * @param complete whether all of it was played, so that no alert came before its last message
 * @param alerts the alerts that came after its last message, decrypted where they were encrypted
 * @param data the application data that came
 * @param closed whether the peer closed the connection in order
 */
record Outcome(boolean complete, List<Alert> alerts, String data, boolean closed) {
    /** An alert by its numbers (RFC 5246 section 7.2). */
    record Alert(int level, int description) {
        @Override
        public String toString() {
            return "level " + level + ' ' + description;
        }
    }

    /** The attack's last message was answered with its alert alone, and with the end of the connection. */
    void assertRefused(Attack attack) {
        assertTrue(complete, () -> "an alert came before the attack was complete: " + this);
        assertEquals(List.of(new Alert(AlertLevel.FATAL.getValue(), attack.alert().getValue())), alerts, toString());
        assertTrue(closed, () -> "the connection was not closed: " + this);
    }

    static Outcome of(State state) {
        List<TlsAction> actions = state.getWorkflowTrace().getTlsActions();
        return new Outcome(actions.stream().allMatch(TlsAction::isExecuted),
                received(actions.get(actions.size() - 1)).stream()
                        .filter(AlertMessage.class::isInstance).map(AlertMessage.class::cast)
                        .map(alert -> new Alert(alert.getLevel().getValue(), alert.getDescription().getValue())).toList(),
                actions.stream().map(Outcome::received).flatMap(List::stream)
                        .filter(ApplicationMessage.class::isInstance).map(ApplicationMessage.class::cast)
                        .map(message -> new String(message.getData().getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining()),
                state.getTcpContext().getFinalSocketState() == SocketState.CLOSED);
    }

    private static List<ProtocolMessage> received(TlsAction action) {
        return action instanceof ReceivingAction receiving && receiving.getReceivedMessages() != null
                ? receiving.getReceivedMessages() : List.of();
    }
}
