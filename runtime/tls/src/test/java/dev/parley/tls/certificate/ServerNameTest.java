package dev.parley.tls.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.wire.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerNameTest {
    @ParameterizedTest
    @CsvSource({
        "localhost,localhost",
        "WWW.Example.ORG,www.example.org",
        "example.org.,example.org",
        "bücher.example,xn--bcher-kva.example",
        "BÜCHER.example,xn--bcher-kva.example",
        "xn--bcher-kva.example,xn--bcher-kva.example",
        "_dmarc.example.org,_dmarc.example.org",
        "1a.2b,1a.2b",
    })
    void readsDnsNames(String text, String aLabels) {
        assertEquals(new ServerName.Dns(aLabels), ServerName.parse(text));
        assertEquals(aLabels, ServerName.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,7f000001",
        "255.255.255.255,ffffffff",
        "::,00000000000000000000000000000000",
        "::1,00000000000000000000000000000001",
        "[::1],00000000000000000000000000000001",
        "1::,00010000000000000000000000000000",
        "2001:DB8::8:800:200c:417a,20010db80000000000080800200c417a",
        "1:2:3:4:5:6:7:8,00010002000300040005000600070008",
        "1:2:3:4:5:6:7::,00010002000300040005000600070000",
        "::ffff:1.2.3.4,00000000000000000000ffff01020304",
        "1:2:3:4:5:6:1.2.3.4,00010002000300040005000601020304",
    })
    void readsIpAddresses(String text, String octets) {
        ServerName name = ServerName.parse(text);
        assertEquals(new ServerName.Ip(Bytes.fromHex(octets)), name);
        assertEquals(name, ServerName.parse(name.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "..", "a..b", ".a", "a b", "a/b", "-a", "a-", "*.example.org", "a\0b", "1.2.3", "1.2.3.4.5",
                "1.2.3.256", "01.2.3.4", "0x7f.0.0.1", "1.2.3.", "1.2.3.-4", "example.1", ":", ":::", "1::2::3",
                "12345::", "g::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8",
                "1.2.3.4::", "::1.2.3.4:5", "1:2:3:4:5:6:7:1.2.3.4", "fe80::1%eth0", "[::1", "[127.0.0.1]", "[]",
                "::1 ", "１.2.3.4", "\uD800.example"
            })
    void refusesWhatIsNeither(String text) {
        assertEquals(Optional.empty(), ServerName.tryParse(text));
        assertThrows(IllegalArgumentException.class, () -> ServerName.parse(text));
    }

    @Test
    void boundsLabelsAndNames() {
        String label = "a".repeat(63);
        ServerName.parse(label + ".org");
        assertEquals(Optional.empty(), ServerName.tryParse(label + "a.org"));
        assertEquals(Optional.empty(), ServerName.tryParse("ü".repeat(63) + "a".repeat(63) + ".org"));
        String longest = (label + ".").repeat(3) + "a".repeat(61);
        ServerName.parse(longest);
        ServerName.parse(longest + ".");
        assertEquals(Optional.empty(), ServerName.tryParse(longest + "a"));
        assertEquals(Optional.empty(), ServerName.tryParse("a.".repeat(1_000_000)));
        assertEquals(Optional.empty(), ServerName.tryParse(":".repeat(1_000_000)));
        assertEquals(Optional.empty(), ServerName.tryParse("1.".repeat(1_000_000)));
    }
}
