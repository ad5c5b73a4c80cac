package dev.parley.tls.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.tls.testing.Authority;
import dev.parley.tls.testing.CertificateSpec;
import dev.parley.tls.testing.KeyKind;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {
    private static final KeyPair KEYS = KeyKind.P256.generate();

    @ParameterizedTest
    @CsvSource({
        "example.org,         example.org,         true",
        "EXAMPLE.org,         Example.ORG,         true",
        "example.org,         www.example.org,     false",
        "www.example.org,     example.org,         false",
        "*.example.org,       www.example.org,     true",
        "*.example.org,       WWW.EXAMPLE.ORG,     true",
        "*.example.org,       example.org,         false",
        "*.example.org,       a.www.example.org,   false",
        "*.example.org,       www.example.com,     false",
        "*.example.org,       xn--bcher-kva.example.org, true",
        "xn--bcher-kva.example, bücher.example,    true",
        "*.org,               example.org,         false",
        "*,                   localhost,           false",
        "*.,                  localhost,           false",
        "w*.example.org,      www.example.org,     false",
        "*w.example.org,      www.example.org,     false",
        "www.*.org,           www.example.org,     false",
        "*.*.org,             www.example.org,     false",
        "www.example.org.,    www.example.org,     false",
        "127.0.0.1,           127.0.0.1,           false",
    })
    void matchesDnsNames(String presented, String wanted, boolean matches) {
        X509Certificate certificate = certificate(new GeneralName(GeneralName.dNSName, presented));
        assertEquals(matches, HostNames.matches(certificate, ServerName.parse(wanted)));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,   127.0.0.1,     true",
        "127.0.0.1,   127.0.0.2,     false",
        "::1,         ::1,           true",
        "::1,         0:0::0:1,      true",
        "2001:db8::1, 2001:db8::2,   false",
        "127.0.0.1,   localhost,     false",
        "10.0.0.0/8,  10.0.0.1,      false",
    })
    void matchesIpAddresses(String presented, String wanted, boolean matches) {
        X509Certificate certificate = certificate(new GeneralName(GeneralName.iPAddress, presented));
        assertEquals(matches, HostNames.matches(certificate, ServerName.parse(wanted)));
    }

    @Test
    void looksAtAllNames() {
        X509Certificate certificate = certificate(
                new GeneralName(GeneralName.rfc822Name, "admin@example.org"),
                new GeneralName(GeneralName.dNSName, "a.example.org"),
                new GeneralName(GeneralName.dNSName, "b.example.org"));
        assertEquals(true, HostNames.matches(certificate, ServerName.parse("b.example.org")));
        assertFalse(HostNames.matches(certificate, ServerName.parse("example.org")));
    }

    @Test
    void doesNotFallBackToTheCommonName() {
        X509Certificate bare = Authority.selfSigned(CertificateSpec.bare("example.org").keys(KEYS)).certificate();
        assertFalse(HostNames.matches(bare, ServerName.parse("example.org")));
    }

    @Test
    void doesNotMatchAMalformedExtension() {
        X509Certificate malformed = Authority.selfSigned(CertificateSpec.server("example.org")
                        .keys(KEYS)
                        .extension(Extension.subjectAlternativeName, false, new DEROctetString(new byte[3])))
                .certificate();
        assertFalse(HostNames.matches(malformed, ServerName.parse("example.org")));
    }

    private static X509Certificate certificate(GeneralName... names) {
        return Authority.selfSigned(CertificateSpec.server("ignored").keys(KEYS).names(names))
                .certificate();
    }
}
