package dev.parley.tests.rfc8448;

import dev.parley.wire.Bytes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a vector file.
 *
 * @param name what stands in its brackets
 * @param values its values by their keys, in the order of the file
 */
public record VectorSection(String name, Map<String, String> values) {
    /** A private copy, in the same order. */
    public VectorSection {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The same with another value. */
    VectorSection with(String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(key, value);
        return new VectorSection(name, changed);
    }

    /** A value as it is written. */
    public String text(String key) throws VectorFormatException {
        String value = values.get(key);
        if (value == null) {
            throw new VectorFormatException("[" + name + "] has no " + key);
        }
        return value;
    }

    /** A value in hexadecimal, between whose bytes there may be spaces. */
    public Bytes bytes(String key) throws VectorFormatException {
        String digits = text(key).replace(" ", "");
        try {
            return Bytes.fromHex(digits);
        } catch (IllegalArgumentException e) {
            throw new VectorFormatException("[" + name + "] " + key + " is not hexadecimal: " + e.getMessage());
        }
    }

    /** A value in hexadecimal, if it is there. */
    public Optional<Bytes> find(String key) throws VectorFormatException {
        return values.containsKey(key) ? Optional.of(bytes(key)) : Optional.empty();
    }
}
