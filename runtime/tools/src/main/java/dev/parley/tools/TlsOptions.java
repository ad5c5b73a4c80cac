package dev.parley.tools;

import dev.parley.tls.ExternalPsk;
import dev.parley.tls.KeyLog;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.wire.CodePoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Options that clients and servers share. */
final class TlsOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--tls", paramLabel = "VERSION", converter = Version.class,
            description = "Speak only this version, 1.2 or 1.3 (default: either).")
    private TlsVersion version;

    @Option(names = "--psk", paramLabel = "IDENTITY:HEXKEY", converter = PreSharedKey.class,
            description = "Share this key with the peer (TLS 1.3); other users of this machine may see the command line.")
    private ExternalPsk psk;

    @Option(names = "--key-update", description = "Replace keys after the handshake, and ask the peer to (TLS 1.3).")
    private boolean keyUpdate;

    @Option(names = "--alpn", split = ",", paramLabel = "NAME", description = "Application protocols, best first.")
    private List<String> alpn = List.of();

    @Option(names = "--cipher", split = ",", paramLabel = "SUITE",
            description = "Cipher suites, best first; TLS_RSA_… suites only run if named here.")
    private List<String> ciphers = List.of();

    @Option(names = "--group", split = ",", paramLabel = "GROUP", description = "Groups for key agreement, best first.")
    private List<String> groups = List.of();

    @Option(names = "--sigalg", split = ",", paramLabel = "SCHEME", description = "Signature schemes, best first.")
    private List<String> schemes = List.of();

    @Option(names = "--crypto", paramLabel = "BINDING",
            description = "Primitives: standard (JDK and Bouncy Castle, the faster of each) or bouncycastle.")
    private Binding crypto = Binding.STANDARD;

    @Option(names = "--keylog", paramLabel = "FILE",
            description = "Append secrets in SSLKEYLOGFILE format; whoever reads the file can decrypt the connection.")
    private Path keyLog;

    @Option(names = "--trace", description = "Print each message with the states before and after it, and its epoch.")
    private boolean trace;

    /** Which primitives to use. */
    enum Binding {
        STANDARD,
        BOUNCYCASTLE
    }

    /** Whether a key is shared with the peer. */
    boolean sharesKey() {
        return psk != null;
    }

    boolean trace() {
        return trace;
    }

    Crypto crypto() {
        return crypto == Binding.STANDARD ? CryptoSuites.standard() : CryptoSuites.bouncyCastle();
    }

    TlsConfig.Builder builder() {
        TlsConfig.Builder builder = TlsConfig.builder().applicationProtocols(alpn).crypto(crypto());
        if (version != null) {
            builder.versions(List.of(version));
        }
        if (psk != null) {
            builder.preSharedKeys(List.of(psk));
        }
        if (!ciphers.isEmpty()) {
            builder.cipherSuites(named("cipher suite", ciphers, CipherSuite.registered()));
        }
        if (!groups.isEmpty()) {
            builder.groups(named("group", groups, NamedGroup.values()));
        }
        if (!schemes.isEmpty()) {
            builder.signatureSchemes(named("signature scheme", schemes, SignatureScheme.values()));
        }
        if (keyLog != null) {
            builder.keyLog(appendTo(keyLog));
        }
        return builder;
    }

    /** The configuration; settings that cannot work are wrong usage. */
    TlsConfig config(TlsConfig.Builder builder) {
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    /** What is done with every connection after its handshake. */
    void established(TlsConnection connection) throws IOException {
        if (keyUpdate) {
            String negotiated = connection.info().orElseThrow().version();
            if (!negotiated.equals(TlsVersion.TLS13.toString())) {
                throw new IOException("keys are replaced in " + TlsVersion.TLS13 + " only, not in " + negotiated);
            }
            connection.updateKeys(true);
        }
    }

    private <T extends CodePoint> List<T> named(String what, List<String> names, List<T> known) {
        return names.stream().map(name -> known.stream().filter(k -> k.label().equals(name)).findFirst()
                .orElseThrow(() -> new ParameterException(command.commandLine(), "no " + what + " '" + name
                        + "'; there are " + String.join(", ", known.stream().map(CodePoint::label).toList())))).toList();
    }

    private static KeyLog appendTo(Path file) {
        return line -> {
            try {
                Files.writeString(file, line + "\n", StandardCharsets.US_ASCII, StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException("the key log cannot be written: " + e.getMessage(), e);
            }
        };
    }
}
