package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Pair;
import dev.parley.tls.ExtensionLayout;
import dev.parley.tls.spec.Extension;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.tls13.EncryptedExtensionsExtensions;
import dev.parley.tls.testing.KeyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9846 section 4.3.7: what a server tells of its groups. */
class GroupAdviceTest {
    private static final List<NamedGroup> SERVERS = List.of(NamedGroup.SECP384R1, NamedGroup.X25519, NamedGroup.SECP256R1);
    private static final List<NamedGroup> CLIENTS = List.of(NamedGroup.X25519, NamedGroup.SECP384R1);

    @ParameterizedTest
    @CsvSource({"x25519, true", "secp384r1, false", "'', false"})
    void whoSharesNoneOfThePreferredGroupIsTold(String shared, boolean told) {
        List<Extension> answer = new ArrayList<>();
        ExtensionLayout watch = (message, extensions) -> {
            if (message == Message.ENCRYPTED_EXTENSIONS) {
                answer.addAll(extensions);
            }
            return extensions;
        };
        Pair pair = Pair.connect(Configs.tls13().trust(Identities.PKI.trusted()).groups(CLIENTS)
                        .keyShares(CLIENTS.stream().filter(group -> group.label().equals(shared)).toList()),
                Configs.tls13().credentials(List.of(Identities.server(KeyKind.P256).credentials())).groups(SERVERS)
                        .extensionLayout(watch));
        pair.connected();
        assertEquals(told ? Optional.of(SERVERS) : Optional.empty(), EncryptedExtensionsExtensions.of(answer)
                .supportedGroups().map(groups -> groups.namedGroupList()));
    }
}
