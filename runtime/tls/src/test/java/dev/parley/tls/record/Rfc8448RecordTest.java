package dev.parley.tls.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.spec.ContentType;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The records under application keys in RFC 8448 section 3, made and opened byte for byte. */
class Rfc8448RecordTest {
    private static final String SUITES = "dev.parley.tls.crypto.suite.Suites#all";

    private record Sample(ContentType type, String content, String record) {}

    private static final Bytes DATA = Bytes.fromHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
            + "202122232425262728292a2b2c2d2e2f3031");
    private static final String CLOSE_NOTIFY = "0100";

    private static final List<Sample> CLIENT = List.of(
            new Sample(ContentType.APPLICATION_DATA, DATA.toHex(), "1703030043a23f7054b62c94d0affafe8228ba55cbefacea42f914"
                    + "aa66bcab3f2b9819a8a5b46b395bd54a9a20441e2b62974e1f5a6292a2977014bd1e3deae63aeebb21694915e4"),
            new Sample(ContentType.ALERT, CLOSE_NOTIFY, "1703030013c9872760655666b74d7ff1153efd6db6d0b0e3"));

    private static final List<Sample> SERVER = List.of(
            new Sample(ContentType.HANDSHAKE, "040000c90000001efad6aac502000000b22c035d829359ee5ff7af4ec90000000026"
                    + "2a6494dc486d2c8a34cb33fa90bf1b0070ad3c498883c9367c09a2be785abc55cd226097a3a982117283f82a03a143efd3"
                    + "ff5dd36d64e861be7fd61d2827db279cce145077d454a3664d4e6da4d29ee03725a6a4dafcd0fc67d2aea70529513e3da2"
                    + "677fa5906c5b3f7d8f92f228bda40dda721470f9fbf297b5aea617646fac5c03272e970727c621a79141ef5f7de6505e5b"
                    + "fbc388e93343694093934ae4d3570008002a000400000400",
                    "17030300de3a6b8f90414a97d6959c3487680de5134a2b240e6cffac116e95d41d6af8f6b580dcf3d11d63c758db289a01"
                    + "5940252f55713e061dc13e078891a38efbcf5753ad8ef170ad3c7353d16d9da773b9ca7f2b9fa1b6c0d4a3d03f75e09c30"
                    + "ba1e62972ac46f75f7b981be63439b2999ce13064615139891d5e4c5b406f16e3fc181a77ca475840025db2f0a77f81b5a"
                    + "b05b94c01346755f69232c86519d86cbeeac87aac347d143f9605d64f650db4d023e70e952ca49fe5137121c74bc269768"
                    + "7e248746d6df353005f3bce18696129c8153556b3b6c6779b37bf15985684f"),
            new Sample(ContentType.APPLICATION_DATA, DATA.toHex(), "17030300432e937e11ef4ac740e538ad36005fc4a46932fc3225d0"
                    + "5f82aa1b36e30efaf97d90e6dffc602dcb501a59a8fcc49c4bf2e5f0a21c0047c2abf332540dd032e167c2955d"),
            new Sample(ContentType.ALERT, CLOSE_NOTIFY, "1703030013b58fd67166ebf599d24720cfbe7efa7a8864a9"));

    @ParameterizedTest
    @MethodSource(SUITES)
    void client(Crypto crypto) throws ProtocolException {
        check(crypto, "17422dda596ed5d9acd890e3c63f5051", "5b78923dee08579033e523d9", CLIENT);
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void server(Crypto crypto) throws ProtocolException {
        check(crypto, "9f02283b6c9c07efc26bb9f2ac92e356", "cf782b88dd83549aadf1e984", SERVER);
    }

    private static void check(Crypto crypto, String key, String iv, List<Sample> samples) throws ProtocolException {
        RecordWriter writer = new RecordWriter();
        RecordReader reader = new RecordReader();
        writer.protect(protection(crypto, key, iv));
        reader.protect(protection(crypto, key, iv));
        for (Sample sample : samples) {
            byte[] content = Bytes.fromHex(sample.content()).toByteArray();
            writer.write(sample.type().code(), content, 0, content.length);
            ByteBuffer record = TrafficRecords.drain(writer);
            assertEquals(sample.record(), Bytes.wrap(record.array()).toHex());
            assertTrue(reader.fill(record));
            assertEquals(sample.content(), reader.open().toHex());
            assertEquals(sample.type().code(), reader.contentType());
            reader.next();
        }
    }

    private static RecordProtection protection(Crypto crypto, String key, String iv) {
        try (Secret secret = Secret.copyOf(Bytes.fromHex(key)); Secret ivSecret = Secret.copyOf(Bytes.fromHex(iv))) {
            return new TrafficProtection(crypto.aead().key(AeadAlgorithm.AES_128_GCM, secret), ivSecret,
                    RecordPadding.none());
        }
    }
}
