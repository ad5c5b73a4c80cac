package dev.parley.tls;

import dev.parley.tls.spec.Extension;
import dev.parley.tls.spec.Message;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A client's extensions in an order of chance, which its second hello keeps. */
record ShuffledLayout(SecureRandom random) implements ExtensionLayout {
    @Override
    public List<Extension> arrange(Message message, List<Extension> extensions) {
        List<Extension> order = new ArrayList<>(extensions);
        if (message == Message.CLIENT_HELLO) {
            Collections.shuffle(order, random);
        }
        return order;
    }

    @Override
    public String toString() {
        return "shuffled by clients";
    }
}
