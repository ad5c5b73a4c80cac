package dev.parley.tests.rfc8448;

import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The lists of code points that the sides of a trace offer; Parley lacks some of them.
 *
 * @param schemes of both sides
 */
record OfferedLists(List<NamedGroup> clientGroups, List<NamedGroup> serverGroups, List<SignatureScheme> schemes) {
    private static final List<NamedGroup> GROUPS = groups(0x1D, 0x17, 0x18, 0x19, 0x100, 0x101, 0x102, 0x103, 0x104);
    private static final List<NamedGroup> CURVES = groups(0x1D, 0x17, 0x18);
    /** RFC 8448 section 5: "The server however prefers P-256". */
    private static final List<NamedGroup> CURVES_OF_RETRY = groups(0x17, 0x18, 0x1D);
    /** With SHA-1 and DSA. */
    private static final List<SignatureScheme> SCHEMES = schemes(0x0403, 0x0503, 0x0603, 0x0203, 0x0804, 0x0805, 0x0806,
            0x0401, 0x0501, 0x0601, 0x0201, 0x0402, 0x0502, 0x0602, 0x0202);
    private static final List<SignatureScheme> SCHEMES_WITH_PSK = schemes(0x0805, 0x0804, 0x0806, 0x0501, 0x0601, 0x0401,
            0x0503, 0x0603, 0x0403);

    static OfferedLists of(Trace trace) {
        return switch (trace.name()) {
            case Traces.RETRIED -> new OfferedLists(CURVES, CURVES_OF_RETRY, SCHEMES);
            case Traces.EXTERNAL_PSK -> new OfferedLists(CURVES, CURVES, SCHEMES_WITH_PSK);
            case Traces.RAW_PUBLIC_KEYS -> new OfferedLists(CURVES, CURVES, SCHEMES);
            default -> new OfferedLists(GROUPS, GROUPS, SCHEMES);
        };
    }

    private static List<NamedGroup> groups(int... codes) {
        return IntStream.of(codes).mapToObj(NamedGroup::of).toList();
    }

    private static List<SignatureScheme> schemes(int... codes) {
        return IntStream.of(codes).mapToObj(SignatureScheme::of).toList();
    }
}
