package dev.parley.tools;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a port number, 0 to 65535, from the command line. */
final class PortNumber implements ITypeConverter<Integer> {
    private static final int MAX = 65535;

    @Override
    public Integer convert(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= MAX) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a port number");
        }
        throw new TypeConversionException("'" + text + "' is not within 0.." + MAX);
    }
}
