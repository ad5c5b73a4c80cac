package dev.parley.backends.java.machine;

import static dev.parley.backends.java.machine.Shop.AGAIN;
import static dev.parley.backends.java.machine.Shop.CHOSEN;
import static dev.parley.backends.java.machine.Shop.GIFT;
import static dev.parley.backends.java.machine.Shop.KEY;
import static dev.parley.backends.java.machine.Shop.KEY_WANTED;
import static dev.parley.backends.java.machine.Shop.OTHER;
import static dev.parley.backends.java.machine.Shop.SEAL;
import static dev.parley.backends.java.machine.Shop.UNKNOWN;
import static dev.parley.backends.java.machine.Shop.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.wire.Bytes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the codecs of extensions promise where one wire type is several messages. */
class ShopCodecTest {
    private static Protocol protocol;

    @BeforeAll
    static void compile() {
        protocol = Shop.load();
    }

    private static Object value(String type, String hex) {
        return protocol.value(type, hex);
    }

    @Test
    void buildersKeepTheLastBehindAllOthers() {
        Object builder = Protocol.invoke(protocol.type("EnquiryExtensions"), null, "builder");
        Protocol.invoke(builder.getClass(), builder, "seal", value("Seal", "aabb"));
        Protocol.invoke(builder.getClass(), builder, "gift", value("Empty", ""));
        Object built = Protocol.invoke(builder.getClass(), builder, "build");
        assertEquals(GIFT + SEAL, ((Bytes) Protocol.invoke(built.getClass(), built, "toBytes")).toHex());
    }

    private static Object replyBuilder(String mark) {
        return Protocol.invoke(protocol.type("ReplyExtensions"), null, "builder", Bytes.fromHex(mark));
    }

    @Test
    void aBuilderTakesTheBodyOfItsMessageOnly() {
        Object builder = replyBuilder(AGAIN);
        AssertionError e = assertThrows(AssertionError.class,
                () -> Protocol.invoke(builder.getClass(), builder, "keyChosen", value("late.Chosen", "05" + "01ff")));
        assertEquals("key has another body here", e.getCause().getMessage());
        Protocol.invoke(builder.getClass(), builder, "keyWanted", value("late.KeyWanted", "05"));
        Object built = Protocol.invoke(builder.getClass(), builder, "build");
        assertEquals(KEY_WANTED, ((Bytes) Protocol.invoke(built.getClass(), built, "toBytes")).toHex());
        assertEquals(true, Protocol.invoke(built.getClass(), built, "hasKey"));
    }

    @Test
    void whatWasAddedAsBytesHasTheBodyOfItsMessage() {
        Object builder = replyBuilder(OTHER);
        Protocol.invoke(builder.getClass(), builder, "add", value("Term", KEY));
        Object built = Protocol.invoke(builder.getClass(), builder, "build");
        assertEquals("Optional.empty", Protocol.invoke(built.getClass(), built, "keyWanted").toString());
        assertTrue(Protocol.invoke(built.getClass(), built, "keyChosen").toString().contains("group=5"));
    }

    @Test
    void unknownTypesAndTheirOrderSurvive() {
        String bytes = reply(OTHER, UNKNOWN, KEY, CHOSEN);
        Object decoded = value("Reply", bytes);
        assertEquals(bytes, ((Bytes) Protocol.invoke(decoded.getClass(), decoded, "toBytes")).toHex());
    }
}
