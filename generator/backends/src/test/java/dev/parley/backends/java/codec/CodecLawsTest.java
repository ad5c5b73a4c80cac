package dev.parley.backends.java.codec;

import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Type;
import dev.parley.wire.DecodeException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecLawsTest {
    private static final ProtocolModel ZOO = Zoo.model();
    private static final Codecs CODECS = new Codecs(ZOO, "zoo");

    static Stream<Named<Type.Struct>> structs() {
        return CODECS.structs().stream().map(struct -> Named.of(struct.name().toString(), struct));
    }

    @ParameterizedTest
    @MethodSource("structs")
    void everyFormOfTypeObeysTheLaws(Type.Struct struct) throws DecodeException {
        new CodecLaws(ZOO, CODECS, 20260101).check(struct, 40);
    }
}
