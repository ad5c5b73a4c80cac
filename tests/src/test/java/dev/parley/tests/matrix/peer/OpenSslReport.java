package dev.parley.tests.matrix.peer;

import dev.parley.tests.peer.Captured;
import dev.parley.tests.peer.MessageLog;
import dev.parley.tests.peer.OpenSsl;
import dev.parley.tests.peer.RunningProgram;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.spec.ExtensionType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what {@code openssl} prints. */
final class OpenSslReport {
    private static final Pattern SUITE = Pattern.compile("(?i)Cipher is (\\S+)");
    private static final Pattern VERSION = Pattern.compile("(?:(?:New|Reused), |Protocol  : )(TLSv[0-9.]+)");
    /** Of the groups of RFC 7919, it tells only the size. */
    private static final Pattern GROUP = Pattern.compile("Server Temp Key: (?:ECDH, )?(?!DH,)([^,\\n]+)");
    private static final Pattern DIGEST = Pattern.compile("Peer signing digest: (\\S+)");
    private static final Pattern SIGNATURE = Pattern.compile("Peer signature type: (\\S+)");
    private static final Pattern PROTOCOL = Pattern.compile("ALPN protocols? (?:selected)?: (\\S+)");
    private static final Pattern SERVER_NAME = Pattern.compile("Hostname in TLS extension: \"([^\"]*)\"");
    private static final Map<String, String> EARLY_DATA = Map.of("Early data was accepted", "accepted",
            "Early data received", "accepted", "Early data was rejected", "rejected", "Early data was not sent", "none",
            "No early data received", "none");
    private static final Pattern SUBJECT = Pattern.compile("\nsubject=([^\\n]+)");
    private static final Pattern ALERT = Pattern.compile("alert [a-z ]+:.*SSL alert number (\\d+)");
    private static final int HEADER = 4;
    private static final Map<String, String> CURVES =
            Map.of("sha256", "secp256r1", "sha384", "secp384r1", "sha512", "secp521r1");

    private OpenSslReport() {
    }

    /** The report of a program that has ended. */
    static Report of(RunningProgram program, MessageLog messages, byte[] data) {
        Said said = Said.split(program.output(), data);
        String text = "\n" + said.words;
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        Facts.last(SUITE, text).flatMap(OpenSsl.require()::standardName)
                .ifPresent(suite -> facts.put(Fact.CIPHER_SUITE, suite));
        Facts.last(VERSION, text).ifPresent(version -> facts.put(Fact.VERSION, version));
        Facts.last(GROUP, text).ifPresent(group -> facts.put(Fact.GROUP, group(group)));
        if (text.contains("Server certificate")) {
            scheme(messages).or(() -> scheme(text)).ifPresent(scheme -> facts.put(Fact.SIGNATURE_SCHEME, scheme));
        }
        Facts.last(PROTOCOL, text).ifPresent(protocol -> facts.put(Fact.APPLICATION_PROTOCOL, protocol));
        Facts.last(SERVER_NAME, text).ifPresent(name -> facts.put(Fact.SERVER_NAME, name));
        if (!facts.isEmpty()) {
            facts.put(Fact.EXTENDED_MASTER_SECRET, String.valueOf(
                    Hello.ofMessage(messages.bytes("ServerHello")).has(ExtensionType.EXTENDED_MASTER_SECRET)));
            facts.put(Fact.RESUMED, String.valueOf(text.contains("\nReused, ") || text.contains("\nReused session-id")));
        }
        if (facts.containsKey(Fact.CIPHER_SUITE)) {
            facts.put(Fact.EARLY_DATA, early(text));
            facts.put(Fact.KEY_UPDATES, "%d sent, %d received".formatted(messages.count("KeyUpdate", true),
                    messages.count("KeyUpdate", false)));
        }
        Facts.last(SUBJECT, text).flatMap(Facts::commonName).ifPresent(name -> facts.put(Fact.CERTIFICATE, name));
        Facts.last(ALERT, program.errors().text()).map(code -> AlertDescription.of(Integer.parseInt(code)).label())
                .ifPresent(alert -> facts.put(Fact.ALERT, alert));
        return new Report(facts, said.data, said.words + "\n" + program.errors().text() + "\n" + messages);
    }

    /** Of several connections, the last counts. */
    private static String early(String text) {
        return EARLY_DATA.keySet().stream().filter(text::contains).max(Comparator.comparingInt(text::lastIndexOf))
                .map(EARLY_DATA::get).orElse("none");
    }

    private static String group(String printed) {
        String name = printed.toLowerCase(Locale.ROOT);
        return name.equals("prime256v1") ? "secp256r1" : name;
    }

    /** In TLS 1.3, a server's CertificateVerify has it behind the header of 4 bytes. */
    private static Optional<String> scheme(MessageLog messages) {
        byte[] verify = messages.received("CertificateVerify") ? messages.bytes("CertificateVerify", false) : new byte[0];
        return verify.length == 0 ? Optional.empty()
                : Optional.of(SignatureScheme.of(ByteBuffer.wrap(verify).getShort(HEADER) & 0xFFFF).label());
    }

    private static Optional<String> scheme(String text) {
        Optional<String> hash = Facts.last(DIGEST, text).map(digest -> digest.toLowerCase(Locale.ROOT));
        return Facts.last(SIGNATURE, text).map(type -> switch (type) {
            case "RSA" -> "rsa_pkcs1_" + hash.orElseThrow();
            case "RSA-PSS" -> "rsa_pss_rsae_" + hash.orElseThrow();
            case "ECDSA" -> "ecdsa_" + CURVES.get(hash.orElseThrow()) + "_" + hash.get();
            default -> type.toLowerCase(Locale.ROOT);
        });
    }

    /** What a program printed for itself, and the data in between. */
    private record Said(String words, byte[] data) {
        static Said split(Captured output, byte[] data) {
            String all = output.text();
            int at = all.indexOf(new String(data, StandardCharsets.ISO_8859_1));
            return at < 0 || data.length == 0 ? new Said(all, new byte[0])
                    : new Said(all.substring(0, at) + all.substring(at + data.length), data);
        }
    }
}
