package dev.parley.tls.crypto;

import java.util.Map;
import java.util.Optional;

/** A group for key agreement (RFC 8422 section 5.1.1). */
public enum AgreementGroup implements SpecName {
    /** Curve25519 (RFC 7748): shares of 32 bytes. */
    X25519("x25519", 32),
    /** P-256: uncompressed points of 65 bytes. */
    SECP256R1("secp256r1", 65),
    /** P-384: uncompressed points of 97 bytes. */
    SECP384R1("secp384r1", 97),
    /** P-521: uncompressed points of 133 bytes. */
    SECP521R1("secp521r1", 133);

    private static final Map<String, AgreementGroup> BY_NAME = SpecName.index(values());

    private final String specName;
    private final int shareLength;

    AgreementGroup(String specName, int shareLength) {
        this.specName = specName;
        this.shareLength = shareLength;
    }

    /** The group with this name in the specification, such as {@code secp256r1}. */
    public static Optional<AgreementGroup> named(String specName) {
        return Optional.ofNullable(BY_NAME.get(specName));
    }

    @Override
    public String specName() {
        return specName;
    }

    /** Length in bytes of a public share. */
    public int shareLength() {
        return shareLength;
    }
}
