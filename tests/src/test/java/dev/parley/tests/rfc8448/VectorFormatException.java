package dev.parley.tests.rfc8448;

import java.io.IOException;

/** A vector file is not what it should be; the message says where. */
public final class VectorFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    VectorFormatException(String message) {
        super(message);
    }
}
