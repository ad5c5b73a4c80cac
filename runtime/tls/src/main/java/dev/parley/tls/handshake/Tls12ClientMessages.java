package dev.parley.tls.handshake;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.SigningIdentity;
import dev.parley.tls.crypto.KeyShare;
import dev.parley.tls.crypto.KeyUseException;
import dev.parley.tls.crypto.RsaKeyTransport;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ClientMachine;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.tls12.Certificate;
import dev.parley.tls.spec.tls12.CertificateVerify;
import dev.parley.tls.spec.tls12.ClientECDiffieHellmanPublic;
import dev.parley.tls.spec.tls12.ClientKeyExchange;
import dev.parley.tls.spec.tls12.ECPoint;
import dev.parley.tls.spec.tls12.EncryptedPreMasterSecret;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import java.util.List;

/** What a client of TLS 1.2 answers with (RFC 5246 sections 7.4.6 to 7.4.8). */
final class Tls12ClientMessages {
    private static final int VERSION = 0x0303;

    private final TlsConfig config;
    private final Keyring keyring;

    Tls12ClientMessages(TlsConfig config, Keyring keyring) {
        this.config = config;
        this.keyring = keyring;
    }

    Certificate certificate(ClientMachine machine) {
        choice(machine).credentials().ifPresent(keyring::use);
        return new Certificate(keyring.identity().map(SigningIdentity::encoded).orElse(List.of()));
    }

    ClientKeyExchange clientKeyExchange(ClientMachine machine) throws ProtocolException {
        return new ClientKeyExchange(machine.ephemeral() ? agreement(machine) : transport(machine));
    }

    CertificateVerify certificateVerify(ClientMachine machine) {
        SigningIdentity own = keyring.identity().orElseThrow();
        return new CertificateVerify(choice(machine).scheme(own).orElseThrow(), Bytes.EMPTY);
    }

    private ClientCertificateChoice choice(ClientMachine machine) {
        return new ClientCertificateChoice(config, machine.tls12CertificateRequest());
    }

    private ClientKeyExchange.ExchangeKeys agreement(ClientMachine machine) throws ProtocolException {
        NamedGroup group = Outcome.group(Outcome.ephemeral(machine.serverKeyExchange()).params().curveParams());
        KeyShare share = config.crypto().agreement().generate(SpecNames.group(group));
        keyring.hold(share);
        return new ClientKeyExchange.ExchangeKeys.EcDiffieHellman(new ClientECDiffieHellmanPublic(
                new ClientECDiffieHellmanPublic.EcdhPublic.Explicit(new ECPoint(share.publicShare()))));
    }

    private ClientKeyExchange.ExchangeKeys transport(ClientMachine machine) throws ProtocolException {
        byte[] premaster = new byte[RsaKeyTransport.PREMASTER_LENGTH];
        config.crypto().random().nextBytes(premaster);
        // RFC 5246 section 7.4.7.1: "The version number in the PreMasterSecret is the version offered by the client".
        premaster[0] = (byte) (VERSION >> 8);
        premaster[1] = (byte) VERSION;
        Secret secret = Secret.take(premaster);
        keyring.holdPremaster(secret);
        try {
            return new ClientKeyExchange.ExchangeKeys.Rsa(new EncryptedPreMasterSecret(config.crypto().rsaKeyTransport()
                    .encrypt(((CertificateKey) machine.serverKey()).key(), secret)));
        } catch (KeyUseException e) {
            throw new ProtocolException(AlertDescription.ILLEGAL_PARAMETER, "no secret can be encrypted to the server", e);
        }
    }
}
