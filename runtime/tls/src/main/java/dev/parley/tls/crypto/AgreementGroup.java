package dev.parley.tls.crypto;

import java.util.Map;
import java.util.Optional;

/** A group for key agreement (RFC 9846 section 4.3.7), under the name of the IANA registry. */
public enum AgreementGroup implements SpecName {
    /** Curve25519 (RFC 7748): shares of 32 bytes. */
    X25519("x25519", Kind.ELLIPTIC_CURVE, 32),
    /** Curve448 (RFC 7748): shares of 56 bytes. */
    X448("x448", Kind.ELLIPTIC_CURVE, 56),
    /** P-256: uncompressed points of 65 bytes. */
    SECP256R1("secp256r1", Kind.ELLIPTIC_CURVE, 65),
    /** P-384: uncompressed points of 97 bytes. */
    SECP384R1("secp384r1", Kind.ELLIPTIC_CURVE, 97),
    /** P-521: uncompressed points of 133 bytes. */
    SECP521R1("secp521r1", Kind.ELLIPTIC_CURVE, 133),
    /** Integers modulo the 2048-bit prime of RFC 7919 appendix A.1: shares of 256 bytes. */
    FFDHE2048("ffdhe2048", Kind.FINITE_FIELD, 256),
    /** Integers modulo the 3072-bit prime of RFC 7919 appendix A.2: shares of 384 bytes. */
    FFDHE3072("ffdhe3072", Kind.FINITE_FIELD, 384),
    /** ML-KEM-768 and x25519: 1216 bytes from the client, 1120 from the server. */
    X25519_MLKEM768("X25519MLKEM768", Kind.HYBRID, 1184 + 32, 1088 + 32),
    /** P-256 and ML-KEM-768: 1249 bytes from the client, 1153 from the server. */
    SECP256R1_MLKEM768("SecP256r1MLKEM768", Kind.HYBRID, 65 + 1184, 65 + 1088),
    /** P-384 and ML-KEM-1024: 1665 bytes from either. */
    SECP384R1_MLKEM1024("SecP384r1MLKEM1024", Kind.HYBRID, 97 + 1568, 97 + 1568);

    /** What a group computes with, which decides where it may be negotiated. */
    public enum Kind {
        /** For TLS 1.2 with suites of ECDHE (RFC 8422) and for TLS 1.3. */
        ELLIPTIC_CURVE,
        /** For TLS 1.3, and for suites of DHE in TLS 1.2 (RFC 7919). */
        FINITE_FIELD,
        /** A curve and a key encapsulation, for TLS 1.3 only (draft-ietf-tls-ecdhe-mlkem). */
        HYBRID
    }

    private static final Map<String, AgreementGroup> BY_NAME = SpecName.index(values());

    private final String specName;
    private final Kind kind;
    private final int offerLength;
    private final int answerLength;

    AgreementGroup(String specName, Kind kind, int shareLength) {
        this(specName, kind, shareLength, shareLength);
    }

    AgreementGroup(String specName, Kind kind, int offerLength, int answerLength) {
        this.specName = specName;
        this.kind = kind;
        this.offerLength = offerLength;
        this.answerLength = answerLength;
    }

    /** The group with this name in the specification, such as {@code secp256r1}. */
    public static Optional<AgreementGroup> named(String specName) {
        return Optional.ofNullable(BY_NAME.get(specName));
    }

    @Override
    public String specName() {
        return specName;
    }

    /** What it computes with. */
    public Kind kind() {
        return kind;
    }

    /** Length in bytes of a public share of the side that generates first: in TLS 1.3 the client. */
    public int offerLength() {
        return offerLength;
    }

    /** Length in bytes of the share that answers it; another than {@link #offerLength} if the group has an encapsulation. */
    public int answerLength() {
        return answerLength;
    }
}
