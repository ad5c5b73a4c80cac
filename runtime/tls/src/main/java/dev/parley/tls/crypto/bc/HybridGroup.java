package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.BadShareException;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import org.bouncycastle.crypto.params.MLKEMParameters;

/**
 * What a hybrid group is composed of, and in which order (draft-ietf-tls-ecdhe-mlkem section 4).
 *
 * @param group the group as a whole
 * @param curve its traditional part
 * @param kem its post-quantum part
 * @param kemFirst whether the post-quantum part comes first, in both shares and in the secret
 */
record HybridGroup(AgreementGroup group, AgreementGroup curve, MLKEMParameters kem, boolean kemFirst) {
    /** The two halves of a share. */
    record Halves(Bytes kem, Bytes curve) {}

    /** The composition of a group of kind {@code HYBRID}. */
    static HybridGroup of(AgreementGroup group) {
        return switch (group) {
            // "the order of shares in the concatenation has been reversed. This is due to historical reasons."
            case X25519_MLKEM768 -> new HybridGroup(group, AgreementGroup.X25519, MLKEMParameters.ml_kem_768, true);
            case SECP256R1_MLKEM768 -> new HybridGroup(
                    group, AgreementGroup.SECP256R1, MLKEMParameters.ml_kem_768, false);
            case SECP384R1_MLKEM1024 -> new HybridGroup(
                    group, AgreementGroup.SECP384R1, MLKEMParameters.ml_kem_1024, false);
            default -> throw new IllegalArgumentException(group.specName() + " is no hybrid group");
        };
    }

    Bytes join(Halves halves) {
        return kemFirst ? Bytes.concat(halves.kem, halves.curve) : Bytes.concat(halves.curve, halves.kem);
    }

    /** The secrets one after the other; both are wiped. */
    Secret join(Secret kemSecret, Secret curveSecret) {
        try (kemSecret;
                curveSecret) {
            byte[] joined = new byte[kemSecret.length() + curveSecret.length()];
            int kemOffset = kemFirst ? 0 : curveSecret.length();
            int curveOffset = kemFirst ? kemSecret.length() : 0;
            kemSecret.read((array, from, count) -> System.arraycopy(array, from, joined, kemOffset, count));
            curveSecret.read((array, from, count) -> System.arraycopy(array, from, joined, curveOffset, count));
            return Secret.take(joined);
        }
    }

    /** The halves of the first share, an encapsulation key being one. */
    Halves splitOffer(Bytes share) throws BadShareException {
        return split(share, group.offerLength());
    }

    /** The halves of the share that answers, a ciphertext being one. */
    Halves splitAnswer(Bytes share) throws BadShareException {
        return split(share, group.answerLength());
    }

    private Halves split(Bytes share, int length) throws BadShareException {
        if (share.length() != length) {
            throw new BadShareException(
                    "this " + group.specName() + " share has " + length + " bytes, not " + share.length());
        }
        int curveLength = curve.offerLength();
        return kemFirst
                ? new Halves(share.slice(0, length - curveLength), share.slice(length - curveLength))
                : new Halves(share.slice(curveLength), share.slice(0, curveLength));
    }
}
