package dev.parley.tls;

import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.AgreementGroup.Kind;
import dev.parley.tls.spec.NamedGroup;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which groups go with which version, and which ones are the default. */
final class Groups {
    private Groups() {
    }

    /** At least 128 bits of strength, and first a hybrid that quantum computers do not break. */
    static List<NamedGroup> standard() {
        return List.of(NamedGroup.X25519_MLKEM768, NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.SECP384R1);
    }

    /** Those of a list that may be negotiated in a version, in its order. */
    static List<NamedGroup> of(TlsVersion version, List<NamedGroup> groups) {
        return groups.stream().filter(group -> fits(version, group)).toList();
    }

    /** Whether a group may be negotiated in a version; one without a primitive may in any. */
    static boolean fits(TlsVersion version, NamedGroup group) {
        return switch (version) {
            // ECDHE is the only key agreement of the suites.
            case TLS12 -> kind(group).map(Kind.ELLIPTIC_CURVE::equals).orElse(true);
            case TLS13 -> true;
        };
    }

    /**
     * The first group and the first that is no hybrid: most servers know one of the two, so that they need not ask for another
     * share, and two are few enough to compute for nothing.
     */
    static List<NamedGroup> shares(List<NamedGroup> groups) {
        return Stream.concat(groups.stream().limit(1), groups.stream()
                .filter(group -> kind(group).filter(Kind.HYBRID::equals).isEmpty()).limit(1)).distinct().toList();
    }

    private static Optional<Kind> kind(NamedGroup group) {
        return AgreementGroup.named(group.label()).map(AgreementGroup::kind);
    }
}
