package dev.parley.attacker;

import de.rub.nds.modifiablevariable.bytearray.ModifiableByteArray;
import de.rub.nds.modifiablevariable.util.Modifiable;
import de.rub.nds.tlsattacker.core.constants.ExtensionType;
import de.rub.nds.tlsattacker.core.protocol.message.HandshakeMessage;
import de.rub.nds.tlsattacker.core.protocol.message.HelloMessage;
import de.rub.nds.tlsattacker.core.protocol.message.extension.ExtensionMessage;
import de.rub.nds.tlsattacker.core.protocol.message.extension.UnknownExtensionMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Ways to spoil what TLS-Attacker would send. */
final class Edits {
    private Edits() {
    }

    /** The object, once it is edited. */
    static <T> T with(T edited, Consumer<T> edit) {
        edit.accept(edited);
        return edited;
    }

    static byte[] bytes(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return bytes;
    }

    /** A field with this value, whatever would be right. */
    static ModifiableByteArray set(int... octets) {
        return Modifiable.explicit(bytes(octets));
    }

    /** A field with a bit of its byte at the position flipped; a negative one counts from the end. */
    static ModifiableByteArray flipped(int position) {
        return Modifiable.xor(bytes(1), position);
    }

    /** A handshake message with this body and the length that belongs to it. */
    static <M extends HandshakeMessage> M withBody(M message, int... body) {
        message.setMessageContent(set(body));
        return message;
    }

    /** A handshake message with a byte more in it than its fields say, and with the length that belongs to it. */
    static <M extends HandshakeMessage> M withTrailingByte(M message) {
        message.setMessageContent(Modifiable.insert(bytes(0), -1));
        return message;
    }

    /** A hello with an extension of this type that has this content; it takes the place of one that there was. */
    static <H extends HelloMessage> H withExtension(H hello, ExtensionType type, int... content) {
        List<ExtensionMessage> extensions = new ArrayList<>(hello.getExtensions());
        extensions.removeIf(e -> e.getExtensionTypeConstant() == type);
        extensions.add(extension(type, content));
        hello.setExtensions(extensions);
        return hello;
    }

    static ExtensionMessage extension(ExtensionType type, int... content) {
        UnknownExtensionMessage extension = new UnknownExtensionMessage();
        extension.setTypeConfig(type.getValue());
        extension.setDataConfig(bytes(content));
        return extension;
    }
}
