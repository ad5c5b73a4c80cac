package dev.parley.tests;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import java.util.List;

/** Beginnings of configurations. */
public final class Configs {
    private Configs() {
    }

    /** One that speaks TLS 1.2 only, for what is particular to it. */
    public static TlsConfig.Builder tls12() {
        return of(TlsVersion.TLS12);
    }

    /** One that speaks TLS 1.3 only. */
    public static TlsConfig.Builder tls13() {
        return of(TlsVersion.TLS13);
    }

    /** One that speaks that version only. */
    public static TlsConfig.Builder of(TlsVersion version) {
        return TlsConfig.builder().versions(List.of(version));
    }
}
