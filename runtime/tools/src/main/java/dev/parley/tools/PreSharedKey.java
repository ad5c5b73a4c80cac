package dev.parley.tools;

import dev.parley.tls.ExternalPsk;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code IDENTITY:HEXKEY} from the command line; the last colon counts. What is wrong is told without the key. */
final class PreSharedKey implements ITypeConverter<ExternalPsk> {
    @Override
    public ExternalPsk convert(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new TypeConversionException("a pre-shared key is IDENTITY:HEXKEY");
        }
        try {
            Bytes identity = Bytes.wrap(text.substring(0, colon).getBytes(StandardCharsets.UTF_8));
            return new ExternalPsk(identity, Secret.take(key(text.substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static byte[] key(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("the key of a pre-shared key is hexadecimal, two digits for a byte");
        }
    }
}
