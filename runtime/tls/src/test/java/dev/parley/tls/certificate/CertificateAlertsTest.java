package dev.parley.tls.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tls.certificate.CertificateRejectedException.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateAlertsTest {
    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_CA, unknown_ca",
        "EXPIRED, certificate_expired",
        "NOT_YET_VALID, certificate_expired",
        "REVOKED, certificate_revoked",
        "BAD_CERTIFICATE, bad_certificate",
        "WEAK, bad_certificate",
        "WRONG_HOST, bad_certificate",
        "UNSUPPORTED, unsupported_certificate",
        "USAGE, unsupported_certificate",
        "TOO_LONG, certificate_unknown",
        "OTHER, certificate_unknown",
    })
    void namesTheAlertInTheSpellingOfTheSpecification(Reason reason, String alert) {
        assertEquals(alert, CertificateAlerts.nameOf(reason));
    }
}
