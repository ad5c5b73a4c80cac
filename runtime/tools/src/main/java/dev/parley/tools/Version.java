package dev.parley.tools;

import dev.parley.tls.TlsVersion;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a version such as {@code 1.3} from the command line. */
final class Version implements ITypeConverter<TlsVersion> {
    private static final String PREFIX = "TLSv";

    @Override
    public TlsVersion convert(String text) {
        return Arrays.stream(TlsVersion.values()).filter(version -> version.toString().equals(PREFIX + text)).findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of " + Arrays.stream(TlsVersion.values())
                        .map(version -> version.toString().substring(PREFIX.length())).collect(Collectors.joining(", "))));
    }
}
