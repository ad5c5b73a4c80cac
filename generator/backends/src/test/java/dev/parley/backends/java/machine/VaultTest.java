package dev.parley.backends.java.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A ladder of keys, each made of the one before and of structs that only keys are made of. */
class VaultTest {
    private static Protocol protocol;

    private final List<String> labels = new ArrayList<>();
    private final Party visitor = party("Visitor").says("hello", protocol.value("Hello", "aabb" + "80000001"));
    private final Party keeper = party("Keeper").says("welcome", protocol.value("Welcome", "ccdd" + "02"));

    @BeforeAll
    static void compile() {
        protocol = Protocol.load("vault.parley");
    }

    private Party party(String title) {
        return new Party(protocol, title)
                .answers("extract", a -> Mix.of((Secret) a[0], "extract", ((Secret) a[1]).disclose(), 4))
                .answers("digest", a -> Mix.of(Secret.take(new byte[1]), "digest", (Bytes) a[0], 2).disclose())
                .answers("expand", a -> {
                    labels.add(((Bytes) a[1]).toHex());
                    return Mix.of((Secret) a[0], "expand", (Bytes) a[1], (Integer) a[2]);
                });
    }

    private void meet() throws ProtocolException {
        keeper.start();
        visitor.start();
        Party.talk(visitor, keeper);
    }

    @Test
    void aStructMadeOfValuesIsEncodedAsItTravels() throws Exception {
        meet();
        assertTrue(keeper.machine.isDone());
        String hello = "aabb" + "80000001";
        assertTrue(labels.contains("03" + "0004" + "80000001" + "02" + "09" + "7661756c74206b6579" + "00" + hello),
                labels.toString());
        assertTrue(labels.stream().anyMatch(l -> l.startsWith("03" + "0004" + "80000001" + "02" + "07" + "7661756c742076"
                + "02") && l.endsWith(hello)), labels.toString());
    }

    @Test
    void whatDoesNotFitIntoAStructEndsTheMachine() throws Exception {
        keeper.answers("digest", a -> Bytes.fromHex("00".repeat(17)));
        keeper.start();
        visitor.start();
        ProtocolException e = assertThrows(ProtocolException.class, () -> keeper.take(visitor.outbox.poll()));
        assertEquals("failed", e.alert().label());
        assertTrue(e.getMessage().contains("RungLabel.context"), e.getMessage());
        assertTrue(keeper.machine.isClosed());
    }
}
