package dev.parley.attacker;

import de.rub.nds.tlsattacker.core.protocol.message.RSAClientKeyExchangeMessage;
import de.rub.nds.tlsattacker.core.protocol.message.computations.RSAClientComputations;
import java.util.function.Consumer;

/** Spoiled premaster secrets (RFC 5246 section 7.4.7.1). */
final class Premasters {
    private Premasters() {
    }

    /** A ClientKeyExchange whose premaster secret is edited before TLS-Attacker encrypts it. */
    static RSAClientKeyExchangeMessage encrypted(Consumer<RSAClientComputations> edit) {
        RSAClientKeyExchangeMessage message = new RSAClientKeyExchangeMessage();
        message.prepareComputations();
        edit.accept(message.getComputations());
        return message;
    }
}
