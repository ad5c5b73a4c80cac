package dev.parley.attacker;

import static de.rub.nds.tlsattacker.core.constants.AlertDescription.BAD_RECORD_MAC;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.DECODE_ERROR;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.PROTOCOL_VERSION;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.RECORD_OVERFLOW;
import static de.rub.nds.tlsattacker.core.constants.AlertDescription.UNEXPECTED_MESSAGE;
import static dev.parley.attacker.Edits.bytes;
import static dev.parley.attacker.Edits.flipped;
import static dev.parley.attacker.Edits.set;
import static dev.parley.attacker.Edits.with;
import static dev.parley.attacker.Requirement.rfc;
import static dev.parley.attacker.Setting.ECDHE_ECDSA;
import static dev.parley.attacker.Setting.ECDHE_RSA;
import static dev.parley.attacker.Setting.RSA;

import de.rub.nds.modifiablevariable.util.Modifiable;
import de.rub.nds.tlsattacker.core.constants.ProtocolMessageType;
import de.rub.nds.tlsattacker.core.protocol.ProtocolMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ApplicationMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ChangeCipherSpecMessage;
import de.rub.nds.tlsattacker.core.protocol.message.FinishedMessage;
import de.rub.nds.tlsattacker.core.protocol.message.UnknownMessage;
import de.rub.nds.tlsattacker.core.record.Record;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Clients that break the record layer. */
final class ServerRecordAttacks {
    private static final int MAX_COMPRESSED = (1 << 14) + 1024;
    private static final int FLOOD = 100;

    private ServerRecordAttacks() {
    }

    static Stream<Attack> all() {
        return Stream.of(inTheClear(), protectedOnes(), cutting()).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> inTheClear() {
        return Stream.of(
                new Attack("sends a record of a type that there is not",
                        rfc(5246, "6", "Implementations MUST NOT send record types not defined in this document unless "
                                + "negotiated by some extension."),
                        ECDHE_RSA, first(record -> record.setContentType(Modifiable.explicit((byte) 99))),
                        UNEXPECTED_MESSAGE),
                new Attack("sends a record of a version before SSL 3.0",
                        rfc(5246, "E.1", "TLS servers compliant with this specification MUST accept any value {03,XX} as "
                                + "the record layer version number for ClientHello."),
                        ECDHE_ECDSA, first(record -> record.setProtocolVersion(set(2, 0))), PROTOCOL_VERSION),
                new Attack("sends the ClientHello of SSL 2.0",
                        rfc(9846, "E.5", "Implementations MUST NOT send an SSL version 2.0 compatible CLIENT-HELLO."),
                        RSA, play -> play.sendIn(raw(ProtocolMessageType.HANDSHAKE),
                                whole(0x80, 0x2E, 1, 3, 3, 0, 21, 0, 0, 0, 16)), UNEXPECTED_MESSAGE),
                new Attack("sends a record of more than 2^14 bytes",
                        rfc(5246, "6.2.1", "The length MUST NOT exceed 2^14."),
                        ECDHE_RSA, play -> play.sendIn(raw(ProtocolMessageType.HANDSHAKE), whole(22, 3, 3, 0x40, 1)),
                        RECORD_OVERFLOW),
                new Attack("sends an empty handshake record",
                        rfc(5246, "6.2.1", "Implementations MUST NOT send zero-length fragments of Handshake, Alert, or "
                                + "ChangeCipherSpec content types."),
                        ECDHE_ECDSA, play -> play.sendIn(raw(ProtocolMessageType.HANDSHAKE), whole(22, 3, 3, 0, 0)),
                        UNEXPECTED_MESSAGE),
                new Attack("sends half an alert",
                        rfc(9846, "5.1", "a record with an Alert type MUST contain exactly one message"),
                        RSA, play -> play.sendIn(raw(ProtocolMessageType.ALERT), whole(21, 3, 3, 0, 1, 1)),
                        DECODE_ERROR));
    }

    private static Stream<Attack> protectedOnes() {
        return Stream.of(
                new Attack("changes a tag",
                        rfc(5246, "6.2.3.3", "If the decryption fails, a fatal bad_record_mac alert MUST be generated."),
                        ECDHE_RSA, finished(record -> record.setProtocolMessageBytes(flipped(-1))), BAD_RECORD_MAC),
                new Attack("changes the content type of a record that is protected",
                        rfc(5246, "6.2.3.3", "additional_data = seq_num + TLSCompressed.type + TLSCompressed.version + "
                                + "TLSCompressed.length;"),
                        ECDHE_ECDSA, finished(record -> record.setCompleteRecordBytes(flipped(0))), BAD_RECORD_MAC),
                new Attack("begins with sequence number 1",
                        rfc(5246, "6.1", "the first record transmitted under a particular connection state MUST use "
                                + "sequence number 0"),
                        RSA, finished(record -> record.setSequenceNumber(Modifiable.explicit(BigInteger.ONE))),
                        BAD_RECORD_MAC),
                new Attack("uses a sequence number again",
                        rfc(5246, "6.1", "sequence number is incremented after each record"),
                        ECDHE_RSA, play -> play.clientConnects().sendIn(data("replayed"),
                                with(new Record(),
                                        record -> record.setSequenceNumber(Modifiable.explicit(BigInteger.ZERO)))),
                        BAD_RECORD_MAC),
                new Attack("sends less than nonce and tag",
                        rfc(5288, "3", "The nonce_explicit length (SecurityParameters.record_iv_length) is 8 octets."),
                        ECDHE_ECDSA, finished(record -> record.setProtocolMessageBytes(set(1, 2, 3, 4))),
                        BAD_RECORD_MAC),
                new Attack("announces a protected record of more than 2^14 + 2048 bytes",
                        rfc(5246, "6.2.3", "The length MUST NOT exceed 2^14 + 2048."),
                        ECDHE_RSA, finished(record -> record.setCompleteRecordBytes(set(22, 3, 3, 0x48, 1))),
                        RECORD_OVERFLOW),
                new Attack("protects more than fits into a record",
                        rfc(5246, "7.2.2", "a record decrypted to a TLSCompressed record with more than 2^14+1024 bytes"),
                        ECDHE_ECDSA, play -> {
                            play.config().setDefaultMaxRecordData(MAX_COMPRESSED + 1);
                            play.config().setRespectPeerRecordSizeLimitations(false);
                            play.clientConnects().send(new ApplicationMessage(new byte[MAX_COMPRESSED + 1]));
                        }, RECORD_OVERFLOW),
                new Attack("sends Finished in the clear",
                        rfc(5246, "7.1", "subsequent records will be protected under the newly negotiated CipherSpec and "
                                + "keys"),
                        RSA, finished(record -> record.setCompleteRecordBytes(
                                set(22, 3, 3, 0, 16, 20, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))), BAD_RECORD_MAC),
                new Attack("floods the server with empty records",
                        rfc(5246, "6.2.1", "Zero-length fragments of Application data MAY be sent as they are potentially "
                                + "useful as a traffic analysis countermeasure."),
                        ECDHE_RSA, play -> play.clientConnects().send(
                                Collections.nCopies(FLOOD, 0).stream().map(i -> data("")).toArray(ProtocolMessage[]::new)),
                        UNEXPECTED_MESSAGE));
    }

    private static Stream<Attack> cutting() {
        return Stream.of(
                new Attack("begins Finished before ChangeCipherSpec",
                        rfc(9846, "5.1", "Handshake messages MUST NOT span key changes."),
                        ECDHE_RSA, play -> play.clientExchangesKeys()
                                .sendIn(raw(ProtocolMessageType.HANDSHAKE), whole(22, 3, 3, 0, 2, 20, 0))
                                .send(new ChangeCipherSpecMessage()), UNEXPECTED_MESSAGE));
    }

    private static Script first(Consumer<Record> edit) {
        return play -> play.sendIn(play.clientHello(), with(new Record(), edit));
    }

    private static Script finished(Consumer<Record> edit) {
        return play -> play.clientChangesKeys().sendIn(new FinishedMessage(), with(new Record(), edit));
    }

    /** Something to send in a record that is given whole. */
    private static UnknownMessage raw(ProtocolMessageType type) {
        return with(new UnknownMessage(type), message -> message.setDataConfig(bytes(0)));
    }

    private static Record whole(int... octets) {
        return with(new Record(), record -> record.setCompleteRecordBytes(set(octets)));
    }

    private static ApplicationMessage data(String text) {
        return new ApplicationMessage(text.getBytes(StandardCharsets.US_ASCII));
    }
}
