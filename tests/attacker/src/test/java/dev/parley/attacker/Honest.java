package dev.parley.attacker;

import de.rub.nds.tlsattacker.core.constants.AlertDescription;
import de.rub.nds.tlsattacker.core.constants.AlertLevel;
import de.rub.nds.tlsattacker.core.protocol.message.AlertMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ApplicationMessage;
import java.nio.charset.StandardCharsets;

/** Scripts that break nothing. */
final class Honest {
    /** What an honest server sends. */
    static final String PAGE = "HTTP/1.0 200 ok\r\n\r\nserved by TLS-Attacker\n";

    /** A client that gets a page. */
    static final Script CLIENT = play -> get(play.clientConnects());

    /** A client that gets a page with a session of its first connection. */
    static final Script RESUMING_CLIENT = play -> get(play.clientConnects().clientStartsAnew().clientResumes());

    /** A server that serves a page. */
    static final Script SERVER = play -> play.serverConnects()
            .await(new ApplicationMessage())
            .send(new ApplicationMessage(PAGE.getBytes(StandardCharsets.US_ASCII)), closeNotify());

    private Honest() {
    }

    private static void get(Play play) {
        play.send(new ApplicationMessage("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                .await(new ApplicationMessage());
    }

    static AlertMessage closeNotify() {
        AlertMessage alert = new AlertMessage();
        alert.setConfig(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY);
        return alert;
    }
}
