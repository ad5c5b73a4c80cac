package dev.parley.lang.flow;

import static dev.parley.lang.flow.Spec.C;
import static dev.parley.lang.flow.Spec.S;

import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.List;

/** The flows of TLS without any text. */
final class Tls {
    private final Spec spec = new Spec();

    private Tls() {
    }

    static ProtocolModel tls12() {
        Tls tls = new Tls();
        List<FlowStep> steps = new ArrayList<>(List.of(tls.spec.at("START"), tls.spec.send(C, "ClientHello")));
        steps.addAll(tls.handshake12());
        return tls.spec.model(steps);
    }

    static ProtocolModel tls13() {
        Tls tls = new Tls();
        Spec spec = tls.spec;
        Term offeredEarly = spec.fact("offered_early", C, "ClientHello", spec.not(spec.seen(S, "HelloRetryRequest")));
        List<FlowStep> steps = new ArrayList<>(List.of(spec.at("START"), spec.send(C, "ClientHello"),
                spec.key(C, "early", offeredEarly)));
        steps.addAll(tls.handshake13(offeredEarly));
        return spec.model(steps);
    }

    static ProtocolModel both() {
        Tls tls = new Tls();
        Spec spec = tls.spec;
        Term offered13 = spec.fact("offered_13", C, "ClientHello");
        Term offeredEarly = spec.fact("offered_early", C, "ClientHello",
                spec.and(offered13, spec.not(spec.seen(S, "HelloRetryRequest"))));
        return spec.model(spec.at("START"), spec.send(C, "ClientHello"), spec.key(C, "early", offeredEarly),
                spec.by(S, spec.arm(offered13, tls.handshake13(offeredEarly).toArray(FlowStep[]::new)),
                        spec.arm(spec.not(offeredEarly), tls.handshake12().toArray(FlowStep[]::new))));
    }

    private List<FlowStep> handshake13(Term offeredEarly) {
        Term retried = spec.seen(S, "HelloRetryRequest");
        Term psk = spec.fact("psk", S, "ServerHello13");
        Term accepted = spec.fact("accepted_early", S, "EncryptedExtensions",
                spec.and(spec.and(offeredEarly, psk), spec.not(retried)));
        Term nonempty = spec.fact("nonempty", C, "Certificate");
        Term requested = spec.seen(S, "CertificateRequest");
        return List.of(spec.at("WAIT_SH"),
                spec.maybe(S, spec.send(S, "HelloRetryRequest"), spec.key(C, "plain"),
                        spec.at(C, "START2"), spec.send(C, "ClientHello")),
                spec.at("WAIT_SH2"), spec.send(S, "ServerHello13"), spec.key(S, "handshake"),
                spec.at(C, "WAIT_EE"), spec.send(S, "EncryptedExtensions"),
                spec.when(spec.not(psk),
                        spec.at(C, "WAIT_CERT_CR"), spec.maybe(S, spec.send(S, "CertificateRequest")),
                        spec.at(C, "WAIT_CERT"), spec.send(S, "Certificate"),
                        spec.at(C, "WAIT_CV"), spec.send(S, "CertificateVerify")),
                spec.at(C, "WAIT_FINISHED"), spec.send(S, "Finished"), spec.key(S, "application"),
                spec.at(S, "WAIT_EOED"), spec.when(accepted, spec.send(C, "EndOfEarlyData")),
                spec.key(C, "handshake"),
                spec.at(S, "WAIT_CERT"), spec.when(requested, spec.send(C, "Certificate")),
                spec.at(S, "WAIT_CV"), spec.when(spec.and(requested, nonempty), spec.send(C, "CertificateVerify")),
                spec.at(S, "WAIT_FINISHED"), spec.send(C, "Finished"), spec.key(C, "application"),
                spec.at("CONNECTED13"));
    }

    private List<FlowStep> handshake12() {
        Term offeredTicket = spec.fact("offered_ticket", C, "ClientHello");
        Term offersSession = spec.fact("offers_session", C, "ClientHello");
        Term ephemeral = spec.fact("ephemeral", S, "ServerHello12");
        Term newTicket = spec.fact("new_ticket", S, "ServerHello12", offeredTicket);
        Term status = spec.fact("status", S, "ServerHello12");
        Term nonempty = spec.fact("nonempty", C, "Certificate");
        Term ask = spec.option(S, "ask_cert");
        Term requested = spec.seen(S, "CertificateRequest");
        return List.of(spec.at("WAIT_SH"), spec.send(S, "ServerHello12"), spec.by(S,
                spec.arm(spec.at("WAIT_CERT"), spec.send(S, "Certificate"),
                        spec.at("WAIT_STATUS"), spec.maybe(S, status, spec.send(S, "CertificateStatus")),
                        spec.at("WAIT_SKE"), spec.when(ephemeral, spec.send(S, "ServerKeyExchange")),
                        spec.at("WAIT_CR"), spec.maybe(S, ask, spec.send(S, "CertificateRequest")),
                        spec.at("WAIT_SHD"), spec.send(S, "ServerHelloDone"),
                        spec.at("WAIT_CC"), spec.when(requested, spec.send(C, "Certificate")),
                        spec.at("WAIT_CKE"), spec.send(C, "ClientKeyExchange"),
                        spec.at("WAIT_CV"), spec.when(spec.and(requested, nonempty), spec.send(C, "CertificateVerify")),
                        spec.at("WAIT_CCS"), spec.send(C, "ChangeCipherSpec"), spec.key(C, "session"),
                        spec.at("WAIT_CFIN"), spec.send(C, "Finished"),
                        spec.at("WAIT_NST"), spec.when(newTicket, spec.send(S, "NewSessionTicket")),
                        spec.at("WAIT_SCCS"), spec.send(S, "ChangeCipherSpec"), spec.key(S, "session"),
                        spec.at("WAIT_SFIN"), spec.send(S, "Finished")),
                spec.arm(offersSession,
                        spec.at("WAIT_NST_R"), spec.when(newTicket, spec.send(S, "NewSessionTicket")),
                        spec.at("WAIT_SCCS_R"), spec.send(S, "ChangeCipherSpec"), spec.key(S, "session"),
                        spec.at("WAIT_SFIN_R"), spec.send(S, "Finished"),
                        spec.at("WAIT_CCS_R"), spec.send(C, "ChangeCipherSpec"), spec.key(C, "session"),
                        spec.at("WAIT_CFIN_R"), spec.send(C, "Finished"))),
                spec.at("CONNECTED12"));
    }
}
