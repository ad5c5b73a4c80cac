package dev.parley.tests.matrix.peer;

import dev.parley.tls.TlsVersion;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.CipherSuite;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads what {@code gnutls-cli} and {@code gnutls-serv} print; of several connections, the last counts. */
final class GnuTlsReport {
    private static final Pattern CONNECTION = Pattern.compile("(?m)^- Description: ");
    private static final Pattern KEY_EXCHANGE = Pattern.compile("(?m)^- Key Exchange: (\\S+)");
    private static final Pattern CIPHER = Pattern.compile("(?m)^- Cipher: (\\S+)");
    private static final Pattern GROUP = Pattern.compile("\\((?:EC)?DHE-([^)]+)\\)");
    private static final Pattern SIGNATURE = Pattern.compile("(?m)^- Server Signature: (\\S+)");
    private static final Pattern PROTOCOL = Pattern.compile("(?m)^- Application protocol: (\\S+)");
    private static final Pattern SERVER_NAME = Pattern.compile("(?m)^- Given server name\\[\\d+\\]: (\\S+)");
    private static final Pattern OPTIONS = Pattern.compile("(?m)^- Options: (.*)");
    /** What a client sends, up to where the server's answer to it would be. */
    private static final Pattern OFFERED_EARLY_DATA =
            Pattern.compile("(?s)Sending extension Early Data/42.*?FINISHED \\(20\\) was received");
    private static final Pattern KEY_UPDATE_SENT = Pattern.compile("KEY_UPDATE was queued");
    private static final Pattern KEY_UPDATE_RECEIVED = Pattern.compile("KEY_UPDATE \\(24\\) was received");
    private static final Pattern CERTIFICATE = Pattern.compile("Certificate\\[0\\] info:\\s+- subject `([^']*)'");
    private static final Pattern ALERT = Pattern.compile("Received alert \\[(\\d+)\\]");

    private GnuTlsReport() {
    }

    /** The report of a program that has ended. */
    static Report of(String words, byte[] data) {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        Facts.last(CERTIFICATE, words).flatMap(Facts::commonName).ifPresent(name -> facts.put(Fact.CERTIFICATE, name));
        Facts.last(ALERT, words).map(code -> AlertDescription.of(Integer.parseInt(code)).label())
                .ifPresent(alert -> facts.put(Fact.ALERT, alert));
        Facts.last(SERVER_NAME, words).ifPresent(name -> facts.put(Fact.SERVER_NAME, name));
        String[] connections = CONNECTION.split(words);
        if (connections.length > 1) {
            describe(connections[connections.length - 1], facts);
            facts.put(Fact.EARLY_DATA, early(words));
            facts.put(Fact.KEY_UPDATES, "%d sent, %d received".formatted(
                    KEY_UPDATE_SENT.matcher(words).results().count(), KEY_UPDATE_RECEIVED.matcher(words).results().count()));
            facts.put(Fact.RESUMED, String.valueOf(words.contains("*** This is a resumed session")));
        }
        return new Report(facts, data, words);
    }

    /** A server says it; of a client, the last handshake shows it. */
    private static String early(String words) {
        if (words.contains("early data accepted")) {
            return "accepted";
        }
        return OFFERED_EARLY_DATA.matcher(words).results().map(MatchResult::group).reduce((earlier, later) -> later)
                .map(handshake -> handshake.contains("Parsing extension 'Early Data/42'") ? "accepted" : "rejected")
                .orElse("none");
    }

    private static void describe(String text, Map<Fact, String> facts) {
        TlsVersion version = text.startsWith("(TLS1.3") ? TlsVersion.TLS13 : TlsVersion.TLS12;
        facts.put(Fact.VERSION, version.toString());
        Facts.last(CIPHER, text).flatMap(cipher -> GnuTlsNames.suite(Facts.last(KEY_EXCHANGE, text), cipher)).map(CipherSuite::label)
                .ifPresent(suite -> facts.put(Fact.CIPHER_SUITE, suite));
        Facts.last(GROUP, text.lines().findFirst().orElse("")).ifPresent(group ->
                facts.put(Fact.GROUP, group.toLowerCase(Locale.ROOT)));
        Facts.last(SIGNATURE, text).flatMap(name -> GnuTlsNames.schemeOf(version, name)).ifPresent(scheme ->
                facts.put(Fact.SIGNATURE_SCHEME, scheme));
        Facts.last(PROTOCOL, text).ifPresent(protocol -> facts.put(Fact.APPLICATION_PROTOCOL, protocol));
        Facts.last(OPTIONS, text).ifPresent(options -> facts.put(Fact.EXTENDED_MASTER_SECRET,
                String.valueOf(options.contains("extended master secret"))));
    }
}
