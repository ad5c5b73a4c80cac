package dev.parley.tls.crypto;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What the keys of the JDK are, in the terms of this package. */
public final class Keys {
    private static final Map<AgreementGroup, ECParameterSpec> CURVES = curves();

    private Keys() {}

    /** The type of a public or private key, if signatures with it are known here. */
    public static Optional<KeyType> typeOf(Key key) {
        return Optional.ofNullable(switch (key.getAlgorithm()) {
            case "RSA" -> KeyType.RSA;
            case "EC" -> KeyType.EC;
            case "RSASSA-PSS" -> KeyType.RSA_PSS;
            case "Ed25519" -> KeyType.ED25519;
            case "Ed448" -> KeyType.ED448;
            case "EdDSA" -> key instanceof EdECKey edwards ? edwardsType(edwards) : null;
            default -> null;
        });
    }

    /** The named curve of an EC key whose parameters are visible; explicit parameters must equal it fully. */
    public static Optional<AgreementGroup> curveOf(Key key) {
        if (key instanceof ECKey ec && ec.getParams() != null) {
            return CURVES.entrySet().stream()
                    .filter(curve -> sameCurve(curve.getValue(), ec.getParams()))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
        return Optional.empty();
    }

    /** The length in bits of the modulus of an RSA key, if it is visible. */
    public static OptionalInt modulusLength(Key key) {
        return key instanceof RSAKey rsa ? OptionalInt.of(rsa.getModulus().bitLength()) : OptionalInt.empty();
    }

    /** Whether only the key's own provider can use it, because its numbers cannot be read (PKCS #11, HSM). */
    public static boolean isOpaque(PrivateKey key) {
        return !"PKCS#8".equals(key.getFormat()) || key.getEncoded() == null;
    }

    /**
     * Whether an RSA key lets PSS signatures have this hash, and a salt as long as it: "the hash function ... MUST be the
     * same" as in its parameters, and the salt at least as long (RFC 4055 section 3.3). A key that shows none permits all.
     */
    static boolean permitsPss(Key key, Hash hash) {
        if (!(key instanceof RSAKey rsa) || rsa.getParams() == null) {
            return true;
        }
        return rsa.getParams() instanceof PSSParameterSpec pss
                && hash.specName().equals(specName(pss.getDigestAlgorithm()))
                && pss.getMGFParameters() instanceof MGF1ParameterSpec mask
                && hash.specName().equals(specName(mask.getDigestAlgorithm()))
                && pss.getSaltLength() <= hash.length()
                && pss.getTrailerField() == PSSParameterSpec.TRAILER_FIELD_BC;
    }

    /** The specification's spelling of a hash that the JDK calls {@code SHA-256}. */
    private static String specName(String digest) {
        return digest.replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static KeyType edwardsType(EdECKey key) {
        String curve = key.getParams().getName();
        if (curve.equalsIgnoreCase(NamedParameterSpec.ED25519.getName())) {
            return KeyType.ED25519;
        }
        return curve.equalsIgnoreCase(NamedParameterSpec.ED448.getName()) ? KeyType.ED448 : null;
    }

    private static boolean sameCurve(ECParameterSpec a, ECParameterSpec b) {
        return a.getCurve().equals(b.getCurve())
                && a.getGenerator().equals(b.getGenerator())
                && a.getOrder().equals(b.getOrder())
                && a.getCofactor() == b.getCofactor();
    }

    private static Map<AgreementGroup, ECParameterSpec> curves() {
        Map<AgreementGroup, ECParameterSpec> curves = new EnumMap<>(AgreementGroup.class);
        for (AgreementGroup group : new AgreementGroup[] {
            AgreementGroup.SECP256R1, AgreementGroup.SECP384R1, AgreementGroup.SECP521R1
        }) {
            try {
                AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
                parameters.init(new ECGenParameterSpec(group.specName()));
                curves.put(group, parameters.getParameterSpec(ECParameterSpec.class));
            } catch (GeneralSecurityException absent) {
                throw new IllegalStateException("the Java runtime does not know the curve " + group.specName(), absent);
            }
        }
        return curves;
    }
}
