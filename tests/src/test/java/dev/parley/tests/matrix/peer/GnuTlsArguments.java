package dev.parley.tests.matrix.peer;

import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Scratch;
import dev.parley.tls.PskMode;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;

/** A setting as arguments of {@code gnutls-cli} and {@code gnutls-serv}. */
final class GnuTlsArguments {
    private GnuTlsArguments() {
    }

    /** Arguments of {@code gnutls-serv}. */
    static List<String> server(PeerSetting setting) throws IOException {
        List<String> all = common(setting);
        all.add(setting.closesFirst ? "--http" : "--echo");
        all.addAll(switch (setting.clientAuthentication) {
            case NONE -> List.of("--disable-client-cert");
            case REQUESTED -> List.of("--verify-client-cert");
            case REQUIRED -> List.of("--require-client-cert", "--verify-client-cert");
        });
        if (setting.earlyData.length > 0) {
            all.addAll(List.of("--earlydata", "--maxearlydata", String.valueOf(setting.earlyData.length)));
        }
        if (!setting.protocols.isEmpty()) {
            all.add("--alpn-fatal");
        }
        if (!setting.serverName.isEmpty()) {
            all.addAll(List.of("--sni-hostname", setting.serverName));
        }
        return all;
    }

    /** Arguments of {@code gnutls-cli}, which insists on a valid certificate of {@link Identities#HOST}. */
    static List<String> client(PeerSetting setting) throws IOException {
        List<String> all = common(setting);
        all.addAll(List.of("--verify-hostname", Identities.HOST));
        if (setting.version == TlsVersion.TLS13) {
            all.add("--single-key-share");
        }
        if (setting.update.isPresent()) {
            all.add("--inline-commands");
        }
        if (setting.earlyData.length > 0) {
            all.addAll(List.of("--earlydata",
                    Files.write(Scratch.folder().resolve("early"), setting.earlyData).toString()));
        }
        all.addAll(setting.serverName.isEmpty() ? List.of("--disable-sni") : List.of("--sni-hostname", setting.serverName));
        if (setting.resumption != Resumption.NONE) {
            all.add("--resume");
        }
        return all;
    }

    private static List<String> common(PeerSetting setting) throws IOException {
        Path folder = Scratch.folder();
        Path root = Pem.writeCertificates(folder.resolve("root.crt"), setting.root);
        List<String> all = new ArrayList<>(List.of("--priority", priority(setting), "--x509cafile", root.toString()));
        if (setting.update.isPresent() || setting.earlyData.length > 0) {
            // So much talk that it tells what becomes of them.
            all.addAll(List.of("-d", "4"));
        }
        if (setting.identity().isPresent()) {
            all.addAll(List.of("--x509certfile", setting.identity.writeChain(folder, "own").toString(),
                    "--x509keyfile", key(setting.identity, folder.resolve("own.key")).toString()));
        }
        setting.protocols.forEach(protocol -> all.addAll(List.of("--alpn", protocol)));
        if (setting.resumption != Resumption.TICKET) {
            all.add("--noticket");
        }
        return all;
    }

    /** GnuTLS wants the public key beside the private one of a curve (RFC 5915), where the JDK leaves it out. */
    private static Path key(Identity identity, Path file) {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(identity.privateKey().getEncoded());
        if (!info.getPrivateKeyAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return Pem.writeKey(file, identity.privateKey());
        }
        try {
            ASN1BitString point = SubjectPublicKeyInfo.getInstance(identity.certificate().getPublicKey().getEncoded())
                    .getPublicKeyData();
            ECPrivateKey bare = ECPrivateKey.getInstance(info.parsePrivateKey());
            ECPrivateKey whole = new ECPrivateKey(length(bare), bare.getKey(), point,
                    info.getPrivateKeyAlgorithm().getParameters());
            return Pem.write(file, new PemObject("EC PRIVATE KEY", whole.getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int length(ECPrivateKey key) {
        ASN1Sequence fields = (ASN1Sequence) key.toASN1Primitive();
        return ASN1OctetString.getInstance(fields.getObjectAt(1)).getOctets().length * Byte.SIZE;
    }

    /**
     * What GnuTLS calls a priority string: everything is off but this. With Ed25519 alone, its CertificateRequest would
     * have no certificate type, of which RFC 5246 section 7.4.4 wants at least one.
     */
    private static String priority(PeerSetting setting) {
        Stream<String> parts = Stream.of(
                Stream.of("NONE", "+VERS-" + setting.version.toString().replace("v", ""), "+CTYPE-X509", "+COMP-NULL", "+AEAD"),
                setting.suites.stream().flatMap(suite -> GnuTlsNames.keyExchange(suite).stream()).distinct()
                        .map(exchange -> "+" + exchange),
                setting.suites.stream().map(suite -> "+" + GnuTlsNames.cipher(suite)).distinct(),
                setting.pskModes.contains(PskMode.KE) ? Stream.of("+PSK", "+ECDHE-PSK") : Stream.<String>empty(),
                setting.groups.stream().map(group -> "+GROUP-" + GnuTlsNames.group(group.label())),
                setting.schemes.stream().map(scheme -> "+SIGN-" + GnuTlsNames.scheme(setting.version, scheme.label())),
                setting.version == TlsVersion.TLS12 && setting.schemes.equals(List.of(SignatureScheme.ED25519)) ? Stream.of("+SIGN-ECDSA-SHA256")
                        : Stream.<String>empty(),
                setting.extendedMasterSecret ? Stream.<String>empty() : Stream.of("%NO_SESSION_HASH")).flatMap(part -> part);
        return parts.collect(Collectors.joining(":"));
    }
}
