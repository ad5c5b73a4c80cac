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
import java.security.spec.NamedParameterSpec;
import java.util.EnumMap;
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
            case "Ed25519" -> KeyType.ED25519;
            case "EdDSA" -> key instanceof EdECKey edwards && isEd25519(edwards) ? KeyType.ED25519 : null;
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

    private static boolean isEd25519(EdECKey key) {
        return key.getParams().getName().equalsIgnoreCase(NamedParameterSpec.ED25519.getName());
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
