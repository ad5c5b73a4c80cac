package dev.parley.backends.java.codec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.backends.java.machine.ShopSpecification;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Type;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CodecLawsTest {
    private static final long SEED = 20260101;

    @TestFactory
    Stream<DynamicTest> everyFormOfTypeObeysTheLaws() {
        return laws(Zoo.model(), 30);
    }

    @TestFactory
    Stream<DynamicTest> everyStructOfTlsObeysTheLaws() {
        return laws(Specifications.tls(), 20);
    }

    @TestFactory
    Stream<DynamicTest> everyStructOfSocksObeysTheLaws() {
        return laws(Specifications.socks5(), 20);
    }

    @TestFactory
    Stream<DynamicTest> everyStructThatRfc9846PrintsObeysTheLaws() {
        return laws(Specifications.rfc9846(), 20);
    }

    @TestFactory
    Stream<DynamicTest> everyStructOfAWireTypeOfSeveralMessagesObeysTheLaws() {
        return laws(ShopSpecification.compile().model(), 60);
    }

    private static Stream<DynamicTest> laws(ProtocolModel model, int rounds) {
        Codecs codecs = new Codecs(model, "generated");
        List<Type.Struct> structs = codecs.structs();
        assertTrue(structs.size() > 3);
        return structs.stream().map(struct -> DynamicTest.dynamicTest(struct.name().toString(),
                () -> new CodecLaws(model, codecs, SEED).check(struct, rounds)));
    }
}
