package dev.parley.tls.certificate;

import dev.parley.tls.crypto.Hash;
import dev.parley.tls.crypto.Hashing;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Tells apart whom a {@link PathValidator} believes: by its anchors and revocation lists, in any order. */
final class RuleFingerprint {
    private static final Hashing HASHING = CryptoSuites.standard().hashing();

    private RuleFingerprint() {
    }

    static Bytes of(Collection<X509Certificate> anchors, boolean checksRevocation, Collection<X509CRL> lists) {
        try {
            List<Bytes> believed = new ArrayList<>();
            for (X509Certificate anchor : anchors) {
                believed.add(Bytes.wrap(anchor.getEncoded()));
            }
            List<Bytes> revoked = new ArrayList<>();
            for (X509CRL list : lists) {
                revoked.add(Bytes.wrap(list.getEncoded()));
            }
            return HASHING.digest(Hash.SHA256, List.of(Bytes.of(checksRevocation ? 1 : 0), set(believed), set(revoked)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("an authority or revocation list has no encoding; leave it out", e);
        }
    }

    /** The same for raw public keys, which are never taken for authorities: the first byte differs. */
    static Bytes ofRawKeys(Collection<Bytes> encodedKeys) {
        return HASHING.digest(Hash.SHA256, List.of(Bytes.of(2), set(encodedKeys)));
    }

    private static Bytes set(Collection<Bytes> encoded) {
        Stream<Bytes> hashes = encoded.stream().map(bytes -> HASHING.digest(Hash.SHA256, bytes));
        return HASHING.digest(Hash.SHA256, hashes.map(Bytes::toHex).distinct().sorted().map(Bytes::fromHex).toList());
    }
}
