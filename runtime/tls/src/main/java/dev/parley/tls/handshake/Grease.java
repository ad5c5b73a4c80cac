package dev.parley.tls.handshake;

import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.ExtensionType;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import java.security.SecureRandom;

/**
 * Code points that mean nothing, offered by a client so that servers do not forget to ignore what they do not know (RFC 8701
 * section 3). They stay the same in both hellos of a handshake. Each is of the form 0x?A?A with two equal bytes.
 */
record Grease(int suite, int group, int version, int scheme, int firstExtension, int lastExtension) {
    private static final int VALUES = 16;

    static Grease of(SecureRandom random) {
        int first = random.nextInt(VALUES);
        // RFC 8701 section 3.1: two extensions of different types.
        int last = (first + 1 + random.nextInt(VALUES - 1)) % VALUES;
        return new Grease(value(random.nextInt(VALUES)), value(random.nextInt(VALUES)), value(random.nextInt(VALUES)),
                value(random.nextInt(VALUES)), value(first), value(last));
    }

    private static int value(int index) {
        return index << 12 | 0xA00 | index << 4 | 0xA;
    }

    CipherSuite cipherSuite() {
        return CipherSuite.of(suite);
    }

    NamedGroup namedGroup() {
        return NamedGroup.of(group);
    }

    SignatureScheme signatureScheme() {
        return SignatureScheme.of(scheme);
    }

    ExtensionType first() {
        return ExtensionType.of(firstExtension);
    }

    ExtensionType last() {
        return ExtensionType.of(lastExtension);
    }
}
