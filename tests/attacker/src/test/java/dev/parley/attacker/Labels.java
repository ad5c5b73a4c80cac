package dev.parley.attacker;

import de.rub.nds.tlsattacker.core.constants.AlertDescription;
import java.util.Locale;

/** Names as RFCs write them. */
final class Labels {
    private Labels() {
    }

    /** An alert's, such as {@code decode_error}. */
    static String of(AlertDescription alert) {
        return alert.name().toLowerCase(Locale.ROOT);
    }
}
