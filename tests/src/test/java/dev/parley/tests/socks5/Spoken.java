package dev.parley.tests.socks5;

import dev.parley.wire.Bytes;

/** Messages as RFC 1928 and RFC 1929 draw them, written down by hand, not by the codecs under test. */
final class Spoken {
    /** Offers to come as anybody, or with a password. */
    static final String GREETING = "05 02 0002";
    static final String USE_PASSWORD = "05 02";
    static final String NO_LOGIN = "05 00";
    static final String NO_METHOD = "05 FF";
    /** As {@link Accounts#ALICE}. */
    static final String LOGIN = "01 05 616C696365 0A 776F6E6465726C616E64";
    static final String WELCOME = "01 00";
    static final String REJECTION = "01 01";
    /** To page.test, port 80. */
    static final String REQUEST = "05 01 00 03 09 706167652E74657374 0050";
    static final String CONNECTED = "05 00 00 01 00000000 0000";
    static final String REFUSAL = "05 04 00 01 00000000 0000";

    private Spoken() {
    }

    /** What the digits stand for; blanks do not count. */
    static Bytes bytes(String... hex) {
        return Bytes.fromHex(String.join("", hex).replace(" ", ""));
    }
}
