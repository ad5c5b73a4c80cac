package dev.parley.tests.matrix.peer;

import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.OpenSsl;
import dev.parley.tests.peer.Scratch;
import dev.parley.tls.PskMode;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A setting as arguments of {@code openssl}. */
final class OpenSslArguments {
    private OpenSslArguments() {
    }

    /** Arguments of {@code s_server}. */
    static List<String> server(PeerSetting setting) throws IOException {
        List<String> all = common(setting);
        all.addAll(List.of("-naccept", String.valueOf(setting.connections()), "-client_sigalgs", schemes(setting)));
        switch (setting.clientAuthentication) {
            case REQUESTED -> all.addAll(List.of("-verify", "3", "-verify_return_error"));
            case REQUIRED -> all.addAll(List.of("-Verify", "3", "-verify_return_error"));
            default -> { }
        }
        all.addAll(listening(setting.identity));
        if (setting.closesFirst) {
            all.add("-www");
        }
        if (setting.earlyData.length > 0) {
            all.addAll(List.of("-early_data", "-max_early_data", String.valueOf(setting.earlyData.length)));
        }
        return all;
    }

    /** Arguments of {@code s_client}, which insists on a valid certificate of {@link Identities#HOST}. */
    static List<String> client(PeerSetting setting) throws IOException {
        List<String> all = common(setting);
        all.addAll(List.of("-verify_hostname", Identities.HOST, "-verify_return_error"));
        all.addAll(setting.serverName.isEmpty() ? List.of("-noservername") : List.of("-servername", setting.serverName));
        return all;
    }

    /** Arguments of an {@code s_client} that resumes. */
    static List<String> early(PeerSetting setting) throws IOException {
        return setting.earlyData.length == 0 ? List.of() : List.of("-early_data",
                Files.write(Scratch.folder().resolve("early"), setting.earlyData).toString());
    }

    /** The environment, for what has no argument in all versions. */
    static Map<String, String> environment(PeerSetting setting) throws IOException {
        return setting.extendedMasterSecret ? Map.of() : OpenSsl.withoutExtendedMasterSecret();
    }

    private static List<String> common(PeerSetting setting) throws IOException {
        OpenSsl openSsl = OpenSsl.require();
        String suites = setting.suites.stream().map(suite -> openSsl.suite(suite.label())).collect(Collectors.joining(":"));
        String groups = setting.groups.stream().map(NamedGroup::label).collect(Collectors.joining(":"));
        Path root = Pem.writeCertificates(Scratch.folder().resolve("root.crt"), setting.root);
        List<String> all = new ArrayList<>(setting.version == TlsVersion.TLS13 ? List.of("-tls1_3", "-ciphersuites", suites)
                : List.of("-cipher", suites + ":@SECLEVEL=0"));
        all.addAll(List.of("-groups", groups, "-sigalgs",
                schemes(setting), "-CAfile", root.toString()));
        if (setting.identity().isPresent()) {
            all.addAll(Identities.openSslArguments(setting.identity));
        }
        if (!setting.protocols.isEmpty()) {
            all.addAll(List.of("-alpn", String.join(",", setting.protocols)));
        }
        if (setting.pskModes.contains(PskMode.KE)) {
            all.add("-allow_no_dhe_kex");
        }
        if (setting.resumption != Resumption.TICKET) {
            all.add("-no_ticket");
        }
        return all;
    }

    /** OpenSSL reports the name that it is asked for only when there is another, with a certificate for it. */
    private static List<String> listening(Identity identity) throws IOException {
        List<String> own = Identities.openSslArguments(identity);
        return List.of("-servername", "another.example", "-cert2", own.get(1), "-key2", own.get(3));
    }

    private static String schemes(PeerSetting setting) {
        return setting.schemes.stream().map(SignatureScheme::label).collect(Collectors.joining(":"));
    }
}
